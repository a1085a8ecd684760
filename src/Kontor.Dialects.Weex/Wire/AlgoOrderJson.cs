using System.Text.Json;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>An order that waits for a price, as the queries of algo orders show it.</summary>
internal static class AlgoOrderJson
{
    /// <summary>What the client called it, or else its number: every algo order has a name.</summary>
    public static string ClientIdOf(in PlanRow plan) => plan.ClientId.IsEmpty ? Ids.ContractOrder.Text(plan.Id) : plan.ClientId.ToString();

    /// <param name="positionLots">What one that ends all of a position would close now.</param>
    public static void Write(Utf8JsonWriter json, ContractText text, in PlanRow plan, long positionLots)
    {
        var isWhole = plan is { Lots: 0, Kind: PlanKind.TakeProfit or PlanKind.StopLoss };
        json.WriteStartObject();
        json.WriteNumber("algoId"u8, Ids.ContractOrder.Of(plan.Id));
        json.WriteString("clientAlgoId"u8, ClientIdOf(plan));
        json.WriteString("algoType"u8, "CONDITIONAL"u8);
        json.WriteString("orderType"u8, ContractWords.TypeOf(plan));
        json.WriteString("symbol"u8, text.Symbol);
        json.WriteString("side"u8, Words.Of(plan.Action.Side()));
        json.WriteString("positionSide"u8, ContractWords.PositionSideOf(plan.Action));
        json.WriteString("timeInForce"u8, ContractWords.TimeInForceOf(plan.LimitTicks == 0, plan.TimeInForce));
        json.WriteString("quantity"u8, text.Coins(isWhole ? positionLots : plan.Lots));
        json.WriteString("algoStatus"u8, ContractWords.StatusOf(plan.State));
        if (plan.PlacedOrder == 0)
            json.WriteNull("actualOrderId"u8);
        else
            json.WriteNumber("actualOrderId"u8, Ids.ContractOrder.Of(plan.PlacedOrder));
        // What was paid is the placed order's to tell.
        json.WriteString("actualPrice"u8, "0"u8);
        json.WriteString("triggerPrice"u8, text.Price(plan.TriggerTicks));
        json.WriteString("price"u8, text.Price(plan.LimitTicks));
        WritePreset(json, text, "tpTriggerPrice", plan.TakeProfitTicks);
        json.WriteNull("tpPrice"u8);
        WritePreset(json, text, "slTriggerPrice", plan.StopLossTicks);
        json.WriteNull("slPrice"u8);
        json.WriteString("tpOrderType"u8, plan.TakeProfitTicks == 0 ? null : "TAKE_PROFIT_MARKET");
        json.WriteString("workingType"u8, ContractWords.Of(plan.Source));
        json.WriteBoolean("closePosition"u8, isWhole);
        json.WriteBoolean("reduceOnly"u8, plan.Action.IsClosing());
        json.WriteNumber("createTime"u8, plan.CreatedMs);
        json.WriteNumber("updateTime"u8, plan.EndedMs);
        json.WriteNumber("triggerTime"u8, plan.State is PlanState.Triggered or PlanState.Failed ? plan.EndedMs : 0);
        json.WriteEndObject();
    }

    /// <summary>What it brings with it for its position closes that at the market, so there is a trigger and no price.</summary>
    private static void WritePreset(Utf8JsonWriter json, ContractText text, string name, long ticks) =>
        json.WriteString(name, ticks == 0 ? null : text.Price(ticks));
}
