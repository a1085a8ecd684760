using System.Collections.Concurrent;
using System.Collections.Immutable;
using Kontor.Analytics.Announcements;
using Kontor.Analytics.Holdings;
using Kontor.Analytics.Markets;
using Kontor.Chains.Serving;

namespace Kontor.Analytics.Briefings;

/// <summary>Where much was traded, which way prices are moved, and what there is to say about it every half hour.</summary>
public sealed class BriefingDesk
{
    /// <summary>So many can be asked for, and listened to afterwards.</summary>
    public const int KeptMax = 2_000;

    /// <summary>From one briefing to the next.</summary>
    public const long StepMs = 30 * Grid.MinuteMs;

    private const long HourMs = 60 * Grid.MinuteMs;

    private readonly MarketBooks _markets;
    private readonly ImmutableArray<(string Symbol, TrendBook Trends)> _leading;
    private readonly ConcurrentDictionary<string, TokenProfile> _profiles = new(StringComparer.Ordinal);
    private readonly List<TokenProfile> _inOrder = [];

    internal BriefingDesk(MarketBooks markets, HoldingBooks holdings)
    {
        _markets = markets;
        _leading = [.. LeadingTokens.Select(symbol => (symbol, new TrendBook(markets, holdings, symbol)))];
    }

    /// <summary>The tokens whose trends are judged, and that briefings are about.</summary>
    public static ImmutableArray<string> LeadingTokens { get; } = ["BTC", "ETH"];

    /// <summary>Every briefing, as it is made.</summary>
    public AnnouncementLog<Briefing> Announcements { get; } = new(KeptMax);

    /// <summary>Where much of a token was traded, as of the last instant of the grid that is not after a time. A wrapped coin is traded as what it wraps.</summary>
    public DenseAreas AreasAt(string symbol, long timeMs) =>
        _profiles.GetValueOrDefault(WrappedCoins.CoinOf(symbol))?.History.At(timeMs) ?? DenseAreas.None;

    /// <summary>How far back that can be asked.</summary>
    public static long AreasKeptMs => AreaHistory.KeptMs;

    /// <summary>The days on which the price of a token was moved one way, the oldest first.</summary>
    public IReadOnlyList<TrendDay> TrendsOf(string symbol)
    {
        foreach (var (leading, trends) in _leading)
        {
            if (leading == symbol)
                return trends.Days;
        }
        return [];
    }

    /// <summary>Looks at everything as it stood at an instant of the grid.</summary>
    internal void Evaluate(long gridMs)
    {
        FindTokens();
        foreach (var profile in _inOrder)
            profile.Evaluate(gridMs);
        foreach (var (_, trends) in _leading)
            trends.Evaluate(gridMs);
        if (gridMs % StepMs == 0)
            Brief(gridMs);
    }

    private void FindTokens()
    {
        if (_inOrder.Count == _markets.Symbols.Count)
            return;
        foreach (var symbol in _markets.Symbols)
        {
            if (!_profiles.ContainsKey(symbol))
                _inOrder.Add(_profiles[symbol] = new TokenProfile(_markets, symbol));
        }
    }

    private void Brief(long gridMs)
    {
        var readings = ImmutableArray.CreateBuilder<Reading>(_leading.Length);
        foreach (var (symbol, trends) in _leading)
        {
            if (_markets.PriceAt(symbol, gridMs) is { } price)
                readings.Add(Read(gridMs, symbol, price, trends.Newest));
        }
        if (readings.Count > 0)
            Announcements.Say([new Briefing(gridMs, readings.DrainToImmutable())]);
    }

    private Reading Read(long gridMs, string symbol, Int128 price, PriceTrend trend)
    {
        var spot = _markets.Over(symbol, Venue.Spot, gridMs - Grid.DayMs, gridMs);
        var contract = _markets.Over(symbol, Venue.Perpetual, gridMs - Grid.DayMs, gridMs);
        var areas = AreasAt(symbol, gridMs);
        return new Reading(
            gridMs,
            symbol,
            price,
            ChangeFrom(HourMs),
            ChangeFrom(Grid.DayMs),
            spot.Amount + contract.Amount,
            spot.Net,
            contract.Net,
            trend,
            areas.Supports,
            areas.Resistances
        );

        Int128? ChangeFrom(long spanMs) => _markets.PriceAt(symbol, gridMs - spanMs) is { } then ? Fixed.Ratio(price - then, then) : null;
    }
}
