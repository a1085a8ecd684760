using Kontor.Analytics.Markets;
using Kontor.Analytics.Signals;
using Kontor.Analytics.Tests.Markets;

namespace Kontor.Analytics.Tests.Signals;

/// <summary>
/// All messages and all that goes on, from the list of all trades, where no chain tells anything. It does what the documents say, in their words
/// and not in those of the program.
/// </summary>
internal sealed class NaiveSignals
{
    private const long HourMs = 3_600_000;
    private static readonly string[] s_symbols = ["BTC", "ETH"];
    private static readonly Venue[] s_venues = [Venue.Spot, Venue.Perpetual];

    private readonly Dictionary<(string Symbol, Venue Venue), NaiveHistory> _histories = [];
    private readonly Dictionary<(EpisodeKind Kind, string Symbol, Venue Venue), NaiveRun> _runs = [];
    private readonly List<SignalMessage> _instant = [];

    public NaiveSignals(IReadOnlyList<SeenTrade> trades, long endMs)
    {
        var beginMs = Grid.At(trades.Min(one => one.MinuteMs));
        foreach (var symbol in s_symbols)
        foreach (var venue in s_venues)
            _histories[(symbol, venue)] = new NaiveHistory(trades.Where(one => one.Symbol == symbol && one.Venue == venue), beginMs, endMs);
        for (var gridMs = beginMs + Grid.StepMs; gridMs <= endMs; gridMs += Grid.StepMs)
        {
            foreach (var symbol in s_symbols)
                Look(symbol, gridMs);
            Messages.AddRange(_instant);
            _instant.Clear();
        }
    }

    public List<SignalMessage> Messages { get; } = [];

    public IEnumerable<string> Open =>
        _runs
            .Where(one => !one.Value.IsEnded)
            .Select(one =>
                $"{one.Key.Kind} {one.Key.Symbol} {one.Key.Venue} {one.Value.Points[0].TimeMs} {one.Value.Push} {one.Value.Now.Price}"
            )
            .Order(StringComparer.Ordinal);

    /// <summary>Of what goes on: anomalies of the last day, and all others.</summary>
    public (int Within, int Others) NumbersOf(string symbol, Venue venue)
    {
        var points = _runs[(EpisodeKind.Funds, symbol, venue)].Points;
        var within = points.Count(one => one.IsShort && one.TimeMs > points[^1].TimeMs - Grid.DayMs);
        return (within, points.Sum(one => (one.IsShort ? 1 : 0) + (one.IsTrend ? 1 : 0)) - within);
    }

    private void Look(string symbol, long gridMs)
    {
        if (PriceAt(symbol, gridMs) is not { } price)
            return;
        var (shorts, trends) = (false, false);
        foreach (var venue in s_venues)
        {
            var history = _histories[(symbol, venue)];
            if (!(history.FirstMs < gridMs))
                continue;
            var (isShort, isTrend) = (history.IsUnusual(gridMs), gridMs % Grid.DayMs == 0 && history.IsUnusualDay(gridMs));
            (shorts, trends) = (shorts | isShort, trends | isTrend);
            LookAtFunds(symbol, venue, new NaivePoint(gridMs, price, 0, isShort, isTrend), history);
        }
        LookAtScore(symbol, gridMs, price, shorts, trends);
    }

    private void LookAtFunds(string symbol, Venue venue, NaivePoint point, NaiveHistory history)
    {
        var key = (EpisodeKind.Funds, symbol, venue);
        if (!IsOpen(key))
        {
            if (!point.IsShort && !point.IsTrend)
                return;
            _runs[key] = new NaiveRun();
        }
        var gridMs = point.TimeMs;
        var amount = history.Amount(gridMs, Grid.StepMs);
        var dayBefore = history.Amount(gridMs - Grid.StepMs, Grid.DayMs);
        var hasJumped = amount >= 10_000 * Fixed.One && amount * 288 >= 5 * dayBefore;
        var hasRisen = Fixed.PercentChange(PriceAt(symbol, gridMs - Grid.StepMs), point.Price) >= 3 * Fixed.One;
        var (net, net4h) = (history.Net(gridMs, Grid.StepMs), history.Net(gridMs, 4 * HourMs));
        _runs[key].AddFunds(point, (hasJumped, hasRisen, net, net4h));
        Write(key, point);
    }

    private void LookAtScore(string symbol, long gridMs, Int128 price, bool isShort, bool isTrend)
    {
        var net = s_venues.Aggregate(Int128.Zero, (sum, venue) => sum + _histories[(symbol, venue)].Net(gridMs, Grid.DayMs));
        var amount = s_venues.Aggregate(Int128.Zero, (sum, venue) => sum + _histories[(symbol, venue)].Amount(gridMs, Grid.DayMs));
        var flow = Fixed.Ratio(net, amount) ?? 0;
        var momentum = PriceAt(symbol, gridMs - Grid.DayMs) is { } before ? Fixed.Ratio(price - before, before) * 5 ?? 0 : 0;
        var score = 50 * Fixed.One + 15 * flow + 15 * Int128.Clamp(momentum, -Fixed.One, Fixed.One);
        var home = _histories[(symbol, Venue.Spot)].FirstMs < gridMs ? Venue.Spot : Venue.Perpetual;
        foreach (var kind in (EpisodeKind[])[EpisodeKind.Chance, EpisodeKind.Risk])
        {
            var own = kind == EpisodeKind.Chance ? score : 100 * Fixed.One - score;
            var key = (kind, symbol, default(Venue));
            if (!IsOpen(key))
            {
                if (own < 70 * Fixed.One || amount < 10_000 * Fixed.One)
                    continue;
                _runs[key] = new NaiveRun();
            }
            var point = new NaivePoint(gridMs, price, own, isShort, isTrend);
            if (kind == EpisodeKind.Chance)
                _runs[key].AddChance(point);
            else
                _runs[key].AddRisk(point);
            Write(key, point, home);
        }
    }

    private bool IsOpen((EpisodeKind, string, Venue) key) => _runs.TryGetValue(key, out var run) && !run.IsEnded;

    private void Write((EpisodeKind Kind, string Symbol, Venue Venue) key, NaivePoint point, Venue? home = null)
    {
        var (run, change) = (_runs[key], Fixed.PercentChange(PriceAt(key.Symbol, point.TimeMs - Grid.DayMs), point.Price));
        foreach (var number in point.Said)
            _instant.Add(
                new SignalMessage(
                    point.TimeMs + _instant.Count,
                    key.Kind,
                    key.Symbol,
                    home ?? key.Venue,
                    number,
                    point.Price,
                    change,
                    point.Score,
                    // Two tokens have nothing to be compared with.
                    1,
                    run.Gains,
                    run.Declines
                )
            );
    }

    private Int128? PriceAt(string symbol, long timeMs) =>
        _histories[(symbol, Venue.Spot)].PriceAt(timeMs) ?? _histories[(symbol, Venue.Perpetual)].PriceAt(timeMs);
}
