using System.Numerics;

namespace Kontor.Analytics.Holdings;

/// <summary>All that ever went into exchanges and out of them: as amounts of an asset, and in dollars as far as there was a price.</summary>
internal readonly record struct FlowSum(BigInteger In, BigInteger Out, BigInteger InValue, BigInteger OutValue)
{
    public static FlowSum operator -(FlowSum left, FlowSum right) =>
        new(left.In - right.In, left.Out - right.Out, left.InValue - right.InValue, left.OutValue - right.OutValue);
}

/// <summary>Up to a block, and with it.</summary>
internal readonly record struct FlowPoint(long TimeMs, FlowSum Sum);
