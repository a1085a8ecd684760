using System.Text.Json;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World.Feed;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.BitMart.Sockets.Private;

/// <summary>A plan as <c>futures/order</c> shows it: an order that waits for a price.</summary>
internal static class FuturesPlanPush
{
    /// <summary>A callback rate is kept in millionths and shown in percent.</summary>
    private const int PercentDecimals = 4;

    public static void Write(Utf8JsonWriter json, ContractText text, PlanChanged changed)
    {
        var plan = changed.Plan;
        json.WriteStartObject();
        json.WriteString("order_id"u8, $"{plan.Id}");
        json.WriteString("client_order_id"u8, plan.ClientId.ToString());
        json.WriteString("price"u8, text.Price(plan.LimitTicks));
        json.WriteString("size"u8, $"{(plan.Lots == 0 ? changed.PositionLots : plan.Lots)}");
        json.WriteString("symbol"u8, text.Symbol);
        json.WriteNumber("state"u8, ContractWords.StateOf(plan));
        json.WriteNumber("side"u8, ContractWords.SideOf(plan.Action));
        json.WriteString("type"u8, ContractWords.TypeOf(plan));
        json.WriteString("leverage"u8, $"{PlanSettings.LeverageOf(plan, changed.Settings)}");
        json.WriteString("open_type"u8, ContractWords.OpenTypeOf(PlanSettings.MarginModeOf(plan, changed.Settings)));
        json.WriteString("deal_avg_price"u8, "0");
        json.WriteString("deal_size"u8, "0");
        json.WriteNumber("create_time"u8, plan.CreatedMs);
        json.WriteNumber("update_time"u8, plan.EndedMs);
        json.WriteString("plan_order_id"u8, $"{plan.Id}");
        json.WriteNull("last_trade"u8);
        json.WriteString("position_mode"u8, ContractWords.PositionModeOf(plan.Action));
        WriteTrigger(json, text, plan);
        json.WriteEndObject();
    }

    private static void WriteTrigger(Utf8JsonWriter json, ContractText text, in PlanRow plan)
    {
        var isTrailing = plan.Kind == PlanKind.Trailing;
        var (price, watched) = (text.Price(plan.TriggerTicks), $"{(int)plan.Source}");
        json.WriteString("trigger_price"u8, isTrailing ? "" : price);
        json.WriteString("trigger_price_type"u8, isTrailing ? "" : watched);
        json.WriteString("execution_price"u8, plan.LimitTicks == 0 ? "" : text.Price(plan.LimitTicks));
        json.WriteString("activation_price"u8, isTrailing ? price : "");
        json.WriteString("activation_price_type"u8, isTrailing ? watched : "");
        json.WriteString("callback_rate"u8, isTrailing ? Units.FormatTrimmed(plan.CallbackPpm, PercentDecimals) : "");
    }
}
