namespace Kontor.World.Perpetuals.Prices;

/// <summary>What the mark price is made of. Prices are in price units; 0 says that there is none.</summary>
public readonly record struct MarkInputs
{
    public required long IndexUnits { get; init; }

    /// <summary>The rate of the last funding round, and how much of the present interval is left.</summary>
    public long FundingRatePpb { get; init; }
    public long TimeLeftMs { get; init; }
    public long IntervalMs { get; init; }

    /// <summary>How far the book was from the index on average since the last round.</summary>
    public long PremiumPpb { get; init; }

    public long BidUnits { get; init; }
    public long AskUnits { get; init; }
    public long LastUnits { get; init; }
}

/// <summary>
/// The price at which positions are valued. It is the middle one of three:
/// the index with the part of the last funding rate that is still to be earned, the index with the average premium, and the book (the
/// middle one of best bid, best ask and last trade). Two of the three stand on the index, so that whoever moves a thin book moves the mark
/// no further than between them; and as premiums are averages that are capped, those two move slowly. A book with an empty side says
/// nothing and is left out. Before there is an index, the last trade is the mark.
/// </summary>
public static class MarkPrice
{
    public static long Of(in MarkInputs inputs)
    {
        if (inputs.IndexUnits == 0)
            return inputs.LastUnits;
        var index = (Int128)inputs.IndexUnits;
        var earned = index + (index * inputs.FundingRatePpb * inputs.TimeLeftMs / ((Int128)Rounded.Billion * inputs.IntervalMs));
        var premium = index + (index * inputs.PremiumPpb / Rounded.Billion);
        if (inputs.BidUnits == 0 || inputs.AskUnits == 0)
            return Units(earned);
        var last = inputs.LastUnits == 0 ? inputs.BidUnits : inputs.LastUnits;
        return Units(Middle(earned, premium, Middle(inputs.BidUnits, inputs.AskUnits, last)));
    }

    private static Int128 Middle(Int128 first, Int128 second, Int128 third) =>
        Int128.Max(Int128.Min(first, second), Int128.Min(Int128.Max(first, second), third));

    // A price of nothing would make every position worthless: the smallest price there is stays.
    private static long Units(Int128 price) => (long)Int128.Clamp(price, 1, long.MaxValue);
}
