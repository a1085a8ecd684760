using Kontor.World.Perpetuals.Prices;

namespace Kontor.World.Perpetuals.Liquidation;

/// <summary>
/// Who has to give up a position first when nobody else takes the other side: whoever gained most for what he put in, with the most
/// borrowed weight. The rank is profit over entry value, times value over equity, in millionths; losers come last, the ones with the
/// smallest loss for their weight first.
/// </summary>
public static class AdlRank
{
    private const long RatioMax = 1L << 50;

    public static Int128 Of(Int128 profit, Int128 entryValue, Int128 value, Int128 equity)
    {
        var gain = RatioPpm(profit, entryValue);
        // Nothing left of the equity is the greatest weight there is.
        var weight = equity <= 0 ? RatioMax : Math.Max(1, RatioPpm(value, equity));
        return gain >= 0 ? (Int128)gain * weight / Rounded.Million : (Int128)gain * Rounded.Million / weight;
    }

    // Amounts are below 2^110; the last bits of very large ones say nothing about a ratio.
    private static long RatioPpm(Int128 dividend, Int128 divisor)
    {
        if (divisor <= 0)
            return 0;
        if (Int128.Abs(dividend) >= Int128.One << 100)
            (dividend, divisor) = (dividend >> 24, Int128.Max(1, divisor >> 24));
        return (long)Int128.Clamp(dividend * Rounded.Million / divisor, -RatioMax, RatioMax);
    }
}
