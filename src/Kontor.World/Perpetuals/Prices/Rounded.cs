namespace Kontor.World.Perpetuals.Prices;

/// <summary>Division that says which way it rounds, also below zero.</summary>
public static class Rounded
{
    public const int Million = 1_000_000;
    public const long Billion = 1_000_000_000;

    public static Int128 Down(Int128 dividend, Int128 divisor)
    {
        Invariant.Holds(divisor > 0);
        var (quotient, rest) = Int128.DivRem(dividend, divisor);
        return rest < 0 ? quotient - 1 : quotient;
    }

    public static Int128 Up(Int128 dividend, Int128 divisor) => -Down(-dividend, divisor);
}
