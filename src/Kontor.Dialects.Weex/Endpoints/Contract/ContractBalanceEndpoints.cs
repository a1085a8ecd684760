using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>What lies in the contract wallet, and what positions would add to it or take from it.</summary>
internal sealed class ContractBalanceEndpoints(ContractFloor floor)
{
    private readonly record struct Line(AssetRecord Asset, AccountOverview Overview);

    public void Map(RouteTable routes) => routes.Add(Section.ContractPrivate("GET", "/capi/v3/account/balance", 5, Balances));

    public async ValueTask<Refusal?> Balances(Call call)
    {
        var user = call.User!.Number;
        var (lines, none) = await floor.AskAsync(call, perpetuals => LinesOf(perpetuals, user));
        if (none is not null)
            return none;
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var (asset, overview) in lines!)
        {
            json.WriteStartObject();
            json.WriteString("asset"u8, asset.Code);
            json.WriteString("balance"u8, Units.FormatTrimmed(overview.Equity, asset.Decimals));
            json.WriteString("availableBalance"u8, Units.FormatTrimmed(overview.Available, asset.Decimals));
            json.WriteString("frozen"u8, Units.FormatTrimmed(overview.Frozen, asset.Decimals));
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
            if (line.Wallet == WalletId.Contract && floor.Keeps(line.Asset))
                lines.Add(new Line(ledger.FindAsset(line.Asset)!, perpetuals.OverviewOf(user, ledger.Assets.IndexOf(line.Asset))));
        }
        return lines;
    }
}
