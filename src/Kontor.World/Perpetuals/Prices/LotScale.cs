namespace Kontor.World.Perpetuals.Prices;

/// <summary>
/// Which fine price makes so many lots worth so much. Fine prices are counted in the quote's smallest units for one whole coin, finer than
/// the ticks of the book. Each caller says which way they are rounded.
/// </summary>
public readonly record struct LotScale(long TickUnits, long ValuePerTickLot)
{
    /// <summary>The highest price at which so many lots are worth no more than that; below zero when nothing is.</summary>
    public Int128 PriceDown(long lots, Int128 value)
    {
        // Whole ticks first: the value times the units of a tick could be more than can be counted.
        var perTick = (Int128)lots * ValuePerTickLot;
        var ticks = Rounded.Down(value, perTick);
        return (ticks * TickUnits) + Rounded.Down((value - (ticks * perTick)) * TickUnits, perTick);
    }

    /// <summary>The lowest price at which so many lots are worth at least that.</summary>
    public Int128 PriceUp(long lots, Int128 value) => -PriceDown(lots, -value);
}
