using System.Text.Json;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>
/// An order as the queries show it. Algo orders are shown in the same form beside the others: they wait for their stop price, and have traded
/// nothing themselves, for the order that they place has a number of its own.
/// </summary>
internal static class ContractOrderJson
{
    public static void Write(Utf8JsonWriter json, ContractText text, in PerpetualOrderRow order)
    {
        json.WriteStartObject();
        json.WriteString("avgPrice"u8, text.Average(order.FilledValue, order.FilledLots));
        json.WriteString("clientOrderId"u8, order.ClientId.ToString());
        json.WriteString("cumQuote"u8, text.Money(order.FilledValue));
        json.WriteString("executedQty"u8, text.Coins(order.FilledLots));
        json.WriteNumber("orderId"u8, Ids.ContractOrder.Of(order.Id));
        json.WriteString("origQty"u8, text.Coins(order.Lots));
        json.WriteString("price"u8, text.Price(order.PriceTicks));
        json.WriteBoolean("reduceOnly"u8, order.Action.IsClosing());
        json.WriteString("side"u8, Words.Of(order.Side));
        json.WriteString("positionSide"u8, ContractWords.PositionSideOf(order.Action));
        json.WriteString("status"u8, ContractWords.StatusOf(order.State));
        json.WriteString("stopPrice"u8, "0"u8);
        json.WriteString("symbol"u8, text.Symbol);
        json.WriteNumber("time"u8, order.CreatedMs);
        json.WriteString("timeInForce"u8, ContractWords.TimeInForceOf(order.Kind == PerpetualOrderKind.Market, order.TimeInForce));
        json.WriteString("type"u8, ContractWords.TypeOf(order.Kind));
        json.WriteNumber("updateTime"u8, order.UpdatedMs);
        json.WriteString("workingType"u8, ContractWords.NoWorkingType);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, ContractText text, in PlanRow plan)
    {
        json.WriteStartObject();
        json.WriteString("avgPrice"u8, "0"u8);
        json.WriteString("clientOrderId"u8, AlgoOrderJson.ClientIdOf(plan));
        json.WriteString("cumQuote"u8, "0"u8);
        json.WriteString("executedQty"u8, "0"u8);
        json.WriteNumber("orderId"u8, Ids.ContractOrder.Of(plan.Id));
        json.WriteString("origQty"u8, text.Coins(plan.Lots));
        json.WriteString("price"u8, text.Price(plan.LimitTicks));
        json.WriteBoolean("reduceOnly"u8, plan.Action.IsClosing());
        json.WriteString("side"u8, Words.Of(plan.Action.Side()));
        json.WriteString("positionSide"u8, ContractWords.PositionSideOf(plan.Action));
        json.WriteString("status"u8, ContractWords.StatusOf(plan.State));
        json.WriteString("stopPrice"u8, text.Price(plan.TriggerTicks));
        json.WriteString("symbol"u8, text.Symbol);
        json.WriteNumber("time"u8, plan.CreatedMs);
        json.WriteString("timeInForce"u8, ContractWords.TimeInForceOf(plan.LimitTicks == 0, plan.TimeInForce));
        json.WriteString("type"u8, ContractWords.TypeOf(plan));
        json.WriteNumber("updateTime"u8, plan.EndedMs);
        json.WriteString("workingType"u8, ContractWords.Of(plan.Source));
        json.WriteEndObject();
    }
}
