using Kontor.World.Perpetuals.Prices;

namespace Kontor.World.Perpetuals.Funding;

/// <summary>
/// How far the book is from the index: above zero when even the best bid lies over it, below zero when even the best ask lies under it,
/// and nothing while the index lies between them. An empty side says nothing.
/// </summary>
public static class Premium
{
    /// <summary>Rounded towards zero, and capped, so that one absurd order cannot outweigh hours of sane ones.</summary>
    public static long SamplePpb(long indexUnits, long bidUnits, long askUnits, long capPpb)
    {
        Invariant.Holds(indexUnits > 0 && capPpb >= 0);
        var above = bidUnits == 0 ? 0 : Math.Max(0, bidUnits - indexUnits);
        var below = askUnits == 0 ? 0 : Math.Max(0, indexUnits - askUnits);
        return (long)Int128.Clamp((Int128)(above - below) * Rounded.Billion / indexUnits, -capPpb, capPpb);
    }
}

/// <summary>The average of the samples since the last round. A sample counts for as many minutes as it stands for.</summary>
public struct PremiumAverage
{
    public Int128 Sum;
    public long Minutes;

    /// <summary>Rounded towards zero.</summary>
    public readonly long Ppb => Minutes == 0 ? 0 : (long)(Sum / Minutes);

    public void Add(long samplePpb, long minutes)
    {
        Invariant.Holds(minutes > 0);
        Sum += (Int128)samplePpb * minutes;
        Minutes += minutes;
    }
}
