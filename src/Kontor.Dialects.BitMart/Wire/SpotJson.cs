using System.Text.Json;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Wire;

/// <summary>The objects of spot v4: an order, a trigger, a trade. What is pushed and what is asked for look the same.</summary>
internal static class SpotJson
{
    public static void Write(Utf8JsonWriter json, SpotMarketView market, in SpotOrderRow order)
    {
        json.WriteStartObject();
        WriteNames(json, market, order.Id, order.ClientId, order.Side, order.IsMargin);
        json.WriteString("type"u8, SpotWords.TypeOf(order.Kind, order.TimeInForce));
        json.WriteString("state"u8, SpotWords.Of(order.State));
        json.WriteString("cancelSource"u8, SpotWords.Of(order.CancelSource));
        json.WriteString("stpMode"u8, SpotWords.Of(order.SelfTrade));
        json.WriteString("price"u8, market.Price(order.PriceTicks));
        json.WriteString("priceAvg"u8, market.AveragePrice(order.FilledValue, order.FilledLots));
        json.WriteString("size"u8, market.Size(order.Lots));
        json.WriteString("filledSize"u8, market.Size(order.FilledLots));
        json.WriteString("notional"u8, market.Notional(WorthOf(market, order.Notional, order.PriceTicks, order.Lots)));
        json.WriteString("filledNotional"u8, market.Notional(order.FilledValue));
        WriteTimes(json, order.CreatedMs, order.UpdatedMs);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, SpotMarketView market, in SpotTriggerRow trigger)
    {
        json.WriteStartObject();
        WriteNames(json, market, trigger.Id, trigger.ClientId, trigger.Side, trigger.IsMargin);
        json.WriteString("type"u8, SpotWords.Of(trigger.Kind));
        json.WriteString("state"u8, SpotWords.Of(trigger.State));
        json.WriteString("cancelSource"u8, SpotWords.Of(trigger.CancelSource));
        json.WriteString("stpMode"u8, SpotWords.Of(trigger.SelfTrade));
        json.WriteString("price"u8, market.Price(trigger.PriceTicks));
        json.WriteString("priceAvg"u8, market.Price(0));
        json.WriteString("size"u8, market.Size(trigger.Lots));
        json.WriteString("filledSize"u8, market.Size(0));
        json.WriteString("notional"u8, market.Notional(WorthOf(market, trigger.Notional, trigger.PriceTicks, trigger.Lots)));
        json.WriteString("filledNotional"u8, market.Notional(0));
        json.WriteString("triggerPrice"u8, market.Price(trigger.TriggerTicks));
        json.WriteString("triggerType"u8, SpotWords.TypeOf(trigger.OrderKind, TimeInForce.GoodTillCancel));
        WriteTimes(json, trigger.CreatedMs, trigger.UpdatedMs);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, SpotMarketView market, in SpotFillRow fill)
    {
        json.WriteStartObject();
        json.WriteString("tradeId"u8, $"{fill.TradeId}");
        WriteNames(json, market, fill.OrderId, fill.ClientId, fill.Side, fill.IsMargin);
        json.WriteString("type"u8, SpotWords.TypeOf(fill.Kind, fill.TimeInForce));
        json.WriteString("stpMode"u8, SpotWords.Of(fill.SelfTrade));
        json.WriteString("price"u8, market.Price(fill.PriceTicks));
        json.WriteString("size"u8, market.Size(fill.Lots));
        json.WriteString("notional"u8, market.Notional(fill.Value));
        json.WriteString("fee"u8, market.Fee(fill));
        json.WriteString("feeCoinName"u8, market.FeeCoin(fill));
        json.WriteString("tradeRole"u8, SpotWords.RoleOf(fill.IsMaker));
        WriteTimes(json, fill.TimeMs, fill.TimeMs);
        json.WriteEndObject();
    }

    /// <summary>What an order asks for, in the quote: what it says it will spend, or its size at its price. A market sell knows neither.</summary>
    public static Int128 WorthOf(SpotMarketView market, Int128 notional, long priceTicks, long lots) =>
        notional != 0 ? notional : (Int128)priceTicks * lots * market.ValuePerTickLot;

    private static void WriteNames(Utf8JsonWriter json, SpotMarketView market, long orderId, ClientOrderId name, Side side, byte isMargin)
    {
        json.WriteString("orderId"u8, $"{orderId}");
        json.WriteString("clientOrderId"u8, SpotWords.NameOf(name, orderId));
        json.WriteString("symbol"u8, market.Symbol);
        json.WriteString("side"u8, SpotWords.Of(side));
        json.WriteString("orderMode"u8, SpotWords.ModeOf(isMargin));
    }

    private static void WriteTimes(Utf8JsonWriter json, long createdMs, long updatedMs)
    {
        json.WriteNumber("createTime"u8, createdMs);
        json.WriteNumber("updateTime"u8, updatedMs);
    }
}
