using System.Text.Json;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World.Feed;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Sockets.Private;

/// <summary>An order as <c>futures/order</c> shows it, with its last trade inside.</summary>
internal static class FuturesOrderPush
{
    public static void Write(Utf8JsonWriter json, ContractText text, PerpetualOrderChanged changed)
    {
        var order = changed.Order;
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
        json.WriteString("plan_order_id"u8, IsOfPlan(order) ? $"{order.OriginId}" : "");
        WriteTrade(json, text, changed.Fill);
        json.WriteString("position_mode"u8, ContractWords.PositionModeOf(order.Action));
        WriteNoPlan(json);
        json.WriteEndObject();
    }

    private static bool IsOfPlan(in PerpetualOrderRow order) =>
        order.Origin is OrderOrigin.Plan or OrderOrigin.TakeProfit or OrderOrigin.StopLoss or OrderOrigin.Trailing;

    private static void WriteTrade(Utf8JsonWriter json, ContractText text, PerpetualFillRow? trade)
    {
        if (trade is not { } fill)
        {
            json.WriteNull("last_trade"u8);
            return;
        }

        json.WriteStartObject("last_trade"u8);
        json.WriteNumber("lastTradeID"u8, fill.TradeId);
        json.WriteString("fillQty"u8, $"{fill.Lots}");
        json.WriteString("fillPrice"u8, text.Price(fill.PriceTicks));
        json.WriteString("fee"u8, text.Money(fill.Fee));
        json.WriteString("feeCcy"u8, text.Contract.Record.Quote);
        json.WriteEndObject();
    }

    // What only plans have: an order that one of them placed waits for nothing any more.
    private static void WriteNoPlan(Utf8JsonWriter json)
    {
        json.WriteString("trigger_price"u8, "");
        json.WriteString("trigger_price_type"u8, "");
        json.WriteString("execution_price"u8, "");
        json.WriteString("activation_price"u8, "");
        json.WriteString("activation_price_type"u8, "");
        json.WriteString("callback_rate"u8, "");
    }
}
