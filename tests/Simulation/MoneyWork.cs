using Kontor.World.Ledger;

namespace Kontor.Simulation;

/// <summary>Money comes, goes, and moves between wallets.</summary>
internal sealed class MoneyWork(Random chance)
{
    private static readonly ExchangeId[] s_exchanges = [ExchangeId.BitMart, ExchangeId.Weex];
    private static readonly string[] s_assets = ["USDT", "BTC", "ETH", "NONE"];
    private static readonly WalletId[] s_wallets =
    [
        WalletId.Spot,
        WalletId.Spot,
        WalletId.Funding,
        WalletId.Contract,
        WalletId.IsolatedMargin("BTC_USDT"),
    ];

    public Deed Next()
    {
        var place = new AccountPlace(Pick(s_exchanges), chance.Next(0, Workload.Users + 2), Pick(s_wallets), Pick(s_assets));
        return chance.Next(10) switch
        {
            < 4 => Deed.Of(new CreditWallet(place, Amount())),
            < 6 => Deed.Of(new DebitWallet(place, Amount())),
            < 9 => Deed.Of(new TransferBetweenWallets(place, Pick(s_wallets), Amount())),
            _ when chance.Next(2) == 0 => Deed.Of(new FreezeFunds(place, Amount())),
            _ => Deed.Of(new ReleaseFunds(place, Amount())),
        };
    }

    private Int128 Amount() =>
        chance.Next(40) switch
        {
            0 => 0,
            1 => -5,
            2 => Int128.MaxValue,
            _ => chance.NextInt64(5_000_000_000),
        };

    private T Pick<T>(T[] choices) => choices[chance.Next(choices.Length)];
}
