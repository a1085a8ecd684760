using Kontor.World.Feed;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.BitMart.Sockets.Private;

/// <summary>The numbers that say why an order is pushed.</summary>
internal static class FuturesActions
{
    private const int Match = 1;
    private const int Submit = 2;
    private const int Cancel = 3;
    private const int LiquidationCancel = 4;
    private const int DeleveragingCancel = 5;
    private const int PartialLiquidation = 6;
    private const int Bankruptcy = 7;
    private const int PassiveDeleveraging = 8;
    private const int ActiveDeleveraging = 9;

    public static int Of(PerpetualOrderChanged changed) =>
        changed.Step switch
        {
            OrderStep.Filled => OfFill(changed.Order),
            OrderStep.Ended when changed.Order.End == PerpetualEnd.Liquidation => LiquidationCancel,
            OrderStep.Ended when changed.IsDeleveraged => DeleveragingCancel,
            OrderStep.Ended => Cancel,
            _ => Submit,
        };

    /// <summary>A plan whose price was reached has met its match, although no money moved yet: the order it placed tells the rest.</summary>
    public static int Of(PlanChanged changed) =>
        changed.Plan.State switch
        {
            PlanState.Triggered => Match,
            PlanState.Waiting or PlanState.Following => Submit,
            _ => Cancel,
        };

    // A part of a position is sold at once or not at all; all of it waits in the book for as long as there is patience.
    private static int OfFill(in PerpetualOrderRow order) =>
        order.Origin switch
        {
            OrderOrigin.Liquidation => order.TimeInForce == TimeInForce.GoodTillCancel ? Bankruptcy : PartialLiquidation,
            OrderOrigin.Bankruptcy => ActiveDeleveraging,
            OrderOrigin.Deleveraging => PassiveDeleveraging,
            _ => Match,
        };
}
