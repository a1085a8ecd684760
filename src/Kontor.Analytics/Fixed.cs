using System.Numerics;

namespace Kontor.Analytics;

/// <summary>
/// Numbers with eight decimals, as whole numbers of hundred-millionths: dollars, coins, fractions and percentages alike. Sums are exact. What
/// has to be divided is rounded to the nearest, halves away from zero; what no number can hold stays at the largest one.
/// </summary>
public static class Fixed
{
    public const int Decimals = 8;
    public const long One = 100_000_000;
    private const int HundredPercent = 100;

    /// <summary>An amount in units of other decimals. Decimals that there is no room for are cut off, towards zero.</summary>
    public static Int128 Of(Int128 units, int decimals)
    {
        if (decimals > Decimals)
            return units / PowerOfTen(decimals - Decimals);
        var scale = PowerOfTen(Decimals - decimals);
        // Nearly all amounts are so small that nothing can overflow.
        return units >= -long.MaxValue && units <= long.MaxValue ? units * scale : Saturate((BigInteger)units * scale);
    }

    /// <summary>One number of eight decimals times another.</summary>
    public static Int128 Multiply(Int128 left, Int128 right) => Divide((BigInteger)left * right, One);

    /// <summary>A part of a whole; nothing where the whole is nothing.</summary>
    public static Int128? Ratio(Int128 part, Int128 whole) => whole == 0 ? null : Divide((BigInteger)part * One, whole);

    /// <summary>The same of a hundred.</summary>
    public static Int128? Percent(Int128 part, Int128 whole) => whole == 0 ? null : Divide((BigInteger)part * One * HundredPercent, whole);

    /// <summary>How far it is from one number to another, in percent of the first.</summary>
    public static Int128? PercentChange(Int128? from, Int128? to) => from is { } old && to is { } now ? Percent(now - old, old) : null;

    private static Int128 Divide(BigInteger value, BigInteger by)
    {
        // Twice the remainder against the divisor says which way it is nearer.
        var quotient = BigInteger.DivRem(value, by, out var rest);
        if (BigInteger.Abs(rest) * 2 >= BigInteger.Abs(by))
            quotient += value.Sign * by.Sign;
        return Saturate(quotient);
    }

    private static Int128 Saturate(BigInteger value) =>
        value > Int128.MaxValue ? Int128.MaxValue
        : value < -(BigInteger)Int128.MaxValue ? -Int128.MaxValue
        : (Int128)value;

    private static long PowerOfTen(int exponent)
    {
        var power = 1L;
        for (; exponent > 0; exponent--)
            power *= 10;
        return power;
    }
}
