using Kontor.World;
using Kontor.World.MarketData;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>
/// The public knows a trade by a name in the form of a UUID, never by its number. The name is made of what tells one trade from all others: the
/// exchange, the product, the market and the number. So it is the same wherever and whenever somebody looks, and no two trades share one.
/// </summary>
internal static class TradeNames
{
    /// <summary>"weex" in ASCII: another exchange's trades would begin with another word.</summary>
    private const uint Exchange = 0x77_65_65_78;

    /// <summary>Twelve digits of sixteen: more trades than a world ever makes.</summary>
    private const long TradesMax = 0xFFFF_FFFF_FFFF;

    /// <summary>Its version, 8, says that the maker of the name alone knows how it was made.</summary>
    public static string Of(MarketProduct product, int market, long tradeId)
    {
        Invariant.Holds(market is >= 0 and <= ushort.MaxValue && tradeId is > 0 and <= TradesMax);
        return $"{Exchange:x8}-{market:x4}-8{(byte)product:x3}-8000-{tradeId:x12}";
    }
}
