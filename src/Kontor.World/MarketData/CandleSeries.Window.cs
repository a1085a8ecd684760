namespace Kontor.World.MarketData;

public sealed partial class CandleSeries
{
    internal const int WindowMinutes = 1_440;
    internal const int WindowTriesMax = 16;

    /// <summary>What the closed minutes of a window add up to: the same for everybody until a minute closes or leaves the window.</summary>
    private sealed record ClosedMinutes(long Folds, long FromMs, Candle Sum);

    /// <summary>A window as somebody saw it.</summary>
    private sealed record SeenWindow(Candle Window, long Prices);

    private ClosedMinutes? _lastClosedMinutes;
    private SeenWindow _lastSeen = new(default, 0);

    /// <summary>
    /// The last 1,440 minutes, that of the given time included, as one candle, and how many prices there were ever. Adding up the closed
    /// minutes takes as many steps as there are; readers leave each other the sum, and the writer has nothing to do with it.
    /// <para>
    /// A try fails when the writer has closed hundreds of minutes while they were added up. After a few of them the answer is the last
    /// window that anybody saw whole: an old one is right for its moment, and one with minutes missing would be right for none.
    /// </para>
    /// </summary>
    internal (Candle Window, long Prices) Window(long nowMs, int triesMax = WindowTriesMax)
    {
        for (var tries = 0; tries < triesMax; tries++)
        {
            // Each try begins with the newest minute: what an old one needs will not come back.
            var minute = _shownMinute.Read();
            if (minute.Prices == 0)
                return default;
            if (!TryWindow(nowMs, minute, out var window))
                continue;
            Volatile.Write(ref _lastSeen, new SeenWindow(window, minute.Prices));
            return (window, minute.Prices);
        }
        var seen = Volatile.Read(ref _lastSeen);
        return (seen.Window, seen.Prices);
    }

    private bool TryWindow(long nowMs, in OpenMinute minute, out Candle window)
    {
        // The loop may have gone on since the reader looked at the clock.
        var untilMs = Math.Min(Math.Max(nowMs, minute.Candle.StartMs), Bounds.InstantMaxMs);
        var fromMs = CandleInterval.Minute1.StartOf(untilMs) - (WindowMinutes - 1) * CandleIntervals.MinuteMs;
        window = Candle.Still(fromMs, minute.Candle.Close);
        if (minute.Candle.StartMs < fromMs)
            return true;
        if (!TryClosedSince(fromMs, minute, out var closed))
            return false;
        window = closed.FollowedBy(minute.Candle);
        return true;
    }

    private bool TryClosedSince(long fromMs, in OpenMinute minute, out Candle sum)
    {
        var last = Volatile.Read(ref _lastClosedMinutes);
        sum = last?.Sum ?? default;
        if (last is not null && last.Folds == minute.Folds && last.FromMs == fromMs)
            return true;
        if (!TrySumSince(fromMs, minute.Candle.StartMs, out sum))
            return false;
        Volatile.Write(ref _lastClosedMinutes, new ClosedMinutes(minute.Folds, fromMs, sum));
        return true;
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
        // The ring holds more minutes than a window has. When it ends inside one, the writer has gone on so far since the minute was read
        // that the first of the window do not count any more, or there never were any before them.
        return ring.OldestOf(count) == 0;
    }
}
