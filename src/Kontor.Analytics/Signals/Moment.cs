namespace Kontor.Analytics.Signals;

/// <summary>What the state machines of chances and risks look at: one token at one instant.</summary>
/// <param name="Price">In hundred-millionths of a dollar.</param>
/// <param name="Score">Of the chance, from 0 to 100 in hundred-millionths. That of the risk is what is left of a hundred.</param>
/// <param name="Amount24h">What was traded in 24 hours on all venues, in hundred-millionths of a dollar.</param>
/// <param name="Anomalies">Of any venue.</param>
/// <param name="Turn">What large holders did, told at the first instant of a day.</param>
/// <param name="IsShipped">Whether much of what large holders have went into exchanges in 24 hours.</param>
internal readonly record struct Moment(
    long GridMs,
    Int128 Price,
    Int128 Score,
    Int128 Amount24h,
    Anomalies Anomalies,
    HolderTurn Turn,
    bool IsShipped
)
{
    private const int ScoreMax = 100;
    private const int BeginScore = 70;
    private const int EndScore = 50;
    private const long AmountMin = 10_000 * Fixed.One;

    public Int128 RiskScore => (Int128)ScoreMax * Fixed.One - Score;

    /// <summary>Nothing begins where hardly anything is traded.</summary>
    public bool BeginsChance => Score >= BeginScore * Fixed.One && Amount24h >= AmountMin;

    /// <summary>A score that says nothing ends it: so does a day without trades.</summary>
    public bool EndsChance => Score <= EndScore * Fixed.One;

    public bool BeginsRisk => RiskScore >= BeginScore * Fixed.One && Amount24h >= AmountMin;

    public bool EndsRisk => RiskScore <= EndScore * Fixed.One;
}
