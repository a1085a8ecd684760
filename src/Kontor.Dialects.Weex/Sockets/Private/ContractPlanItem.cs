using System.Text.Json;
using Kontor.Dialects.Weex.Wire;
using Kontor.World.Feed;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.Weex.Sockets.Private;

/// <summary>An algo order as the private channel of contracts shows it: an order that waits for a price, and never trades itself.</summary>
internal static class ContractPlanItem
{
    private static readonly string[] s_traded =
    [
        "latestFillPrice",
        "maxFillPrice",
        "minFillPrice",
        "cumFillSize",
        "cumFillValue",
        "cumFillFee",
        "cumLiquidateFee",
        "cumRealizePnl",
    ];

    public static void Write(Utf8JsonWriter json, ContractText text, PlanChanged changed)
    {
        var (plan, record) = (changed.Plan, text.Contract.Record);
        var isOfPosition = plan.Kind is PlanKind.TakeProfit or PlanKind.StopLoss;
        json.WriteString("id"u8, Ids.ContractOrder.Text(plan.Id));
        json.WriteString("coin"u8, record.Quote);
        json.WriteString("symbol"u8, text.Symbol);
        ContractFields.WriteMargin(json, PlanSettings.MarginModeOf(plan, changed.Settings));
        ContractFields.WriteSides(json, plan.Action);
        json.WriteString("price"u8, text.Price(plan.LimitTicks));
        json.WriteString("size"u8, text.Coins(plan.Lots == 0 ? changed.PositionLots : plan.Lots));
        json.WriteString("clientOrderId"u8, AlgoOrderJson.ClientIdOf(plan));
        json.WriteString("type"u8, ContractWords.TypeOf(plan));
        json.WriteString("timeInForce"u8, ContractWords.TimeInForceOf(plan.LimitTicks == 0, plan.TimeInForce));
        json.WriteBoolean("reduceOnly"u8, plan.Action.IsClosing());
        json.WriteString("triggerPrice"u8, text.Price(plan.TriggerTicks));
        json.WriteString("triggerPriceType"u8, ContractWords.Of(plan.Source));
        json.WriteString("orderSource"u8, OrderFields.SourceOf(isApi: true));
        json.WriteString("openTpslParentOrderId"u8, plan.ParentOrder == 0 ? "0" : Ids.ContractOrder.Text(plan.ParentOrder));
        json.WriteBoolean("positionTpsl"u8, isOfPosition);
        json.WriteBoolean("setOpenTp"u8, plan.TakeProfitTicks != 0);
        json.WriteBoolean("setOpenSl"u8, plan.StopLossTicks != 0);
        json.WriteString("leverage"u8, $"{PlanSettings.LeverageOf(plan, changed.Settings)}");
        json.WriteString("takerFeeRate"u8, ContractText.Ppm(record.TakerFeePpm));
        json.WriteString("makerFeeRate"u8, ContractText.Ppm(record.MakerFeePpm));
        json.WriteString("feeDiscount"u8, OrderFields.NoDiscount);
        json.WriteString("liquidateFeeRate"u8, ContractText.Ppm(record.LiquidationFeePpm));
        json.WriteString("status"u8, ContractWords.StatusOf(plan.State));
        var isTriggered = plan.State is PlanState.Triggered or PlanState.Failed;
        OrderFields.WriteTriggered(json, isTriggered ? plan.EndedMs : 0, isTriggered ? text.Price(plan.TriggerTicks) : "0");
        json.WriteString("cancelReason"u8, OrderFields.CancelReason);
        foreach (var field in s_traded)
            json.WriteString(field, "0"u8);
        OrderFields.WriteTimes(json, plan.CreatedMs, plan.EndedMs);
    }
}
