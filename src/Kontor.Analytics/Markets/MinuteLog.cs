using Kontor.Chains.Columns;
using Kontor.World;
using Kontor.World.MarketData;

namespace Kontor.Analytics.Markets;

/// <summary>
/// The minutes of one market, and the hours and days they add up to. Rows are only ever appended; the minute that may still change stands
/// beside them. One thread writes; readers look at a <see cref="MinuteView"/>, which never changes.
/// </summary>
internal sealed class MinuteLog
{
    private const int ChunkBits = 10;
    internal const long HourMs = 60 * Grid.MinuteMs;

    internal Column<Minute> Minutes { get; } = new(ChunkBits);
    internal Column<PriceSpan> Hours { get; } = new(ChunkBits);
    internal Column<PriceSpan> Days { get; } = new(ChunkBits);

    // The hour and the day that the newest closed minute belongs to: what they had until it closed.
    private PriceSpan _hour;
    private PriceSpan _day;
    private Minute _open;
    private MinuteView _view;

    public MinuteLog() => _view = new MinuteView(this);

    /// <summary>What there is now. From any thread.</summary>
    public MinuteView View => Volatile.Read(ref _view);

    /// <summary>The start of the minute that may still change.</summary>
    public long OpenStartMs => _open.StartMs;

    /// <summary>Takes in candles of one minute each, in order. The first may be the open minute again.</summary>
    public void Add(ReadOnlySpan<Candle> candles)
    {
        foreach (var candle in candles)
        {
            Invariant.Holds(candle.StartMs >= _open.StartMs && candle.Trades > 0);
            if (_open.Trades > 0 && candle.StartMs > _open.StartMs)
                Close(_open);
            _open = (Minutes.Count > 0 ? Minutes[Minutes.Count - 1] : default).Next(candle);
        }
        Volatile.Write(ref _view, new MinuteView(this, _open));
    }

    private void Close(in Minute minute)
    {
        Minutes.Add(minute);
        var prices = new Extremes(minute.High, minute.Low);
        Widen(ref _hour, Hours, minute.StartMs - (minute.StartMs % HourMs), prices);
        Widen(ref _day, Days, Grid.DayOf(minute.StartMs), prices);
    }

    private static void Widen(ref PriceSpan span, Column<PriceSpan> closed, long startMs, Extremes prices)
    {
        if (!span.Own.IsEmpty && startMs != span.StartMs)
        {
            closed.Add(span);
            span = span with { Own = default };
        }
        span = new PriceSpan(startMs, span.Own.And(prices), span.Ever.And(prices));
    }
}
