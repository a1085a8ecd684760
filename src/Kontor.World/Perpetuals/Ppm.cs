namespace Kontor.World.Perpetuals;

/// <summary>Parts of amounts, in millionths. Amounts are below 2^100, so no product overflows.</summary>
internal static class Ppm
{
    public const int Whole = 1_000_000;

    public static Int128 Down(Int128 amount, int ppm) => amount * ppm / Whole;

    public static Int128 Up(Int128 amount, int ppm) => Divide.Up(amount * ppm, Whole);
}

/// <summary>Division of what is not below zero, with the rounding in its name.</summary>
internal static class Divide
{
    public static Int128 Up(Int128 dividend, Int128 divisor)
    {
        Invariant.Holds(dividend >= 0 && divisor > 0);
        // Most sums fit into 64 bits, where a division takes a tenth of the time.
        if (dividend <= long.MaxValue && divisor <= long.MaxValue)
        {
            var (small, remainder) = long.DivRem((long)dividend, (long)divisor);
            return remainder == 0 ? small : small + 1;
        }
        var (quotient, rest) = Int128.DivRem(dividend, divisor);
        return rest == 0 ? quotient : quotient + 1;
    }

    public static Int128 Down(Int128 dividend, Int128 divisor)
    {
        Invariant.Holds(dividend >= 0 && divisor > 0);
        return dividend <= long.MaxValue && divisor <= long.MaxValue ? (long)dividend / (long)divisor : dividend / divisor;
    }
}

/// <summary>The part of an amount that falls to some lots out of all.</summary>
internal static class Proportion
{
    public static Int128 Down(Int128 amount, long part, long all)
    {
        // The whole part first: amount times lots could be more than there are bits.
        var (each, rest) = Int128.DivRem(amount, all);
        return each * part + rest * part / all;
    }

    public static Int128 Up(Int128 amount, long part, long all) => amount - Down(amount, all - part, all);
}
