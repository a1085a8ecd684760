namespace Kontor.Analytics.Markets;

/// <summary>What was traded during some time, in hundred-millionths of a dollar.</summary>
/// <param name="In">By buyers who took what was offered.</param>
/// <param name="Out">By sellers who took what was bid.</param>
public readonly record struct Flow(Int128 In, Int128 Out, long Trades)
{
    /// <summary>Above zero, buyers were in more of a hurry.</summary>
    public Int128 Net => In - Out;

    public Int128 Amount => In + Out;

    public static Flow operator +(in Flow left, in Flow right) => new(left.In + right.In, left.Out + right.Out, left.Trades + right.Trades);
}
