using System.Collections.Immutable;
using Kontor.Analytics.Holdings;
using Kontor.Analytics.Markets;

namespace Kontor.Analytics.Briefings;

/// <summary>Which way the price of one token was moved, day by day. One thread writes, and everybody may read.</summary>
internal sealed class TrendBook(MarketBooks markets, HoldingBooks holdings, string symbol)
{
    /// <summary>So many days can be asked for.</summary>
    private const int KeptMax = 3_650;

    private ImmutableList<TrendDay> _days = [];

    /// <summary>The days that had a trend, the oldest first.</summary>
    public ImmutableList<TrendDay> Days => Volatile.Read(ref _days);

    /// <summary>Of the last day that is over.</summary>
    public PriceTrend Newest { get; private set; }

    /// <summary>At the first instant of a day, the one before it is judged.</summary>
    public void Evaluate(long gridMs)
    {
        if (gridMs != Grid.DayOf(gridMs))
            return;
        var dayMs = gridMs - Grid.DayMs;
        Newest = Judge(dayMs);
        if (Newest == PriceTrend.None)
            return;
        var kept = _days.Count < KeptMax ? _days : _days.RemoveAt(0);
        Volatile.Write(ref _days, kept.Add(new TrendDay(dayMs, Newest)));
    }

    private PriceTrend Judge(long dayMs)
    {
        var token = holdings.Current.Of(symbol);
        if (token.WhalesAtEndOf(dayMs) is not { } then || token.WhalesAtEndOf(dayMs - Grid.DayMs) is not { } before)
            return PriceTrend.None;
        var held = (then.Balance - before.Balance).Sign;
        var bought = Int128.Sign(markets.Over(symbol, Venue.Spot, dayMs, dayMs + Grid.DayMs).Net);
        return (held, bought) switch
        {
            (> 0, > 0) => PriceTrend.Up,
            (< 0, < 0) => PriceTrend.Down,
            _ => PriceTrend.None,
        };
    }
}
