namespace Kontor.Analytics.Markets;

/// <summary>The highest and the lowest price of some time, in hundred-millionths of a dollar.</summary>
public readonly record struct PriceRange(Int128 High, Int128 Low)
{
    public PriceRange And(PriceRange other) => new(Int128.Max(High, other.High), Int128.Min(Low, other.Low));
}
