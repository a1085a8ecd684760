namespace Kontor.Analytics.Signals;

/// <summary>The course of a chance: begun by a high score, ended by one that is no better than none.</summary>
internal sealed class ChanceCourse(in Moment first)
{
    private const long Percent = Fixed.One;
    private const long ProtectionPercent = 5 * Percent;
    private const long GainsPercent = 10 * Percent;
    private const long DrawdownPercent = 15 * Percent;

    private bool _isProtected;
    private Int128 _gainSteps;

    /// <summary>The high below which a fall was told: another fall is news only after another high.</summary>
    private Int128 _fallenFrom;

    public long BegunMs { get; } = first.GridMs;
    public Int128 BegunScore { get; } = first.Score;
    public PricePath Path { get; private set; } = new(first.Price);

    /// <summary>Goes on to an instant. False when this is its end.</summary>
    public bool Continue(in Moment moment, ICollection<ChanceMessage> said)
    {
        Path = Path.With(moment.Price);
        if (moment.Anomalies.IsWithinDay)
            said.Add(ChanceMessage.InflowWithinDay);
        if (moment.Anomalies.IsOverDays)
            said.Add(ChanceMessage.InflowOverDays);
        SayHolders(moment.Turn, said);
        SayPrices(said);
        if (!moment.EndsChance)
            return true;
        said.Add(Path.Gains >= GainsPercent ? ChanceMessage.EndedWithGains : ChanceMessage.Ended);
        return false;
    }

    private void SayHolders(HolderTurn turn, ICollection<ChanceMessage> said)
    {
        if (turn.Direction > 0)
            said.Add(ChanceMessage.HoldersAdd);
        if (turn.Direction < 0)
            said.Add(Path.Gains >= GainsPercent ? ChanceMessage.HoldersTakeProfit : ChanceMessage.HoldersReduce);
        if (turn.Acceleration > 0)
            said.Add(ChanceMessage.AccumulationAccelerates);
    }

    private void SayPrices(ICollection<ChanceMessage> said)
    {
        if (!_isProtected && Path.Gains >= ProtectionPercent)
        {
            said.Add(ChanceMessage.Protection);
            _isProtected = true;
        }
        if (Path.Gains / GainsPercent is var steps && steps > _gainSteps)
        {
            said.Add(ChanceMessage.Gains);
            _gainSteps = steps;
        }
        if (Path.Max != _fallenFrom && Path.Drawdown >= DrawdownPercent)
        {
            said.Add(ChanceMessage.Drawdown);
            _fallenFrom = Path.Max;
        }
    }
}
