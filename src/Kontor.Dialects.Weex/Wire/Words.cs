using Kontor.World.Matching;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>Words of orders that both products share. None is read in another case than it is documented in.</summary>
internal static class Words
{
    public static Side? SideOf(string text) =>
        text switch
        {
            "BUY" => Side.Buy,
            "SELL" => Side.Sell,
            _ => null,
        };

    public static string Of(Side side) => side == Side.Buy ? "BUY" : "SELL";

    public static string Of(TimeInForce timeInForce) =>
        timeInForce switch
        {
            TimeInForce.ImmediateOrCancel => "IOC",
            TimeInForce.FillOrKill => "FOK",
            TimeInForce.PostOnly => "POST_ONLY",
            _ => "GTC",
        };

    /// <summary>What both products know; contracts know "POST_ONLY" as well.</summary>
    public static TimeInForce? TimeInForceOf(string text) =>
        text switch
        {
            "GTC" => TimeInForce.GoodTillCancel,
            "IOC" => TimeInForce.ImmediateOrCancel,
            "FOK" => TimeInForce.FillOrKill,
            _ => null,
        };
}
