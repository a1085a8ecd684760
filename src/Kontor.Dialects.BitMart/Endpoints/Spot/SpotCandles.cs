using System.Collections.Immutable;
using Kontor.Catalog;
using Kontor.Gate;
using Kontor.World.MarketData;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary>Reads candles from the tape, and from the history what the tape does not remember any more.</summary>
internal sealed class SpotCandles(TradingHouse house)
{
    /// <summary>The newest candles that start between two times, both included; oldest first.</summary>
    public async ValueTask<(ImmutableArray<Candle> Candles, Refusal? Refusal)> ReadAsync(
        Call call,
        SpotMarketView market,
        CandleStep step,
        long fromMs,
        long toMs,
        int max
    )
    {
        // A joined candle belongs to the range when it starts there: then all of its parts are wanted, also those after the end.
        if (step.Parts > 1)
            (fromMs, toMs) = (RoundUp(fromMs, step.LengthMs), toMs - toMs % step.LengthMs + step.LengthMs - 1);
        if (fromMs > toMs)
            return ([], null);
        var known = market.Tape.Candles(CandlePrice.Last).Known(step.Interval, fromMs, toMs, max * step.Parts, call.NowMs);
        var owner = new CandleOwner(market.Exchange, MarketProduct.Spot, market.Index, step.Interval, CandlePrice.Last);
        var (parts, refusal) = await house.CandlesAsync(call, known, owner);
        if (refusal is not null)
            return ([], refusal);
        var candles = step.Join(parts);
        // The oldest one may lack parts when the newest is not full yet.
        return (candles.Length > max ? candles[^max..] : candles, null);
    }

    private static long RoundUp(long timeMs, long lengthMs) => (timeMs + lengthMs - 1) / lengthMs * lengthMs;
}
