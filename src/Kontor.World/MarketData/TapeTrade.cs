using Kontor.World.Matching;

namespace Kontor.World.MarketData;

/// <summary>What the public learns of a trade. It stands in the past, so it keeps its value beside price and quantity.</summary>
/// <param name="Value">In the quote asset's smallest units.</param>
/// <param name="TakerSide">Of the order that came second and decided that there was a trade.</param>
public readonly record struct TapeTrade(long TradeId, long PriceTicks, long Lots, Int128 Value, Side TakerSide, long TimeMs)
{
    /// <summary>Whether the taker closed a position with it, in whole or in part; never on a spot market.</summary>
    public bool TakerCloses { get; init; }

    /// <summary>The same of the maker.</summary>
    public bool MakerCloses { get; init; }
}
