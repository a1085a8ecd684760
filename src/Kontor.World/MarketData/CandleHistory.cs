using System.Collections.Immutable;
using Kontor.World.History;

namespace Kontor.World.MarketData;

/// <summary>How candles get into a history and out of it again.</summary>
public static class CandleHistory
{
    /// <summary>Writes what closes on a market into the history.</summary>
    public static CandleClosed Into(HistoryStream<CandleRow> stream, int exchange, MarketProduct product, int market) =>
        (CandlePrice price, CandleInterval interval, in Candle candle) =>
            stream.Add(new CandleRow(new CandleOwner(exchange, product, market, interval, price).Packed, candle));

    /// <summary>
    /// Asks the history for what memory does not have any more, or null when it has everything. One candle more than the range has places is
    /// asked for: the one before it, at whose close the range begins.
    /// </summary>
    public static HistoryQuery<CandleRow>? Older(KnownCandles known, CandleOwner owner)
    {
        Invariant.Holds(owner.Interval == known.Interval);
        if (known.MissingBeforeMs is not { } beforeMs)
            return null;
        return new HistoryQuery<CandleRow>
        {
            Owner = owner.Packed,
            Range = HistoryRange.All with { ToMs = beforeMs - 1 },
            RowsMax = PlacesBetween(known.Interval, known.FirstMs, beforeMs) + 1,
        };
    }

    /// <summary>The whole answer, of what memory and the history know.</summary>
    public static ImmutableArray<Candle> Fill(KnownCandles known, ImmutableArray<HistoryEntry<CandleRow>> older)
    {
        var candles = new Candle[older.Length];
        for (var entry = 0; entry < candles.Length; entry++)
            candles[entry] = older[entry].Row.Candle;
        return CandleFill.Fill(known, candles);
    }

    private static int PlacesBetween(CandleInterval interval, long startMs, long endMs)
    {
        var places = 0;
        for (; startMs < endMs && places < CandleSeries.ReadMax; startMs = interval.Next(startMs))
            places++;
        return places;
    }
}
