namespace Kontor.Analytics.Signals;

/// <summary>The course of a risk: the mirror of a chance, with an eye on what happens after a low.</summary>
internal sealed class RiskCourse(in Moment first)
{
    private const long Percent = Fixed.One;
    private const long ProtectionPercent = 5 * Percent;
    private const long DeclinePercent = 15 * Percent;
    private const long AddedScore = 85 * Fixed.One;
    private const long RelievedScore = 80 * Fixed.One;

    private bool _isProtected;
    private bool _isAdded;
    private Int128 _declineSteps;
    private long _shippedDayMs = -1;
    private LowRebound _rebound = new(first.Price);

    public long BegunMs { get; } = first.GridMs;
    public Int128 BegunScore { get; } = first.RiskScore;
    public PricePath Path { get; private set; } = new(first.Price);

    /// <summary>Whether it would be news that large holders ship: it is told once a day.</summary>
    public bool MayBeShipped(long gridMs) => _shippedDayMs != Grid.DayOf(gridMs);

    /// <summary>Goes on to an instant. False when this is its end.</summary>
    public bool Continue(in Moment moment, ICollection<RiskMessage> said)
    {
        Path = Path.With(moment.Price);
        if (moment.Anomalies.IsWithinDay)
            said.Add(RiskMessage.InflowWithinDay);
        if (moment.Anomalies.IsOverDays)
            said.Add(RiskMessage.InflowOverDays);
        SayHolders(moment, said);
        SayScore(moment.RiskScore, said);
        SayPrices(said);
        if (!moment.EndsRisk)
            return true;
        said.Add(RiskMessage.Ended);
        return false;
    }

    private void SayHolders(in Moment moment, ICollection<RiskMessage> said)
    {
        if (moment.Turn.Acceleration < 0)
            said.Add(RiskMessage.ReductionAccelerates);
        if (!moment.IsShipped || !MayBeShipped(moment.GridMs))
            return;
        said.Add(RiskMessage.Shipping);
        _shippedDayMs = Grid.DayOf(moment.GridMs);
    }

    private void SayScore(Int128 score, ICollection<RiskMessage> said)
    {
        if (score < RelievedScore)
            _isAdded = false;
        if (_isAdded || score < AddedScore)
            return;
        said.Add(RiskMessage.Added);
        _isAdded = true;
    }

    private void SayPrices(ICollection<RiskMessage> said)
    {
        if (!_isProtected && Path.Declines >= ProtectionPercent)
        {
            said.Add(RiskMessage.Protection);
            _isProtected = true;
        }
        if (Path.Declines / DeclinePercent is var steps && steps > _declineSteps)
        {
            said.Add(RiskMessage.Decline);
            _declineSteps = steps;
        }
        if (Path.Min < _rebound.Low)
            _rebound = new LowRebound(Path.Min);
        _rebound.Continue(Path.Now, said);
    }
}
