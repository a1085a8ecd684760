using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.MarketData;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>
/// Candles of what was traded, of the index and of the mark; oldest first, and the last one is still open. Nothing is traded at an index or a mark, so
/// their volumes are zero.
/// </summary>
internal sealed class ContractKlineEndpoints(TradingHouse house)
{
    private const int LimitDefault = 100;
    private const int LimitMax = 1_000;
    private const int HistoryMax = 100;

    public void Map(RouteTable routes)
    {
        routes.Add(Section.ContractPublic("/capi/v3/market/klines", 1, call => NewestAsync(call, CandlePrice.Last)));
        routes.Add(Section.ContractPublic("/capi/v3/market/indexPriceKlines", 1, call => NewestAsync(call, CandlePrice.Index)));
        routes.Add(Section.ContractPublic("/capi/v3/market/markPriceKlines", 1, call => NewestAsync(call, CandlePrice.Mark)));
        routes.Add(Section.ContractPublic("/capi/v3/market/historyKlines", 5, HistoryAsync));
    }

    private ValueTask<Refusal?> NewestAsync(Call call, CandlePrice price)
    {
        var given = CallParameters.OfQuery(call);
        if (ReadInterval(given, out var contract, out var interval) is { } bad)
            return new(bad);
        return Whole.Limit(given["limit"], LimitDefault, LimitMax, out var limit) is { } badLimit
            ? new(badLimit)
            : AnswerAsync(call, contract, new Wanted(price, interval, default, limit));
    }

    /// <summary>The newest candles of a range of time. There are none of the future, so it does no harm to ask for them.</summary>
    private ValueTask<Refusal?> HistoryAsync(Call call)
    {
        var given = CallParameters.OfQuery(call);
        if (ReadInterval(given, out var contract, out var interval) is { } bad)
            return new(bad);
        if (TimeRange.Read(given["startTime"], given["endTime"], out var range) is { } badTime)
            return new(badTime);
        if (Whole.Limit(given["limit"], HistoryMax, HistoryMax, out var limit) is { } badLimit)
            return new(badLimit);
        if (PriceOf(given["priceType"]) is not { } price)
            return new(Errors.ParamError.With("priceType"));
        return range.Check() is { } backwards ? new(backwards) : AnswerAsync(call, contract, new Wanted(price, interval, range, limit));
    }

    private readonly record struct Wanted(CandlePrice Price, CandleInterval Interval, TimeRange Range, int Limit);

    private async ValueTask<Refusal?> AnswerAsync(Call call, ContractText contract, Wanted wanted)
    {
        var (price, interval, range, limit) = wanted;
        var market = QuotedMarket.Of(contract.Contract);
        var known = market.Tape.Candles(price).Known(interval, range.FromMs, Math.Min(range.ToMs, call.NowMs), limit, call.NowMs);
        var owner = new CandleOwner(house.Number, MarketProduct.Perpetual, market.Index, interval, price);
        var (candles, none) = await house.CandlesAsync(call, known, owner);
        if (none is not null)
            return none;
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var candle in candles)
            MarketJson.WriteCandle(json, market, price, interval, candle);
        json.WriteEndArray();
        return Envelope.End(call);
    }

    // What is missing comes before what is wrong.
    private Refusal? ReadInterval(CallParameters given, out ContractText contract, out CandleInterval interval)
    {
        (contract, interval) = (null!, default);
        if (given["symbol"] is not null && given["interval"] is null)
            return Errors.ParamEmpty.With("interval");
        if (house.ShownContract(given, out contract) is { } badSymbol)
            return badSymbol;
        if (Intervals.OfContract(given["interval"]!) is not { } known)
            return Errors.ParamError.With("interval");
        interval = known;
        return null;
    }

    private static CandlePrice? PriceOf(string? priceType) =>
        priceType switch
        {
            null or "LAST" => CandlePrice.Last,
            "INDEX" => CandlePrice.Index,
            "MARK" => CandlePrice.Mark,
            _ => null,
        };
}
