using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Wire;

/// <summary>The contract's words for what an order is and where it stands.</summary>
internal static class SpotWords
{
    public static string Of(Side side) => side == Side.Buy ? "buy" : "sell";

    public static Side? SideOf(string? word) =>
        word switch
        {
            "buy" => Side.Buy,
            "sell" => Side.Sell,
            _ => null,
        };

    /// <summary>The house takes no order that wants all or nothing, so what is not patient and not a maker is <c>ioc</c>.</summary>
    public static string TypeOf(SpotOrderKind kind, TimeInForce timeInForce) =>
        (kind, timeInForce) switch
        {
            (SpotOrderKind.Market, _) => "market",
            (_, TimeInForce.GoodTillCancel) => "limit",
            (_, TimeInForce.PostOnly) => "limit_maker",
            _ => "ioc",
        };

    public static (SpotOrderKind Kind, TimeInForce TimeInForce)? TypeOf(string? word) =>
        word switch
        {
            "limit" => (SpotOrderKind.Limit, TimeInForce.GoodTillCancel),
            "limit_maker" => (SpotOrderKind.Limit, TimeInForce.PostOnly),
            "ioc" => (SpotOrderKind.Limit, TimeInForce.ImmediateOrCancel),
            "market" => (SpotOrderKind.Market, TimeInForce.GoodTillCancel),
            _ => null,
        };

    public static string Of(SelfTradeRule rule) =>
        rule switch
        {
            SelfTradeRule.CancelMaker => "cancel_maker",
            SelfTradeRule.CancelTaker => "cancel_taker",
            SelfTradeRule.CancelBoth => "cancel_both",
            _ => "none",
        };

    public static SelfTradeRule? SelfTradeOf(string? word) =>
        word switch
        {
            null or "none" => SelfTradeRule.None,
            "cancel_maker" => SelfTradeRule.CancelMaker,
            "cancel_taker" => SelfTradeRule.CancelTaker,
            "cancel_both" => SelfTradeRule.CancelBoth,
            _ => null,
        };

    public static string Of(SpotOrderState state) =>
        state switch
        {
            SpotOrderState.New => "new",
            SpotOrderState.PartiallyFilled => "partially_filled",
            SpotOrderState.Filled => "filled",
            SpotOrderState.Canceled => "canceled",
            _ => "partially_canceled",
        };

    /// <summary>The contract lists no word for a trigger whose order was placed: that order tells the rest of the story.</summary>
    public static string Of(SpotTriggerState state) =>
        state switch
        {
            SpotTriggerState.Waiting => "new",
            SpotTriggerState.Triggered => "triggered",
            SpotTriggerState.Canceled => "canceled",
            _ => "failed",
        };

    public static string Of(CancelSource source) =>
        source switch
        {
            CancelSource.User => "user",
            CancelSource.System => "system",
            CancelSource.SelfTrade => "stp",
            _ => "",
        };

    public static string ModeOf(byte isMargin) => isMargin != 0 ? "iso_margin" : "spot";

    public static string RoleOf(byte isMaker) => isMaker != 0 ? "maker" : "taker";

    public static string Of(SpotTriggerKind kind) => kind == SpotTriggerKind.Trigger ? "trigger" : "tp/sl";

    public static SpotTriggerKind? TriggerKindOf(string? word) =>
        word switch
        {
            "trigger" => SpotTriggerKind.Trigger,
            "tp/sl" => SpotTriggerKind.TakeProfitStopLoss,
            _ => null,
        };

    /// <summary>Whoever gave his order no name is shown its number in its place.</summary>
    public static string NameOf(ClientOrderId name, long orderId) => name.IsEmpty ? $"{orderId}" : name.ToString();
}
