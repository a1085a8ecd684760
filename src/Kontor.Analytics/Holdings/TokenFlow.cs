namespace Kontor.Analytics.Holdings;

/// <summary>What went into exchanges and out of them in a time: coin, and dollars at the prices of the blocks.</summary>
public readonly record struct TokenFlow(Exact In, Exact Out, Exact InValue, Exact OutValue)
{
    public static TokenFlow Zero => new(Exact.Zero, Exact.Zero, Exact.Zero, Exact.Zero);

    /// <summary>In dollars; more went in where it is above zero.</summary>
    public Exact NetValue => InValue - OutValue;

    public Exact Turnover => InValue + OutValue;

    public static TokenFlow operator +(TokenFlow left, TokenFlow right) =>
        new(left.In + right.In, left.Out + right.Out, left.InValue + right.InValue, left.OutValue + right.OutValue);
}
