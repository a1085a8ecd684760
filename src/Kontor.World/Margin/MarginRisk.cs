using System.Numerics;
using Kontor.World.Ledger;
using Kontor.World.Spot;

namespace Kontor.World.Margin;

/// <summary>What lies in an isolated wallet and what is owed there, in smallest units of either asset.</summary>
public readonly record struct MarginSheet(Int128 Base, Int128 Quote, Int128 BaseOwed, Int128 QuoteOwed)
{
    public bool HasDebts => BaseOwed + QuoteOwed > 0;
}

/// <summary>
/// The arithmetic of isolated margin. All of it is in the quote at the market's last price; what is owned is rounded down and what is
/// owed is rounded up.
/// </summary>
public static class MarginRisk
{
    private const int PpmPerOne = 1_000_000;

    /// <summary>The ratio that is shown for a wallet without debts.</summary>
    public const long RateMaxPpm = 999_000_000;

    public static Int128 ValueOf(MarginSheet sheet, MarketPrice price) => price.Down(sheet.Base) + sheet.Quote;

    public static Int128 DebtOf(MarginSheet sheet, MarketPrice price) => price.Up(sheet.BaseOwed) + sheet.QuoteOwed;

    /// <summary>Assets by debts, in millionths.</summary>
    public static long RatePpm(MarginSheet sheet, MarketPrice price)
    {
        var debt = DebtOf(sheet, price);
        return debt == 0 ? RateMaxPpm : (long)Int128.Min(ValueOf(sheet, price) * PpmPerOne / debt, RateMaxPpm);
    }

    /// <summary>How much more of an asset could be borrowed: debts are at most leverage - 1 times what is one's own.</summary>
    public static Int128 Borrowable(MarginSheet sheet, MarketPrice price, MarginTerms terms, bool isBase)
    {
        var debt = DebtOf(sheet, price);
        var own = ValueOf(sheet, price) - debt;
        var more = own * (terms.Leverage - 1) - debt;
        if (more <= 0)
            return 0;
        var lending = isBase ? terms.Base : terms.Quote;
        var owed = isBase ? sheet.BaseOwed : sheet.QuoteOwed;
        return Int128.Max(0, Int128.Min(isBase ? price.BaseFor(more) : more, lending.BorrowMax - owed));
    }

    /// <summary>
    /// The price at which the wallet reaches the ratio of liquidation: there is at most one, because both sides change evenly with the
    /// price. Who holds mostly base fears a fall, who owes mostly base fears a rise.
    /// </summary>
    public static bool TryLiquidationTicks(MarginSheet sheet, MarginTerms terms, MarketPrice price, out long ticks, out bool rises)
    {
        // (Base - rate * BaseOwed) * p  =  rate * QuoteOwed - Quote, everything times one million.
        var slope = sheet.Base * PpmPerOne - sheet.BaseOwed * terms.LiquidateRatePpm;
        var level = sheet.QuoteOwed * terms.LiquidateRatePpm - sheet.Quote * PpmPerOne;
        (ticks, rises) = (0, slope < 0);
        if (slope == 0 || !sheet.HasDebts)
            return false;
        if (slope > 0 && level <= 0)
            return false;
        if (slope < 0 && level > 0)
            (slope, level) = (1, 0);
        else if (slope < 0)
            (slope, level) = (-slope, -level);
        // Never later than the ratio says: a fall is met at the price above, a rise at the price below.
        var found = price.TicksFor(level, slope, isUp: !rises);
        ticks = (long)Int128.Min(Int128.Max(found, 1), Matching.OrderBook.PriceTicksMax);
        return true;
    }
}

/// <summary>A price of a market, and how its two assets are valued at it.</summary>
public readonly record struct MarketPrice(long Ticks, long TickUnits, long BaseCoin)
{
    public static MarketPrice Of(MarketRecord market, AssetRecord baseAsset, long ticks) =>
        new(ticks, market.TickUnits, TickValue.OneCoin(baseAsset.Decimals));

    public bool IsKnown => Ticks > 0;

    private Int128 Units => (Int128)Ticks * TickUnits;

    /// <summary>What base is worth in the quote, rounded down.</summary>
    public Int128 Down(Int128 baseUnits) => MulDiv(baseUnits, Units, BaseCoin, isUp: false);

    /// <summary>The same rounded up.</summary>
    public Int128 Up(Int128 baseUnits) => MulDiv(baseUnits, Units, BaseCoin, isUp: true);

    /// <summary>The base that so much quote is worth, rounded down.</summary>
    public Int128 BaseFor(Int128 quoteUnits) => MulDiv(quoteUnits, BaseCoin, Units, isUp: false);

    /// <summary>The price in ticks at which <paramref name="slope"/> base is worth <paramref name="level"/> quote.</summary>
    internal Int128 TicksFor(Int128 level, Int128 slope, bool isUp) => MulDiv(level, BaseCoin, slope * TickUnits, isUp);

    // The product may need more than 128 bits. What is beyond them is more than anybody can have: it stays at the edge.
    private static Int128 MulDiv(Int128 amount, Int128 factor, Int128 divisor, bool isUp)
    {
        if (divisor <= 0)
            return 0;
        var product = (BigInteger)amount * (BigInteger)factor + (isUp ? (BigInteger)divisor - 1 : 0);
        var quotient = product / (BigInteger)divisor;
        return quotient > (BigInteger)Bounds.AmountMax ? Bounds.AmountMax : (Int128)quotient;
    }
}
