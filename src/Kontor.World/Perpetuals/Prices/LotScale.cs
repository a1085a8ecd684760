namespace Kontor.World.Perpetuals.Prices;

/// <summary>
/// What a fine price is worth: index and mark are counted in the quote's smallest units for one whole coin, finer than the ticks of the
/// book, so that the value of a position at such a price has to be rounded. Each caller says which way.
/// </summary>
public readonly record struct LotScale(long TickUnits, long ValuePerTickLot)
{
    /// <summary>With this and the bounds of prices and quantities no value, and no product on the way to it, reaches 2^120.</summary>
    public const long TickUnitsMax = 1L << 48;

    /// <summary>Rounded down: what a position is worth at most to whoever would sell it.</summary>
    public Int128 ValueDown(long lots, long priceUnits)
    {
        var (ticks, rest) = long.DivRem(priceUnits, TickUnits);
        return ((Int128)ticks * lots * ValuePerTickLot) + ((Int128)rest * lots * ValuePerTickLot / TickUnits);
    }

    /// <summary>Rounded up: what has to be paid at least to whoever would deliver it.</summary>
    public Int128 ValueUp(long lots, long priceUnits)
    {
        var (ticks, rest) = long.DivRem(priceUnits, TickUnits);
        return ((Int128)ticks * lots * ValuePerTickLot) + Rounded.Up((Int128)rest * lots * ValuePerTickLot, TickUnits);
    }

    /// <summary>The highest price at which so many lots are worth no more than that; below zero when nothing is.</summary>
    public Int128 PriceDown(long lots, Int128 value) => Rounded.Down(value * TickUnits, (Int128)lots * ValuePerTickLot);

    /// <summary>The lowest price at which so many lots are worth at least that.</summary>
    public Int128 PriceUp(long lots, Int128 value) => Rounded.Up(value * TickUnits, (Int128)lots * ValuePerTickLot);
}
