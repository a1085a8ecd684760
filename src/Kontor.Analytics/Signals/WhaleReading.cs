using System.Numerics;
using Kontor.Analytics.Holdings;

namespace Kontor.Analytics.Signals;

/// <summary>What large holders of a token have and what it has cost them, compared with the end of the day before. The default knows nothing.</summary>
/// <param name="Change">Of what they have, as a fraction in hundred-millionths.</param>
/// <param name="Cost">Of a coin, in hundred-millionths of a dollar.</param>
/// <param name="CostChange">As a fraction.</param>
/// <param name="Balance">What they have.</param>
internal readonly record struct WhaleReading(Int128? Change, Int128? Cost, Int128? CostChange, Exact Balance)
{
    /// <param name="dayMs">The day that counts as this one.</param>
    public static WhaleReading Of(TokenHoldings holdings, long dayMs)
    {
        if (holdings.WhalesNow() is not { } now)
            return default;
        var (cost, then) = (ToFixed(now.AverageCost), holdings.WhalesAtEndOf(dayMs - Grid.DayMs));
        var change = then is { } before ? ToFixed(Exact.Divide(now.Balance - before.Balance, before.Balance, Fixed.Decimals)) : null;
        var costThen = ToFixed(then?.AverageCost);
        return new WhaleReading(change, cost, Fixed.Ratio((cost - costThen) ?? 0, costThen ?? 0), now.Balance);
    }

    // A quotient has as many decimals as were asked for, and these are those of all figures.
    private static Int128? ToFixed(Exact? quotient) =>
        quotient is { } known ? (Int128)BigInteger.Clamp(known.Units, -(BigInteger)Int128.MaxValue, Int128.MaxValue) : null;
}
