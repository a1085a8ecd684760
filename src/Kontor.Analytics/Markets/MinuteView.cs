using Kontor.Chains.Columns;

namespace Kontor.Analytics.Markets;

/// <summary>The minutes of one market as they were at one moment: some rows, and after them the minute that was open.</summary>
internal sealed class MinuteView
{
    private readonly Column<Minute> _minutes;
    private readonly SpanView _hours;
    private readonly SpanView _days;
    private readonly int _closed;
    private readonly Minute _open;

    public MinuteView(MinuteLog log, in Minute open = default)
    {
        (_minutes, _closed, _open) = (log.Minutes, log.Minutes.Count, open);
        (_hours, _days) = (new SpanView(log.Hours, MinuteLog.HourMs), new SpanView(log.Days, Grid.DayMs));
    }

    public int Count => _open.Trades > 0 ? _closed + 1 : 0;

    public Minute this[int row] => row < _closed ? _minutes[row] : _open;

    /// <summary>How many minutes begin before a time: also the row of the first that does not.</summary>
    public int CountBefore(long timeMs)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (this[middle].StartMs < timeMs)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>The last minute that had ended by a time.</summary>
    public Minute? LastEnded(long timeMs) => CountBefore(timeMs - Grid.MinuteMs + 1) is var count and > 0 ? this[count - 1] : null;

    /// <summary>The prices of the minutes that begin from one time to (and without) another.</summary>
    public Extremes Prices(long fromMs, long toMs) => Through(_days, fromMs, toMs, ThroughHours);

    /// <summary>The prices of all minutes that begin before a time.</summary>
    public Extremes PricesBefore(long timeMs)
    {
        var days = _days.CountEndedBy(timeMs);
        return days == 0 ? Prices(0, timeMs) : _days[days - 1].Ever.And(Prices(_days[days - 1].StartMs + Grid.DayMs, timeMs));
    }

    private Extremes ThroughHours(long fromMs, long toMs) => Through(_hours, fromMs, toMs, ThroughMinutes);

    private Extremes ThroughMinutes(long fromMs, long toMs)
    {
        var prices = default(Extremes);
        var end = CountBefore(toMs);
        for (var row = CountBefore(fromMs); row < end; row++)
            prices = prices.And(new Extremes(this[row].High, this[row].Low));
        return prices;
    }

    /// <summary>Whole spans are taken as they are; what sticks out at both ends, and what is not over yet, is looked at more closely.</summary>
    private static Extremes Through(SpanView spans, long fromMs, long toMs, Func<long, long, Extremes> closely)
    {
        if (fromMs >= toMs)
            return default;
        var (first, end) = (spans.CountBefore(fromMs), spans.CountEndedBy(toMs));
        if (first >= end)
            return closely(fromMs, toMs);
        var prices = closely(fromMs, spans[first].StartMs);
        for (var span = first; span < end; span++)
            prices = prices.And(spans[span].Own);
        return prices.And(closely(spans[end - 1].StartMs + spans.LengthMs, toMs));
    }
}
