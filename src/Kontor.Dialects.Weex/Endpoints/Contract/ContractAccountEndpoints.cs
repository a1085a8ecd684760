using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Ledger;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>The contract account: what lies in its wallet, and what a market's trades cost it.</summary>
internal sealed class ContractAccountEndpoints(LiveWorld world)
{
    private const int PpmDecimals = 6;

    public void Map(RouteTable routes)
    {
        routes.Add(Section.ContractPrivate("GET", "/capi/v3/account/balance", 5, Balances));
        routes.Add(Section.ContractPrivate("GET", "/capi/v3/account/commissionRate", 5, CommissionRate));
    }

    private async ValueTask<Refusal?> Balances(Call call)
    {
        var user = call.User!.Number;
        var answer = await world.ReadAsync(state =>
        {
            var house = state.Ledger.Find(ExchangeId.Weex)!;
            var lines = house.BalancesOf(user).Where(line => line.Wallet == WalletId.Contract);
            return lines.Select(line => (Asset: house.FindAsset(line.Asset)!, line.Balance)).ToList();
        });
        if (call.Dialect.RefusalOf(call, answer) is { } unavailable)
            return unavailable;
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var (asset, balance) in answer.Value)
        {
            json.WriteStartObject();
            json.WriteString("asset"u8, asset.Code);
            json.WriteString("balance"u8, Units.FormatTrimmed(balance.Total, asset.Decimals));
            json.WriteString("availableBalance"u8, Units.FormatTrimmed(balance.Available, asset.Decimals));
            json.WriteString("frozen"u8, Units.FormatTrimmed(balance.Frozen, asset.Decimals));
            // Nobody holds a position in this world yet, so nothing is unrealised. The spelling is the contract's.
            json.WriteString("unrealizePnl"u8, "0"u8);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> CommissionRate(Call call)
    {
        // The symbol: there, well formed, listed, open to the API.
        if (CallParameters.OfQuery(call)["symbol"] is not { } symbol)
            return Errors.ParamEmpty.With("symbol");
        if (!Symbols.IsWellFormed(symbol))
            return Errors.InvalidSymbol;
        var answer = await world.ReadAsync(state => state.SpotOf(ExchangeId.Weex).FindMarket(symbol));
        if (call.Dialect.RefusalOf(call, answer) is { } unavailable)
            return unavailable;
        if (answer.Value is not { } market)
            return Errors.SpotSymbolNotExist;
        if (!market.IsApiTradable)
            return Errors.NoPermissionTradePair;

        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteString("symbol"u8, market.Symbol);
        json.WriteString("makerCommissionRate"u8, Units.FormatTrimmed(market.MakerFeePpm, PpmDecimals));
        json.WriteString("takerCommissionRate"u8, Units.FormatTrimmed(market.TakerFeePpm, PpmDecimals));
        json.WriteEndObject();
        return Envelope.End(call);
    }
}
