namespace Kontor.World.Spot;

/// <summary>Millionths.</summary>
internal static class Ppm
{
    public const int One = 1_000_000;

    // Times a million it is below 2^63.
    private const long SmallAmount = 1L << 43;

    /// <summary>A part of an amount, rounded up: what the house takes is never a fraction too little.</summary>
    public static Int128 Ceil(Int128 amount, int ppm)
    {
        // Nearly every amount fits, and a division of two longs takes a tenth of the time.
        if (amount < SmallAmount && ppm <= One)
            return ((long)amount * ppm + One - 1) / One;
        // Whole and rest apart: the product of a large amount would not fit.
        var (whole, rest) = (amount / One, amount % One);
        return whole * ppm + (rest * ppm + One - 1) / One;
    }

    public static int Ceil(int rate, int ppm) => (int)(((long)rate * ppm + One - 1) / One);
}
