namespace Kontor.World.Perpetuals.Prices;

/// <summary>A part of an amount, of which the product may be larger than what can be counted.</summary>
public static class Share
{
    /// <summary>amount * part / whole, rounded down, for a part that is no larger than the whole.</summary>
    public static Int128 Down(Int128 amount, Int128 part, Int128 whole)
    {
        Invariant.Holds(amount >= 0 && part >= 0 && whole > 0 && part <= whole);
        if (amount == 0 || part == 0)
            return 0;
        // What is shifted out of the part rounds it down, what is shifted out of the whole is put back: the result only gets smaller.
        var shift = Math.Max(0, Bits(amount) + Bits(part) - 126);
        return shift == 0 ? amount * part / whole : amount * (part >> shift) / ((whole >> shift) + 1);
    }

    private static int Bits(Int128 value) => 128 - (int)Int128.LeadingZeroCount(value);
}
