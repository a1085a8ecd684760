namespace Kontor.World.Ledger;

/// <summary>What one lot at one tick is worth. It must be a whole number of the quote's smallest units, so that no trade is ever rounded.</summary>
public static class TickValue
{
    /// <summary>Smallest units of the quote for one lot at a price of one tick, or 0 when tick and lot are too fine for that.</summary>
    public static long Of(long tickUnits, long lotUnits, int baseDecimals)
    {
        if (tickUnits <= 0 || lotUnits <= 0)
            return 0;
        var product = (Int128)tickUnits * lotUnits;
        var coin = OneCoin(baseDecimals);
        return product % coin == 0 && product / coin <= Max ? (long)(product / coin) : 0;
    }

    /// <summary>One whole coin in its smallest units.</summary>
    public static long OneCoin(int decimals)
    {
        Invariant.Holds(decimals is >= 0 and <= AssetRecord.DecimalsMax);
        var units = 1L;
        for (var digit = 0; digit < decimals; digit++)
            units *= 10;
        return units;
    }

    // With prices and quantities below 2^40 a trade is worth less than 2^110, which no sum of trades can make overflow.
    private const long Max = 1L << 30;
}
