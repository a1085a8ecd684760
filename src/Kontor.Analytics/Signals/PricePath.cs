namespace Kontor.Analytics.Signals;

/// <summary>Where a price began, where it is, and the highest and the lowest that it was at any instant in between.</summary>
internal readonly record struct PricePath(Int128 Push, Int128 Now, Int128 Max, Int128 Min)
{
    /// <summary>A path that has one point.</summary>
    public PricePath(Int128 price)
        : this(price, price, price, price) { }

    /// <summary>All that follow are in hundred-millionths of a percent, and never below zero.</summary>
    public Int128 Gains => Fixed.Percent(Max - Push, Push) ?? 0;

    public Int128 Declines => Fixed.Percent(Push - Min, Push) ?? 0;

    /// <summary>Down from the highest.</summary>
    public Int128 Drawdown => Fixed.Percent(Max - Now, Max) ?? 0;

    /// <summary>Up from the lowest.</summary>
    public Int128 Rebound => Fixed.Percent(Now - Min, Min) ?? 0;

    public PricePath With(Int128 price) => new(Push, price, Int128.Max(Max, price), Int128.Min(Min, price));
}
