namespace Kontor.World.MarketData;

public sealed partial class CandleSeries
{
    internal const int WindowMinutes = 1_440;
    private const int WindowTriesMax = 4;

    /// <summary>What the closed minutes of a window add up to: the same for everybody until a minute closes or leaves the window.</summary>
    private sealed record ClosedMinutes(long Folds, long FromMs, Candle Sum);

    private ClosedMinutes? _lastClosedMinutes;

    /// <summary>
    /// The last 1,440 minutes, that of the given time included, as one candle, and how many prices there were ever. Adding up the closed
    /// minutes takes as many steps as there are; readers leave each other the sum, and the writer has nothing to do with it.
    /// </summary>
    internal (Candle Window, long Prices) Window(long nowMs)
    {
        var minute = _shownMinute.Read();
        if (minute.Prices == 0)
            return default;
        // The loop may have gone on since the reader looked at the clock.
        var untilMs = Math.Min(Math.Max(nowMs, minute.Candle.StartMs), Bounds.InstantMaxMs);
        var fromMs = CandleInterval.Minute1.StartOf(untilMs) - (WindowMinutes - 1) * CandleIntervals.MinuteMs;
        if (minute.Candle.StartMs < fromMs)
            return (Candle.Still(fromMs, minute.Candle.Close), minute.Prices);
        return (ClosedSince(fromMs, minute).FollowedBy(minute.Candle), minute.Prices);
    }

    private Candle ClosedSince(long fromMs, in OpenMinute minute)
    {
        var last = Volatile.Read(ref _lastClosedMinutes);
        if (last is not null && last.Folds == minute.Folds && last.FromMs == fromMs)
            return last.Sum;
        // A try fails when the writer has overwritten hundreds of minutes meanwhile. The last one counts anyway: it misses old minutes.
        Candle sum = default;
        for (var tries = 0; tries < WindowTriesMax; tries++)
        {
            if (!TrySumSince(fromMs, minute.Candle.StartMs, out sum))
                continue;
            Volatile.Write(ref _lastClosedMinutes, new ClosedMinutes(minute.Folds, fromMs, sum));
            break;
        }
        return sum;
    }

    private bool TrySumSince(long fromMs, long beforeMs, out Candle sum)
    {
        sum = Candle.Nothing(fromMs);
        var ring = _closed[(int)CandleInterval.Minute1];
        var count = ring.Count;
        for (var number = count - 1; number >= ring.OldestOf(count); number--)
        {
            if (!ring.TryRead(number, out var candle))
                return false;
            if (candle.StartMs < fromMs)
                return true;
            if (candle.StartMs < beforeMs)
                sum = (candle with { StartMs = fromMs }).FollowedBy(sum);
        }
        return true;
    }
}
