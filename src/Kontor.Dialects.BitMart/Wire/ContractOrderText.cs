using System.Text.Json;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.BitMart.Wire;

/// <summary>
/// The order object. A trailing order is one too, although it waits for its price like a plan: its activation fields say what it waits for,
/// and once it was triggered it names the order that it placed.
/// </summary>
internal static class ContractOrderText
{
    /// <summary>A callback rate is kept in millionths and shown in percent.</summary>
    private const int PercentDecimals = 4;

    public static void Write(Utf8JsonWriter json, ContractText text, in PerpetualOrderRow order)
    {
        json.WriteStartObject();
        json.WriteString("order_id"u8, $"{order.Id}");
        json.WriteString("client_order_id"u8, order.ClientId.ToString());
        json.WriteString("price"u8, text.Price(order.PriceTicks));
        json.WriteString("size"u8, $"{order.Lots}");
        json.WriteString("symbol"u8, text.Symbol);
        json.WriteNumber("state"u8, ContractWords.StateOf(order));
        json.WriteNumber("side"u8, ContractWords.SideOf(order.Action));
        json.WriteString("type"u8, ContractWords.TypeOf(order));
        json.WriteString("leverage"u8, $"{order.Leverage}");
        json.WriteString("open_type"u8, ContractWords.OpenTypeOf(order.MarginMode));
        json.WriteString("deal_avg_price"u8, text.Average(order.FilledValue, order.FilledLots));
        json.WriteString("deal_size"u8, $"{order.FilledLots}");
        json.WriteNumber("create_time"u8, order.CreatedMs);
        json.WriteNumber("update_time"u8, order.UpdatedMs);
        json.WriteString("position_mode"u8, ContractWords.PositionModeOf(order.Action));
        json.WriteString("account"u8, ContractWords.Account);
        WriteActivation(json, text, default);
        WritePresets(json, text, order.Presets);
        json.WriteString("trigger_price"u8, "");
        json.WriteString("execution_price"u8, "");
        json.WriteString("executive_order_id"u8, "");
        json.WriteEndObject();
    }

    /// <summary>A trailing plan in the form of an order.</summary>
    /// <param name="settings">What its order takes where the plan says nothing.</param>
    public static void WriteTrailing(Utf8JsonWriter json, ContractText text, in PlanRow plan, SeatSettings settings)
    {
        json.WriteStartObject();
        json.WriteString("order_id"u8, $"{plan.Id}");
        json.WriteString("client_order_id"u8, plan.ClientId.ToString());
        json.WriteString("price"u8, "0");
        json.WriteString("size"u8, $"{plan.Lots}");
        json.WriteString("symbol"u8, text.Symbol);
        json.WriteNumber("state"u8, ContractWords.StateOf(plan));
        json.WriteNumber("side"u8, ContractWords.SideOf(plan.Action));
        json.WriteString("type"u8, ContractWords.TypeOf(plan));
        json.WriteString("leverage"u8, $"{PlanSettings.LeverageOf(plan, settings)}");
        json.WriteString("open_type"u8, ContractWords.OpenTypeOf(PlanSettings.MarginModeOf(plan, settings)));
        json.WriteString("deal_avg_price"u8, "0");
        json.WriteString("deal_size"u8, "0");
        json.WriteNumber("create_time"u8, plan.CreatedMs);
        json.WriteNumber("update_time"u8, plan.EndedMs);
        json.WriteString("position_mode"u8, ContractWords.PositionModeOf(plan.Action));
        json.WriteString("account"u8, ContractWords.Account);
        WriteActivation(json, text, plan);
        WritePresets(json, text, plan.Presets);
        json.WriteString("trigger_price"u8, "");
        json.WriteString("execution_price"u8, "");
        json.WriteString("executive_order_id"u8, plan.PlacedOrder == 0 ? "" : $"{plan.PlacedOrder}");
        json.WriteEndObject();
    }

    private static void WriteActivation(Utf8JsonWriter json, ContractText text, in PlanRow plan)
    {
        var isTrailing = plan.CallbackPpm > 0;
        json.WriteString("activation_price"u8, isTrailing ? text.Price(plan.TriggerTicks) : "");
        json.WriteString("callback_rate"u8, isTrailing ? Units.FormatTrimmed(plan.CallbackPpm, PercentDecimals) : "");
        json.WriteNumber("activation_price_type"u8, isTrailing ? (int)plan.Source : 0);
    }

    internal static void WritePresets(Utf8JsonWriter json, ContractText text, in PresetEnds ends)
    {
        json.WriteNumber("preset_take_profit_price_type"u8, PriceTypeOf(ends.TakeProfitTicks, ends.TakeProfitByMark));
        json.WriteNumber("preset_stop_loss_price_type"u8, PriceTypeOf(ends.StopLossTicks, ends.StopLossByMark));
        json.WriteString("preset_take_profit_price"u8, ends.TakeProfitTicks == 0 ? "" : text.Price(ends.TakeProfitTicks));
        json.WriteString("preset_stop_loss_price"u8, ends.StopLossTicks == 0 ? "" : text.Price(ends.StopLossTicks));
    }

    /// <summary>Which price it watches: 1 the last one, 2 the mark; 0 without any.</summary>
    private static int PriceTypeOf(long ticks, bool byMark) =>
        ticks == 0 ? 0
        : byMark ? 2
        : 1;
}
