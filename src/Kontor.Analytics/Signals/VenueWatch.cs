using Kontor.Analytics.Markets;

namespace Kontor.Analytics.Signals;

/// <summary>Watches the money that moves into and out of one token on one venue.</summary>
internal sealed class VenueWatch(string symbol, Venue venue)
{
    private const int StepsPerDay = 288;
    private const int JumpFactor = 5;
    private const long JumpAmountMin = 10_000 * Fixed.One;
    private const long RisePercent = 3 * Fixed.One;

    private readonly List<FundsMovement> _said = [];
    private InflowStatistics? _statistics;
    private FundsCourse? _course;
    private Anomalies _anomalies;
    private Lags _moved;

    public TrailingFlows Flows { get; } = new();

    public bool IsOpen => _course is not null;

    /// <summary>Goes on to the next instant, and says up to which times there is more than before.</summary>
    public Lags Advance(MarketBooks markets, long gridMs) => _moved = Flows.Advance(markets.Of(symbol, venue), gridMs);

    /// <summary>Compares the inflow with what is usual. Once for every instant.</summary>
    public Anomalies Judge(long gridMs) => _anomalies = (_statistics ??= new InflowStatistics(Flows)).Judge(gridMs, _moved != Lags.None);

    /// <param name="price">Of the token.</param>
    /// <param name="before">What that was at the instant before.</param>
    public void Continue(long gridMs, Int128 price, Int128? before, Headline headline, Newsroom newsroom)
    {
        if (_course is null && !_anomalies.Any)
            return;
        var moment = MomentOf(gridMs, price, before);
        var course = _course ?? new FundsCourse(moment);
        _said.Clear();
        _course = course.Continue(moment, _said) ? course : null;
        foreach (var movement in _said)
            newsroom.Add(headline, EpisodeKind.Funds, venue, (int)movement, 0, course.Path);
    }

    public FundsEpisode? Show(Int128? change24h) =>
        _course is { } course
            ? new FundsEpisode(
                symbol,
                venue,
                course.StartMs,
                course.EndMs,
                course.Number24h,
                course.NumberNot24h,
                course.Path.Now,
                course.Path.Push,
                course.Path.Gains,
                course.Path.Declines,
                change24h,
                course.IsAlpha,
                course.IsFomo,
                course.IsEscalated
            )
            : null;

    private FundsMoment MomentOf(long gridMs, Int128 price, Int128? before)
    {
        var (step, dayBefore) = (Flows.Between(Lag.Step, Lag.None), Flows.Between(Lag.DayAndStep, Lag.Step));
        // Against the mean of the day, without dividing.
        var hasJumped = step.Amount >= JumpAmountMin && step.Amount * StepsPerDay >= JumpFactor * dayBefore.Amount;
        var hasRisen = Fixed.PercentChange(before, price) >= RisePercent;
        return new FundsMoment(gridMs, price, _anomalies, hasJumped, hasRisen, step.Net, Flows.Between(Lag.Hours4, Lag.None).Net);
    }
}
