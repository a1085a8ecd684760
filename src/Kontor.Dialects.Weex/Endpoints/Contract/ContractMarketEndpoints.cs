using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>A contract's book and its trades, read beside the world's thread: no number of questions delays an order.</summary>
internal sealed class ContractMarketEndpoints(TradingHouse house)
{
    private const int TradesDefault = 100;
    private const int TradesMax = 1_000;

    public void Map(RouteTable routes)
    {
        routes.Add(Section.ContractPublic("/capi/v3/market/depth", 1, Depth));
        routes.Add(Section.ContractPublic("/capi/v3/market/trades", 5, Trades));
    }

    private ValueTask<Refusal?> Depth(Call call)
    {
        var given = CallParameters.OfQuery(call);
        if (house.ShownContract(given, out var contract) is { } badSymbol)
            return new(badSymbol);
        if (DepthLevels.Of(given["limit"]) is not { } levels)
            return new(Errors.ParamError.With("limit"));
        MarketJson.WriteDepth(Envelope.Begin(call), QuotedMarket.Of(contract.Contract), contract.Contract.Tape.Depth(levels));
        return new(Envelope.End(call));
    }

    /// <summary>Newest first.</summary>
    private ValueTask<Refusal?> Trades(Call call)
    {
        var given = CallParameters.OfQuery(call);
        if (house.ShownContract(given, out var contract) is { } badSymbol)
            return new(badSymbol);
        if (Whole.Limit(given["limit"], TradesDefault, TradesMax, out var limit) is { } badLimit)
            return new(badLimit);
        var market = QuotedMarket.Of(contract.Contract);
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var trade in market.Tape.Trades(limit))
            MarketJson.WriteTrade(json, market, trade);
        json.WriteEndArray();
        return new(Envelope.End(call));
    }
}
