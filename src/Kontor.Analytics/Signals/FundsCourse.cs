namespace Kontor.Analytics.Signals;

/// <summary>
/// The course of money that moves into a token on one venue: begun by an inflow that stands out, ended when none has for hours and money leaves,
/// or by its age.
/// </summary>
internal sealed class FundsCourse(in FundsMoment first)
{
    private const long AgeMaxMs = 90 * Grid.DayMs;
    private const long QuietMs = 4 * 60 * Grid.MinuteMs;
    private const int AlphaCount = 3;
    private const long Percent = Fixed.One;
    private const long ProtectionPercent = 5 * Percent;
    private const long GainsPercent = 10 * Percent;

    /// <summary>The anomalies of the last 24 hours. At most one in five minutes, and one a day of days.</summary>
    private readonly Queue<(long TimeMs, bool IsOverDays)> _recent = [];

    private int _older;
    private bool _hasShort;
    private bool _hasTrend;
    private bool _mayEscalate;
    private bool _isProtected;
    private Int128 _gainSteps;

    public long StartMs { get; } = first.GridMs;

    /// <summary>Of the last anomaly.</summary>
    public long EndMs { get; private set; } = first.GridMs;

    public PricePath Path { get; private set; } = new(first.Price);
    public bool IsAlpha { get; private set; }
    public bool IsFomo { get; private set; }
    public bool IsEscalated { get; private set; }

    public int Number24h => _recent.Count(one => !one.IsOverDays);

    public int NumberNot24h => _older + _recent.Count - Number24h;

    /// <summary>Goes on to an instant. False when this is its end.</summary>
    public bool Continue(in FundsMoment moment, ICollection<FundsMovement> said)
    {
        Path = Path.With(moment.Price);
        Forget(moment.GridMs);
        if (moment.Anomalies.Any)
            Count(moment, said);
        Heat(moment, said);
        SayGains(said);
        var isQuiet = moment.Net4h < 0 && moment.GridMs - EndMs >= QuietMs;
        if (!isQuiet && moment.GridMs - StartMs < AgeMaxMs)
            return true;
        said.Add(FundsMovement.Exit);
        return false;
    }

    private void Forget(long gridMs)
    {
        while (_recent.TryPeek(out var oldest) && oldest.TimeMs <= gridMs - Grid.DayMs)
        {
            _recent.Dequeue();
            _older++;
        }
    }

    private void Count(in FundsMoment moment, ICollection<FundsMovement> said)
    {
        EndMs = moment.GridMs;
        if (moment.Anomalies.IsWithinDay)
        {
            _recent.Enqueue((moment.GridMs, false));
            said.Add(_hasShort ? FundsMovement.InflowWithinDay : FundsMovement.FirstInflowWithinDay);
            _hasShort = true;
        }
        if (moment.Anomalies.IsOverDays)
        {
            _recent.Enqueue((moment.GridMs, true));
            said.Add(_hasTrend ? FundsMovement.InflowOverDays : FundsMovement.FirstInflowOverDays);
            _hasTrend = true;
        }
        if (_recent.Count < AlphaCount || moment.Price <= Path.Push)
            return;
        said.Add(IsAlpha ? FundsMovement.Alpha : FundsMovement.FirstAlpha);
        IsAlpha = true;
    }

    /// <summary>Turnover that jumps is heat when price and money go in with it, and a warning when money leaves after that.</summary>
    private void Heat(in FundsMoment moment, ICollection<FundsMovement> said)
    {
        if (!moment.HasJumped)
            return;
        if (moment.HasRisen && moment.Net > 0)
        {
            said.Add(IsFomo ? FundsMovement.Fomo : FundsMovement.FirstFomo);
            IsFomo = _mayEscalate = true;
        }
        else if (_mayEscalate && moment.Net < 0)
        {
            said.Add(FundsMovement.FomoEscalation);
            (IsEscalated, _mayEscalate) = (true, false);
        }
    }

    private void SayGains(ICollection<FundsMovement> said)
    {
        if (!_isProtected && Path.Gains >= ProtectionPercent)
        {
            said.Add(FundsMovement.Protection);
            _isProtected = true;
        }
        if (Path.Gains / GainsPercent is var steps && steps > _gainSteps)
        {
            said.Add(FundsMovement.Gains);
            _gainSteps = steps;
        }
    }
}
