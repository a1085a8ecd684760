namespace Kontor.World.MarketData;

/// <summary>Whose candles they are, packed into the number under which the history keeps them: no two series share one.</summary>
public readonly record struct CandleOwner(int Exchange, MarketProduct Product, int Market, CandleInterval Interval, CandlePrice Price)
{
    private const int PriceBits = 4;
    private const int IntervalBits = 8;
    private const int MarketBits = 20;
    private const int ProductBits = 4;

    private const int IntervalShift = PriceBits;
    private const int MarketShift = IntervalShift + IntervalBits;
    private const int ProductShift = MarketShift + MarketBits;
    private const int ExchangeShift = ProductShift + ProductBits;

    public long Packed
    {
        get
        {
            Invariant.Holds(Exchange is >= 0 and < Bounds.ExchangesMax);
            Invariant.Holds(Market is >= 0 and < 1 << MarketBits);
            return ((long)Exchange << ExchangeShift)
                | ((long)Product << ProductShift)
                | ((long)Market << MarketShift)
                | ((long)Interval << IntervalShift)
                | (long)Price;
        }
    }

    public static CandleOwner Unpack(long packed) =>
        new(
            (int)(packed >> ExchangeShift),
            (MarketProduct)Field(packed, ProductShift, ProductBits),
            (int)Field(packed, MarketShift, MarketBits),
            (CandleInterval)Field(packed, IntervalShift, IntervalBits),
            (CandlePrice)Field(packed, 0, PriceBits)
        );

    private static long Field(long packed, int shift, int bits) => (packed >> shift) & ((1L << bits) - 1);
}
