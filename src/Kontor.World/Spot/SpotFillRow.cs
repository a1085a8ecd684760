using System.Runtime.InteropServices;
using Kontor.World.History;
using Kontor.World.Matching;

namespace Kontor.World.Spot;

/// <summary>One side of a trade.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct SpotFillRow : IHistoryRow
{
    /// <summary>Counts all trades of the exchange. Both sides have the same.</summary>
    public long TradeId;
    public long OrderId;
    public long User;
    public long TimeMs;
    public long PriceTicks;
    public long Lots;

    /// <summary>In smallest units of the quote.</summary>
    public Int128 Value;

    /// <summary>In smallest units of <see cref="FeeAsset"/>.</summary>
    public Int128 Fee;

    /// <summary>The number of the asset at the exchange.</summary>
    public int FeeAsset;

    /// <summary>The number of the market at the exchange.</summary>
    public int Market;
    public byte Exchange;

    /// <summary>1 for the isolated margin wallet of the market, 0 for the spot wallet.</summary>
    public byte IsMargin;

    /// <summary>1 for the side that was resting in the book.</summary>
    public byte IsMaker;
    public Side Side;

    /// <summary>Of the order.</summary>
    public SpotOrderKind Kind;
    public TimeInForce TimeInForce;
    public SelfTradeRule SelfTrade;
    public ClientOrderId ClientId;

    readonly long IHistoryRow.Owner => HistoryOwner.Of(Exchange, User);
    readonly long IHistoryRow.TimeMs => TimeMs;
}
