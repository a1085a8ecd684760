using System.Text.Json;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.BitMart.Wire;

/// <summary>The plan order object: a trigger, or one end of a position.</summary>
internal static class ContractPlanText
{
    /// <summary>Closes a given number of contracts.</summary>
    private const int TakeProfitOrStopLoss = 1;

    /// <summary>Closes all of the position, however much that is by then.</summary>
    private const int OfPosition = 2;

    /// <param name="positionLots">What a plan for all of a position would close now.</param>
    public static void Write(Utf8JsonWriter json, ContractText text, in PlanRow plan, SeatSettings settings, long positionLots)
    {
        json.WriteStartObject();
        json.WriteString("order_id"u8, $"{plan.Id}");
        json.WriteString("client_order_id"u8, plan.ClientId.ToString());
        json.WriteString("executive_price"u8, text.Price(plan.LimitTicks));
        json.WriteString("trigger_price"u8, text.Price(plan.TriggerTicks));
        json.WriteString("size"u8, $"{(plan.Lots == 0 ? positionLots : plan.Lots)}");
        json.WriteString("symbol"u8, text.Symbol);
        json.WriteNumber("state"u8, ContractWords.StateOf(plan));
        json.WriteNumber("side"u8, ContractWords.SideOf(plan.Action));
        json.WriteNumber("mode"u8, ContractWords.ModeOf(plan.TimeInForce));
        json.WriteNumber("price_way"u8, plan.Rises != 0 ? 1 : 2);
        json.WriteNumber("price_type"u8, (int)plan.Source);
        json.WriteNumber("plan_category"u8, CategoryOf(plan));
        json.WriteString("type"u8, ContractWords.TypeOf(plan));
        json.WriteString("leverage"u8, $"{PlanSettings.LeverageOf(plan, settings)}");
        json.WriteString("open_type"u8, ContractWords.OpenTypeOf(PlanSettings.MarginModeOf(plan, settings)));
        json.WriteNumber("create_time"u8, plan.CreatedMs);
        json.WriteNumber("update_time"u8, plan.EndedMs);
        json.WriteString("position_mode"u8, ContractWords.PositionModeOf(plan.Action));
        ContractOrderText.WritePresets(json, text, plan.Presets);
        json.WriteEndObject();
    }

    private static int CategoryOf(in PlanRow plan) =>
        plan.Kind is not (PlanKind.TakeProfit or PlanKind.StopLoss) ? 0
        : plan.Lots == 0 ? OfPosition
        : TakeProfitOrStopLoss;
}
