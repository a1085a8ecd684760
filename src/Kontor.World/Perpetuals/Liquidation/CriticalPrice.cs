using Kontor.World.Perpetuals.Prices;

namespace Kontor.World.Perpetuals.Liquidation;

/// <summary>A position as far as its critical prices are concerned.</summary>
/// <param name="EntryValue">What all its lots were worth when they were opened.</param>
/// <param name="Backing">What may be lost on it: its margin when it is isolated, the part of the account's equity that is set against it when not.</param>
public readonly record struct Stake(bool IsLong, long Lots, Int128 EntryValue, Int128 Backing)
{
    /// <summary>Beyond this a backing makes no difference: no position is worth as much. It keeps the products below 2^127.</summary>
    public static readonly Int128 BackingMax = Bounds.AmountMax * 2;

    public Int128 Backing { get; } = Int128.Clamp(Backing, -BackingMax, BackingMax);
}

/// <summary>The prices at which a position ends.</summary>
public static class CriticalPrice
{
    /// <summary>There is none: no price is low enough for a long one, or high enough for a short one.</summary>
    public const long None = 0;

    /// <summary>
    /// Where the backing is used up and nothing more. Rounded towards the position's profit: whoever takes it over at this price never
    /// pays for the rounding.
    /// </summary>
    public static long Bankruptcy(in LotScale scale, in Stake stake) =>
        stake.IsLong
            ? Units(scale.PriceUp(stake.Lots, stake.EntryValue - stake.Backing))
            : Units(scale.PriceDown(stake.Lots, stake.EntryValue + stake.Backing));

    /// <summary>
    /// Where what is left of the backing is no more than the maintenance margin. Rounded so that the position is found a little too
    /// early: whoever comes by decides by the exact sums.
    /// </summary>
    public static long Liquidation(in LotScale scale, in Stake stake, ReadOnlySpan<LeverageBracket> brackets)
    {
        Invariant.Holds(brackets.Length > 0 && stake.Lots > 0);
        foreach (ref readonly var bracket in brackets[..^1])
        {
            // Maintenance grows with the value, the equity of a short one falls with it: the first bracket whose solution lies in it is the one.
            var value = CriticalValue(stake, bracket);
            if (value <= bracket.ValueMax)
                return Price(scale, stake, value);
        }
        return Price(scale, stake, CriticalValue(stake, brackets[^1]));
    }

    // long:  value + backing - entry = value * rate - deduction;  short:  entry + backing - value = value * rate - deduction
    private static Int128 CriticalValue(in Stake stake, in LeverageBracket bracket) =>
        stake.IsLong
            ? Rounded.Up((stake.EntryValue - stake.Backing - bracket.Deduction) * Rounded.Million, Rounded.Million - bracket.MaintenancePpm)
            : Rounded.Down(
                (stake.EntryValue + stake.Backing + bracket.Deduction) * Rounded.Million,
                Rounded.Million + bracket.MaintenancePpm
            );

    private static long Price(in LotScale scale, in Stake stake, Int128 value) =>
        stake.IsLong ? Units(scale.PriceUp(stake.Lots, value)) : Units(scale.PriceDown(stake.Lots, value));

    private static long Units(Int128 price) =>
        price <= 0 ? None
        : price > long.MaxValue ? None
        : (long)price;
}
