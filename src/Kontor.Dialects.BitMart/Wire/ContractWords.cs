using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;
using TimeInForce = Kontor.World.Matching.TimeInForce;

namespace Kontor.Dialects.BitMart.Wire;

/// <summary>The words and numbers in which the contract speaks of orders and positions.</summary>
internal static class ContractWords
{
    public const string Account = "futures";

    private const int Working = 2;
    private const int Over = 4;

    /// <summary>The same four numbers mean one thing in hedge mode and another in one-way mode.</summary>
    public static int SideOf(OrderAction action) =>
        action switch
        {
            OrderAction.OpenLong or OrderAction.Buy => 1,
            OrderAction.CloseShort or OrderAction.BuyToReduce => 2,
            OrderAction.CloseLong or OrderAction.SellToReduce => 3,
            _ => 4,
        };

    public static OrderAction? ActionOf(long side, PositionMode mode) =>
        (side, mode) switch
        {
            (1, PositionMode.Hedge) => OrderAction.OpenLong,
            (2, PositionMode.Hedge) => OrderAction.CloseShort,
            (3, PositionMode.Hedge) => OrderAction.CloseLong,
            (4, PositionMode.Hedge) => OrderAction.OpenShort,
            (1, _) => OrderAction.Buy,
            (2, _) => OrderAction.BuyToReduce,
            (3, _) => OrderAction.SellToReduce,
            (4, _) => OrderAction.Sell,
            _ => null,
        };

    public static string PositionModeOf(OrderAction action) => PositionModeOf(action.Mode());

    public static string PositionModeOf(PositionMode mode) => mode == PositionMode.Hedge ? "hedge_mode" : "one_way_mode";

    public static string OpenTypeOf(MarginMode mode) => mode == MarginMode.Cross ? "cross" : "isolated";

    public static string MarginTypeOf(MarginMode mode) => mode == MarginMode.Cross ? "Cross" : "Isolated";

    public static int StateOf(in PerpetualOrderRow order) => order.IsOpen ? Working : Over;

    public static int StateOf(in PlanRow plan) => plan.State is PlanState.Waiting or PlanState.Following ? Working : Over;

    public static string TypeOf(in PerpetualOrderRow order) =>
        order.Origin switch
        {
            OrderOrigin.Liquidation => "liquidate",
            OrderOrigin.Bankruptcy => "bankruptcy",
            OrderOrigin.Deleveraging => "adl",
            _ => order.Kind == PerpetualOrderKind.Limit ? "limit" : "market",
        };

    public static string TypeOf(in PlanRow plan) =>
        plan.Kind switch
        {
            PlanKind.TakeProfit => "take_profit",
            PlanKind.StopLoss => "stop_loss",
            PlanKind.Trailing => "trailing",
            _ => plan.LimitTicks > 0 ? "limit" : "market",
        };

    public static int ModeOf(TimeInForce mode) =>
        mode switch
        {
            TimeInForce.FillOrKill => 2,
            TimeInForce.ImmediateOrCancel => 3,
            TimeInForce.PostOnly => 4,
            _ => 1,
        };

    public static TimeInForce? TimeInForceOf(long mode) =>
        mode switch
        {
            1 => TimeInForce.GoodTillCancel,
            2 => TimeInForce.FillOrKill,
            3 => TimeInForce.ImmediateOrCancel,
            4 => TimeInForce.PostOnly,
            _ => null,
        };
}
