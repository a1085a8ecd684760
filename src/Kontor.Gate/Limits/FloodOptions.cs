namespace Kontor.Gate.Limits;

/// <summary>The coarse budget of one address. It is meant to be far above every published limit.</summary>
public sealed record FloodOptions
{
    /// <summary>Requests that may come at once.</summary>
    public int BurstMax { get; init; } = 2_000;

    /// <summary>Requests that are given back each second.</summary>
    public int RefillPerSecond { get; init; } = 500;

    /// <summary>Buckets in all; eight bytes each. A power of two.</summary>
    public int BucketsMax { get; init; } = 131_072;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BurstMax);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(RefillPerSecond);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(RefillPerSecond, 1_000_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(BucketsMax, 256);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(BucketsMax, 1 << 24);
        if ((BucketsMax & (BucketsMax - 1)) != 0)
            throw new ArgumentException("The number of buckets has to be a power of two.");
    }
}
