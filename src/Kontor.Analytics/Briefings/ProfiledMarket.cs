using Kontor.Analytics.Markets;

namespace Kontor.Analytics.Briefings;

/// <summary>One market, of which a profile holds the minutes of ninety days: which those are.</summary>
internal sealed class ProfiledMarket(MarketSeries series)
{
    /// <summary>No minute counts for more (ten million billion dollars), so that no sum of them is more than a number can hold.</summary>
    private static readonly Int128 s_valueMax = Int128.One << 80;

    private int _next;
    private int _oldest;

    /// <summary>Adds what was traded in the minutes that begin before a time, and takes out what was traded in those that begin before another.</summary>
    /// <param name="endMs">From this minute on nothing counts.</param>
    /// <returns>Whether there was any.</returns>
    public bool Move(VolumeProfile profile, long fromMs, long toMs, long endMs)
    {
        var (view, isMoved, untilMs) = (series.View, false, Math.Min(toMs, endMs));
        for (; _next < view.Count && view[_next].StartMs < untilMs; _next++)
        {
            profile.Add(series.PriceOf(view[_next].Close), ValueOf(view, _next));
            isMoved = true;
        }
        for (; _oldest < _next && view[_oldest].StartMs < fromMs; _oldest++)
        {
            profile.Remove(series.PriceOf(view[_oldest].Close), ValueOf(view, _oldest));
            isMoved = true;
        }
        return isMoved;
    }

    private Int128 ValueOf(MinuteView view, int row) => Int128.Min(series.Between(view, row, row + 1).Amount, s_valueMax);
}
