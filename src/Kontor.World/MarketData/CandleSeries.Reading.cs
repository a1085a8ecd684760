using System.Collections.Immutable;

namespace Kontor.World.MarketData;

public sealed partial class CandleSeries
{
    /// <summary>The most candles that one question is answered with.</summary>
    public const int ReadMax = 1_500;

    private const int ReadTriesMax = 4;

    /// <summary>
    /// The candles that start within a range of time (both ends included), oldest first: the last one may be open, and those in which
    /// nothing happened are there too. There is none before the first price, and none after now. When there are more than
    /// <paramref name="max"/>, the answer is the newest of them. Candles that have left memory are missing at the older end:
    /// see <see cref="Known"/>.
    /// </summary>
    public ImmutableArray<Candle> Read(CandleInterval interval, long fromMs, long toMs, int max, long nowMs) =>
        CandleFill.Fill(Known(interval, fromMs, toMs, max, nowMs), []);

    /// <summary>The same as <see cref="Read"/>, not filled yet, so that the reader can add what only the history knows.</summary>
    public KnownCandles Known(CandleInterval interval, long fromMs, long toMs, int max, long nowMs)
    {
        // A try fails when candles were overwritten before they were read. The last one counts anyway: the history has what it misses.
        KnownCandles known;
        bool isOvertaken;
        var tries = 0;
        do known = TryKnown(interval, fromMs, toMs, max, nowMs, out isOvertaken);
        while (isOvertaken && ++tries < ReadTriesMax);
        return known;
    }

    private KnownCandles TryKnown(CandleInterval interval, long fromMs, long toMs, int max, long nowMs, out bool isOvertaken)
    {
        isOvertaken = false;
        var minute = _shownMinute.Read();
        var open = OpenAt(interval, minute);
        if (minute.Prices == 0 || max <= 0 || toMs < 0)
            return new KnownCandles(interval, 0, -1, null, []);
        // The loop may have gone on since the reader looked at the clock.
        var untilMs = Math.Min(Math.Min(toMs, Bounds.InstantMaxMs), Math.Max(nowMs, minute.Candle.StartMs));
        var lastMs = interval.StartOf(untilMs);
        var firstMs = Math.Max(FirstStartIn(interval, fromMs), interval.StartOf(minute.FirstMs));
        firstMs = Math.Max(firstMs, interval.Step(lastMs, 1 - Math.Min(max, ReadMax)));
        return firstMs > lastMs
            ? new KnownCandles(interval, firstMs, lastMs, null, [])
            : Collect(interval, firstMs, lastMs, open, out isOvertaken);
    }

    /// <summary>
    /// The open candle of an interval: what it had when a minute last closed, followed by the open minute. The minute was read first, so
    /// the larger candle is as old or newer. When it is newer, that minute is in it already (or in a closed candle), and the answer is the
    /// state between two minutes. When the minute is newer after all, a cell gave away an old value: the answer is that older state.
    /// </summary>
    private Candle OpenAt(CandleInterval interval, in OpenMinute minute)
    {
        if (interval == CandleInterval.Minute1)
            return minute.Candle;
        var larger = _shownLarger[(int)interval].Read();
        return larger.Folds == minute.Folds ? larger.Candle.FollowedBy(minute.Candle) : larger.Candle;
    }

    private KnownCandles Collect(CandleInterval interval, long firstMs, long lastMs, in Candle open, out bool isOvertaken)
    {
        isOvertaken = false;
        var newestFirst = new List<Candle>();
        if (!open.IsEmpty && open.StartMs <= lastMs)
            newestFirst.Add(open);
        long? missingBeforeMs = null;
        if (open.StartMs > firstMs || open.IsEmpty)
            missingBeforeMs = CollectClosed(interval, firstMs, Math.Min(open.StartMs, interval.Next(lastMs)), newestFirst, out isOvertaken);
        newestFirst.Reverse();
        return new KnownCandles(interval, firstMs, lastMs, missingBeforeMs, [.. newestFirst]);
    }

    /// <summary>
    /// The ring was read after the open candle and may have got newer ones since: only what starts before it belongs to the same moment.
    /// At most a ring of candles is looked at. Answers from where on something is missing.
    /// </summary>
    private long? CollectClosed(CandleInterval interval, long firstMs, long beforeMs, List<Candle> newestFirst, out bool isOvertaken)
    {
        isOvertaken = false;
        var ring = _closed[(int)interval];
        var count = ring.Count;
        for (var number = count - 1; number >= ring.OldestOf(count); number--)
        {
            isOvertaken = !ring.TryRead(number, out var candle);
            if (isOvertaken)
                return beforeMs;
            if (candle.StartMs >= beforeMs)
                continue;
            newestFirst.Add(candle);
            beforeMs = candle.StartMs;
            if (candle.StartMs <= firstMs)
                return null;
        }
        return ring.OldestOf(count) == 0 ? null : beforeMs;
    }

    private static long FirstStartIn(CandleInterval interval, long fromMs)
    {
        if (fromMs > Bounds.InstantMaxMs)
            return long.MaxValue;
        var startMs = interval.StartOf(Math.Max(fromMs, 0));
        return startMs >= fromMs ? startMs : interval.Next(startMs);
    }
}
