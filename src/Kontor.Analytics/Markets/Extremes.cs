namespace Kontor.Analytics.Markets;

/// <summary>The highest and the lowest price of some time, in ticks. The default is that of a time without trades.</summary>
internal readonly record struct Extremes(long High, long Low)
{
    public bool IsEmpty => High == 0;

    public Extremes And(Extremes other) =>
        IsEmpty ? other
        : other.IsEmpty ? this
        : new Extremes(Math.Max(High, other.High), Math.Min(Low, other.Low));
}
