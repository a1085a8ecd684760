using System.Collections.Immutable;
using Kontor.Analytics.Markets;

namespace Kontor.Analytics.Briefings;

/// <summary>
/// Where much of a token was traded in the last ninety days: on spot markets, and by contract until the first trade on one, as prices are made.
/// </summary>
internal sealed class TokenProfile(MarketBooks markets, string symbol)
{
    private const long SpanMs = 90 * Grid.DayMs;

    private readonly VolumeProfile _profile = new();
    private TokenMarkets _spotMarkets = TokenMarkets.None;
    private TokenMarkets _contractMarkets = TokenMarkets.None;
    private readonly Dictionary<MarketSeries, ProfiledMarket> _followed = [];
    private ImmutableArray<ProfiledMarket> _spot = [];
    private ImmutableArray<ProfiledMarket> _contracts = [];

    public AreaHistory History { get; } = new();

    public void Evaluate(long gridMs)
    {
        Follow(Venue.Spot, ref _spotMarkets, ref _spot);
        Follow(Venue.Perpetual, ref _contractMarkets, ref _contracts);
        var isMoved = false;
        foreach (var market in _spot)
            isMoved |= market.Move(_profile, gridMs - SpanMs, gridMs, long.MaxValue);
        if (!_contracts.IsEmpty)
        {
            // A trade that comes later than this instant does not end anything yet: the minutes before this instant are before that trade too.
            var endMs = _spotMarkets.FirstMs ?? long.MaxValue;
            foreach (var market in _contracts)
                isMoved |= market.Move(_profile, gridMs - SpanMs, gridMs, endMs);
        }
        if (isMoved && markets.PriceAt(symbol, gridMs) is { } price)
            History.Put(gridMs, _profile.Around(price));
    }

    /// <summary>Markets are only ever added.</summary>
    private void Follow(Venue venue, ref TokenMarkets known, ref ImmutableArray<ProfiledMarket> followed)
    {
        var now = markets.Of(symbol, venue);
        if (ReferenceEquals(now, known))
            return;
        known = now;
        foreach (var series in now.Series)
            _followed.TryAdd(series, new ProfiledMarket(series));
        followed = [.. now.Series.Select(series => _followed[series])];
    }
}
