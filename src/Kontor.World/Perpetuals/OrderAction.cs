using Kontor.World.Matching;

namespace Kontor.World.Perpetuals;

/// <summary>What an order does to positions. The first four are for hedge mode, the others for one-way mode. The numbers stand in the log.</summary>
public enum OrderAction : byte
{
    OpenLong,
    CloseShort,
    CloseLong,
    OpenShort,

    /// <summary>Closes a short position as far as there is one, and opens a long one with the rest.</summary>
    Buy,
    BuyToReduce,
    SellToReduce,
    Sell,
}

public static class OrderActions
{
    public static Side Side(this OrderAction action) =>
        action is OrderAction.OpenLong or OrderAction.CloseShort or OrderAction.Buy or OrderAction.BuyToReduce
            ? Matching.Side.Buy
            : Matching.Side.Sell;

    /// <summary>It never opens anything.</summary>
    public static bool IsClosing(this OrderAction action) =>
        action is OrderAction.CloseShort or OrderAction.CloseLong or OrderAction.BuyToReduce or OrderAction.SellToReduce;

    public static PositionMode Mode(this OrderAction action) => action <= OrderAction.OpenShort ? PositionMode.Hedge : PositionMode.OneWay;

    /// <summary>How the bills of a trade name it: there 0 is for those that know of no order.</summary>
    public static byte ToBillDetail(this OrderAction action) => (byte)(action + 1);

    public static OrderAction? OfBillDetail(byte detail) => detail == 0 ? null : (OrderAction)(detail - 1);

    /// <summary>The side of the positions that it opens.</summary>
    internal static PositionSide Opens(this OrderAction action) =>
        action.Side() == Matching.Side.Buy ? PositionSide.Long : PositionSide.Short;

    /// <summary>The side of the positions that it closes.</summary>
    internal static PositionSide Closes(this OrderAction action) =>
        action.Side() == Matching.Side.Buy ? PositionSide.Short : PositionSide.Long;

    /// <summary>It closes a position on the other side, if there is one. In hedge mode an opening order leaves that alone.</summary>
    internal static bool MayClose(this OrderAction action) => action is not (OrderAction.OpenLong or OrderAction.OpenShort);

    /// <summary>One opens the position that the other closes.</summary>
    internal static bool Contradicts(this OrderAction action, OrderAction other) =>
        action.IsClosing() != other.IsClosing()
        && (action.IsClosing() ? action.Closes() == other.Opens() : action.Opens() == other.Closes());

    /// <summary>The order that closes a position.</summary>
    internal static OrderAction ToClose(PositionMode mode, PositionSide side) =>
        (mode, side) switch
        {
            (PositionMode.Hedge, PositionSide.Long) => OrderAction.CloseLong,
            (PositionMode.Hedge, _) => OrderAction.CloseShort,
            (_, PositionSide.Long) => OrderAction.SellToReduce,
            _ => OrderAction.BuyToReduce,
        };
}
