using System.Collections.Immutable;

namespace Kontor.Analytics.Markets;

/// <summary>The markets of one token on one venue, in the order of the houses. Immutable; the series in it grow.</summary>
internal sealed record TokenMarkets(ImmutableArray<MarketSeries> Series)
{
    public static TokenMarkets None { get; } = new(ImmutableArray<MarketSeries>.Empty);

    public TokenMarkets With(MarketSeries series) => new([.. Series.Add(series).OrderBy(one => one.House).ThenBy(one => one.Index)]);

    public long? FirstMs
    {
        get
        {
            long? first = null;
            foreach (var series in Series)
            {
                if (series.View is { Count: > 0 } view && !(view[0].StartMs >= first))
                    first = view[0].StartMs;
            }
            return first;
        }
    }

    /// <summary>The market that was traded on first; of two in the same minute, that of the first house.</summary>
    public MarketSeries? First => Series.Where(one => one.View.Count > 0).MinBy(one => one.View[0].StartMs);

    public Flow Over(long fromMs, long toMs)
    {
        var flow = default(Flow);
        foreach (var series in Series)
            flow += series.Over(fromMs, toMs);
        return flow;
    }

    /// <summary>The price of the newest minute that had ended by a time; of two in the same minute, that of the first house.</summary>
    public Int128? PriceAt(long timeMs) => Newest(timeMs, static (view, untilMs) => view.LastEnded(untilMs));

    public Int128? PriceNow() => Newest(0, static (view, _) => view.Count > 0 ? view[view.Count - 1] : null);

    public PriceRange? RangeBefore(long timeMs)
    {
        PriceRange? range = null;
        foreach (var series in Series)
        {
            if (series.RangeOf(series.View.PricesBefore(timeMs)) is { } own)
                range = range?.And(own) ?? own;
        }
        return range;
    }

    private Int128? Newest(long timeMs, Func<MinuteView, long, Minute?> minuteOf)
    {
        var newestMs = long.MinValue;
        Int128? price = null;
        foreach (var series in Series)
        {
            if (minuteOf(series.View, timeMs) is not { } minute || minute.StartMs <= newestMs)
                continue;
            (newestMs, price) = (minute.StartMs, series.PriceOf(minute.Close));
        }
        return price;
    }
}
