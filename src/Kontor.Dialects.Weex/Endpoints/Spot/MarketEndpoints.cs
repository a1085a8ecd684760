using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.MarketData;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary><c>/api/v3/market/*</c> of one market: its trades, its candles, its book.</summary>
internal sealed class MarketEndpoints(TradingHouse house)
{
    private const int TradesDefault = 100;
    private const int TradesMax = 1_000;
    private const int CandlesDefault = 100;

    /// <summary>The contract documents no limit; clients state this one.</summary>
    private const int CandlesMax = 300;

    public void Map(RouteTable routes)
    {
        routes.Add(Section.SpotPublic("/api/v3/market/trades", 25, Trades));
        routes.Add(Section.SpotPublic("/api/v3/market/klines", 2, KlinesAsync));
        routes.Add(Section.SpotPublic("/api/v3/market/depth", 5, Depth));
    }

    /// <summary>Newest first.</summary>
    private ValueTask<Refusal?> Trades(Call call)
    {
        var given = CallParameters.OfQuery(call);
        if (house.ShownMarket(given, out var market) is { } badSymbol)
            return new(badSymbol);
        if (Whole.Limit(given["limit"], TradesDefault, TradesMax, out var limit) is { } badLimit)
            return new(badLimit);
        var quoted = QuotedMarket.Of(market);
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var trade in market.Tape.Trades(limit))
            MarketJson.WriteTrade(json, quoted, trade);
        json.WriteEndArray();
        return new(Envelope.End(call));
    }

    /// <summary>Oldest first; the last one is still open.</summary>
    private async ValueTask<Refusal?> KlinesAsync(Call call)
    {
        var given = CallParameters.OfQuery(call);
        // What is missing comes before what is wrong.
        if (given["symbol"] is not null && given["interval"] is null)
            return Errors.ParamEmpty.With("interval");
        if (house.ShownMarket(given, out var market) is { } badSymbol)
            return badSymbol;
        if (Intervals.OfSpot(given["interval"]!) is not { } interval)
            return Errors.ParamError.With("interval");
        if (Whole.Limit(given["limit"], CandlesDefault, CandlesMax, out var limit) is { } badLimit)
            return badLimit;
        var known = market.Tape.Candles(CandlePrice.Last).Known(interval, 0, call.NowMs, limit, call.NowMs);
        var owner = new CandleOwner(market.Exchange, MarketProduct.Spot, market.Index, interval, CandlePrice.Last);
        var (candles, none) = await house.CandlesAsync(call, known, owner);
        if (none is not null)
            return none;
        var quoted = QuotedMarket.Of(market);
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var candle in candles)
            MarketJson.WriteCandle(json, quoted, CandlePrice.Last, interval, candle);
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private ValueTask<Refusal?> Depth(Call call)
    {
        var given = CallParameters.OfQuery(call);
        if (house.ShownMarket(given, out var market) is { } badSymbol)
            return new(badSymbol);
        if (DepthLevels.Of(given["limit"]) is not { } levels)
            return new(Errors.ParamError.With("limit"));
        MarketJson.WriteDepth(Envelope.Begin(call), QuotedMarket.Of(market), market.Tape.Depth(levels));
        return new(Envelope.End(call));
    }
}
