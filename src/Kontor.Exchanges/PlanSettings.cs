using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Exchanges;

/// <summary>A plan that says nothing about leverage or margin mode takes what is set for the contract when its time has come.</summary>
public static class PlanSettings
{
    public static MarginMode MarginModeOf(in PlanRow plan, SeatSettings settings) =>
        plan.HasMarginMode != 0 ? plan.MarginMode : settings.MarginMode;

    public static int LeverageOf(in PlanRow plan, SeatSettings settings)
    {
        if (plan.Leverage != 0)
            return plan.Leverage;
        if (MarginModeOf(plan, settings) == MarginMode.Cross)
            return settings.CrossLeverage;
        var isLong = plan.Action is OrderAction.OpenLong or OrderAction.CloseLong or OrderAction.Buy or OrderAction.SellToReduce;
        return isLong ? settings.LongLeverage : settings.ShortLeverage;
    }
}
