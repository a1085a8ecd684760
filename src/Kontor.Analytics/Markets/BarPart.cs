namespace Kontor.Analytics.Markets;

/// <summary>What one market, or several, had of a bar.</summary>
/// <param name="FirstMs">When the price was first seen in it, as far as that is known.</param>
/// <param name="LastMs">When it was seen last.</param>
internal readonly record struct BarPart(long FirstMs, long LastMs, Int128 Open, Int128 High, Int128 Low, Int128 Close, Int128 Volume)
{
    /// <summary>Together with what another market had. Of prices at the same time, the one that stands here counts.</summary>
    public BarPart And(in BarPart other) =>
        new(
            Math.Min(FirstMs, other.FirstMs),
            Math.Max(LastMs, other.LastMs),
            other.FirstMs < FirstMs ? other.Open : Open,
            Int128.Max(High, other.High),
            Int128.Min(Low, other.Low),
            other.LastMs > LastMs ? other.Close : Close,
            Volume + other.Volume
        );

    public Bar At(long startMs) => new(startMs, Open, High, Low, Close, Volume);
}
