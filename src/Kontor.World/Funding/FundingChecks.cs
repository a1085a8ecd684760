using Kontor.World.Ledger;

namespace Kontor.World.Funding;

/// <summary>What must hold between the movements of coins and the books.</summary>
internal static class FundingChecks
{
    public static void Run(FundingState funding, LedgerState ledger, ICollection<string> broken)
    {
        foreach (var exchange in ledger.Exchanges)
            CheckTransit(funding, exchange, broken);
        foreach (var deposit in funding.Deposits.All)
        {
            if (!deposit.IsOpen || deposit.User == 0 || deposit.Id > funding.NewestId)
                broken.Add($"funding: deposit {deposit.Id} cannot be open");
        }
        foreach (var withdrawal in funding.Withdrawals.All)
        {
            if (!withdrawal.IsOpen || withdrawal.Fee >= withdrawal.Amount || withdrawal.Id > funding.NewestId)
                broken.Add($"funding: withdrawal {withdrawal.Id} cannot be open");
        }
    }

    private static void CheckTransit(FundingState funding, ExchangeLedger exchange, ICollection<string> broken)
    {
        var onTheWay = new SortedDictionary<string, Int128>(StringComparer.Ordinal);
        foreach (var asset in exchange.Assets.All)
            onTheWay[asset.Code] = 0;
        foreach (var withdrawal in funding.Withdrawals.All)
        {
            if (withdrawal.Exchange == exchange.Id)
                onTheWay[withdrawal.Asset] += withdrawal.Amount;
        }
        foreach (var (asset, amount) in onTheWay)
        {
            if (exchange.BalanceOf(House.InTransit, asset).Total != amount)
                broken.Add($"funding: {exchange.Name}: what is in transit of {asset} is not what the open withdrawals are about");
        }
    }
}
