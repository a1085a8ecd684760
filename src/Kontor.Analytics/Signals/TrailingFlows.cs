using System.Collections.Immutable;
using Kontor.Analytics.Markets;

namespace Kontor.Analytics.Signals;

/// <summary>
/// What flowed into and out of a token on one venue, and what it cost there, as the grid goes on. The same figures as those of
/// <see cref="MarketBooks"/>, without a search for each of them.
/// </summary>
internal sealed class TrailingFlows
{
    private ImmutableArray<Trail> _trails = [];
    private long? _firstMs;

    public TokenMarkets Markets { get; private set; } = TokenMarkets.None;

    /// <summary>When it was first traded; nothing as long as that is not before the instant.</summary>
    public long? FirstMs => _firstMs ??= FindFirst();

    /// <summary>Goes on to the next instant, and says up to which times there is more than before.</summary>
    public Lags Advance(TokenMarkets markets, long gridMs)
    {
        if (!ReferenceEquals(markets, Markets))
            Follow(markets);
        var moved = Lags.None;
        foreach (var trail in _trails)
            moved |= trail.Advance(gridMs);
        return moved;
    }

    public Flow Between(Lag from, Lag to)
    {
        var flow = default(Flow);
        foreach (var trail in _trails)
            flow += trail.Between(from, to);
        return flow;
    }

    /// <summary>The price of the newest minute that had ended by then; of two in the same minute, that of the first house.</summary>
    public Int128? PriceAt(Lag lag)
    {
        var newestMs = long.MinValue;
        Int128? price = null;
        foreach (var trail in _trails)
        {
            if (trail.Last(lag) is not { } minute || minute.StartMs <= newestMs)
                continue;
            (newestMs, price) = (minute.StartMs, trail.Series.PriceOf(minute.Close));
        }
        return price;
    }

    /// <summary>Whoever is followed already stays where he is.</summary>
    private void Follow(TokenMarkets markets)
    {
        var before = _trails;
        _trails =
        [
            .. markets.Series.Select(series => before.FirstOrDefault(trail => ReferenceEquals(trail.Series, series)) ?? new Trail(series)),
        ];
        Markets = markets;
    }

    // What is traded first stays first: whatever is seen later was traded later.
    private long? FindFirst()
    {
        long? first = null;
        foreach (var trail in _trails)
        {
            if (trail.FirstMs is { } begun && !(begun >= first))
                first = begun;
        }
        return first;
    }
}
