using System.Runtime.InteropServices;
using Kontor.World.History;
using Kontor.World.Matching;

namespace Kontor.World.Perpetuals;

/// <summary>One side of a trade, as the history holds it. Amounts are in smallest units of the quote.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct PerpetualFillRow : IHistoryRow
{
    /// <summary>Counts all trades of the exchange's contracts; both sides have the same.</summary>
    public long TradeId;
    public long OrderId;

    /// <summary>The position that it left open, or else the one that it closed.</summary>
    public long PositionId;
    public long User;
    public long TimeMs;
    public long PriceTicks;
    public long Lots;

    /// <summary>How many of the lots closed a position.</summary>
    public long LotsClosed;
    public Int128 Value;
    public Int128 Fee;
    public Int128 RealizedPnl;
    public int Contract;
    public byte Exchange;
    public byte IsMaker;
    public OrderAction Action;
    public MarginMode MarginMode;
    public OrderOrigin Origin;

    public readonly Side Side => Action.Side();

    readonly long IHistoryRow.Owner => HistoryOwner.Of(Exchange, User);
    readonly long IHistoryRow.TimeMs => TimeMs;
}
