using Kontor.World.Matching;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>Words of contracts: sides of positions, margins, and what orders are and how they stand.</summary>
internal static class ContractWords
{
    /// <summary>What neither the last nor the mark price decides over.</summary>
    public const string NoWorkingType = "UNKNOWN_PRICE_TYPE";

    public static PositionSide? PositionSideOf(string text) =>
        text switch
        {
            "LONG" => PositionSide.Long,
            "SHORT" => PositionSide.Short,
            _ => null,
        };

    public static string Of(PositionSide side) => side == PositionSide.Long ? "LONG" : "SHORT";

    /// <summary>Whoever buys for a long position opens it, and whoever buys for a short one closes that.</summary>
    public static OrderAction ActionOf(Side side, PositionSide position) =>
        (side, position) switch
        {
            (Side.Buy, PositionSide.Long) => OrderAction.OpenLong,
            (Side.Buy, _) => OrderAction.CloseShort,
            (_, PositionSide.Long) => OrderAction.CloseLong,
            _ => OrderAction.OpenShort,
        };

    /// <summary>The position that an order is about.</summary>
    public static string PositionSideOf(OrderAction action) =>
        Of((action.Side() == Side.Buy) == action.IsClosing() ? PositionSide.Short : PositionSide.Long);

    public static TimeInForce? TimeInForceOf(string text) => text == "POST_ONLY" ? TimeInForce.PostOnly : Words.TimeInForceOf(text);

    /// <summary>A market order takes what is there, so it never waits, whatever it was asked with.</summary>
    public static string TimeInForceOf(bool isMarket, TimeInForce timeInForce) =>
        isMarket && timeInForce != TimeInForce.FillOrKill ? "IOC" : Words.Of(timeInForce);

    public static MarginMode? MarginModeOf(string text) =>
        text switch
        {
            "CROSSED" => MarginMode.Cross,
            "ISOLATED" => MarginMode.Isolated,
            _ => null,
        };

    public static string Of(MarginMode mode) => mode == MarginMode.Cross ? "CROSSED" : "ISOLATED";

    public static PriceSource? PriceSourceOf(string text) =>
        text switch
        {
            "CONTRACT_PRICE" => PriceSource.Last,
            "MARK_PRICE" => PriceSource.Mark,
            _ => null,
        };

    public static string Of(PriceSource source) => source == PriceSource.Mark ? "MARK_PRICE" : "CONTRACT_PRICE";

    /// <summary>An order that is partly filled is still a new one: clients know no other word, and see by its quantity how far it is.</summary>
    public static string StatusOf(PerpetualOrderState state) =>
        state switch
        {
            PerpetualOrderState.Filled => "FILLED",
            PerpetualOrderState.Cancelled => "CANCELED",
            _ => "NEW",
        };

    public static string StatusOf(PlanState state) =>
        state switch
        {
            PlanState.Waiting or PlanState.Following => "UNTRIGGERED",
            PlanState.Triggered => "FILLED",
            PlanState.Expired => "EXPIRED",
            _ => "CANCELED",
        };

    public static string TypeOf(PerpetualOrderKind kind) => kind == PerpetualOrderKind.Market ? "MARKET" : "LIMIT";

    /// <summary>A stop goes with the price, and a take-profit against it.</summary>
    public static string TypeOf(in PlanRow plan)
    {
        if (plan.Kind == PlanKind.Trailing)
            return "TRAILING_STOP_MARKET";
        var goesWithPrice = (plan.Action.Side() == Side.Buy) == (plan.Rises != 0);
        return (goesWithPrice, plan.LimitTicks == 0) switch
        {
            (true, true) => "STOP_MARKET",
            (true, false) => "STOP",
            (false, true) => "TAKE_PROFIT_MARKET",
            _ => "TAKE_PROFIT",
        };
    }
}
