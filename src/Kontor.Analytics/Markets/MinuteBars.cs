namespace Kontor.Analytics.Markets;

/// <summary>Bars of whole minutes.</summary>
/// <param name="markets">Each as it was at one moment, in the order of the houses.</param>
internal sealed class MinuteBars(IReadOnlyList<(MarketSeries Series, MinuteView View)> markets) : IBarSource
{
    public long? FirstMs
    {
        get
        {
            long? firstMs = null;
            foreach (var (_, view) in markets)
            {
                if (view.Count > 0 && !(view[0].StartMs >= firstMs))
                    firstMs = view[0].StartMs;
            }
            return firstMs;
        }
    }

    public BarPart? Between(long fromMs, long toMs)
    {
        BarPart? bar = null;
        foreach (var (series, view) in markets)
        {
            if (PartOf(series, view, fromMs, toMs) is { } part)
                bar = bar?.And(part) ?? part;
        }
        return bar;
    }

    public Int128? CloseBefore(long timeMs)
    {
        var newestMs = long.MinValue;
        Int128? close = null;
        foreach (var (series, view) in markets)
        {
            var count = view.CountBefore(timeMs);
            if (count == 0 || view[count - 1].StartMs <= newestMs)
                continue;
            (newestMs, close) = (view[count - 1].StartMs, series.PriceOf(view[count - 1].Close));
        }
        return close;
    }

    private static BarPart? PartOf(MarketSeries series, MinuteView view, long fromMs, long toMs)
    {
        var (first, end) = (view.CountBefore(fromMs), view.CountBefore(toMs));
        if (first == end)
            return null;
        var prices = view.Prices(fromMs, toMs);
        return new BarPart(
            view[first].StartMs,
            view[end - 1].StartMs,
            series.PriceOf(view[first].Open),
            series.PriceOf(prices.High),
            series.PriceOf(prices.Low),
            series.PriceOf(view[end - 1].Close),
            series.Between(view, first, end).Amount
        );
    }
}
