using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>What lies in the contract wallet, and what positions would add to it or take from it.</summary>
internal sealed class ContractBalanceEndpoints(ContractFloor floor)
{
    /// <param name="Blocked">What the operator has frozen: it is there, and no order can use it.</param>
    private readonly record struct Line(AssetRecord Asset, AccountOverview Overview, Int128 Blocked);

    public void Map(RouteTable routes) => routes.Add(Section.ContractPrivate("GET", "/capi/v3/account/balance", 5, Balances));

    public async ValueTask<Refusal?> Balances(Call call)
    {
        var user = call.User!.Number;
        var (lines, none) = await floor.AskAsync(call, perpetuals => LinesOf(perpetuals, user));
        if (none is not null)
            return none;
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var (asset, overview, blocked) in lines!)
        {
            json.WriteStartObject();
            json.WriteString("asset"u8, asset.Code);
            json.WriteString("balance"u8, Units.FormatTrimmed(overview.Equity + blocked, asset.Decimals));
            json.WriteString("availableBalance"u8, Units.FormatTrimmed(overview.Available, asset.Decimals));
            json.WriteString("frozen"u8, Units.FormatTrimmed(overview.Frozen + blocked, asset.Decimals));
            // The spelling is the contract's.
            json.WriteString("unrealizePnl"u8, Units.FormatTrimmed(overview.Unrealized, asset.Decimals));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private List<Line> LinesOf(PerpetualExchange perpetuals, long user)
    {
        var ledger = perpetuals.Ledger;
        var lines = new List<Line>();
        foreach (var line in ledger.BalancesOf(user))
        {
            if (line.Wallet != WalletId.Contract || !floor.Keeps(line.Asset))
                continue;
            var asset = ledger.Assets.IndexOf(line.Asset);
            var account = perpetuals.TraderOf(user)?.AccountOf(asset);
            var blocked = line.Balance.Frozen - (account is null ? 0 : account.FrozenForOrders + account.IsolatedMargin);
            lines.Add(new Line(ledger.Assets[asset], perpetuals.OverviewOf(user, asset), blocked));
        }
        return lines;
    }
}
