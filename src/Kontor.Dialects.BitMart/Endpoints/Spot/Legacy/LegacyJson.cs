using System.Text.Json;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Spot.Legacy;

/// <summary>Orders and trades in the shape of the older generations. The first one wrote numbers of orders as numbers.</summary>
internal static class LegacyJson
{
    public static void Write(Utf8JsonWriter json, SpotMarketView market, in SpotOrderRow order, bool isNumber)
    {
        json.WriteStartObject();
        WriteNumber(json, "order_id"u8, order.Id, isNumber);
        json.WriteString("symbol"u8, market.Symbol);
        json.WriteNumber("create_time"u8, order.CreatedMs);
        json.WriteString("side"u8, SpotWords.Of(order.Side));
        json.WriteString("type"u8, SpotWords.TypeOf(order.Kind, order.TimeInForce));
        json.WriteString("price"u8, market.Price(order.PriceTicks));
        json.WriteString("price_avg"u8, market.AveragePrice(order.FilledValue, order.FilledLots));
        json.WriteString("size"u8, market.Size(order.Lots));
        json.WriteString("notional"u8, market.Notional(SpotJson.WorthOf(market, order.Notional, order.PriceTicks, order.Lots)));
        json.WriteString("filled_notional"u8, market.Notional(order.FilledValue));
        json.WriteString("filled_size"u8, market.Size(order.FilledLots));
        json.WriteString("unfilled_volume"u8, market.Size(order.IsByNotional ? 0 : order.Lots - order.FilledLots));
        json.WriteString("status"u8, LegacyStatus.Of(order.State));
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, SpotMarketView market, in SpotFillRow fill, bool isNumber)
    {
        json.WriteStartObject();
        WriteNumber(json, "detail_id"u8, fill.TradeId, isNumber);
        WriteNumber(json, "order_id"u8, fill.OrderId, isNumber);
        json.WriteString("symbol"u8, market.Symbol);
        json.WriteNumber("create_time"u8, fill.TimeMs);
        json.WriteString("side"u8, SpotWords.Of(fill.Side));
        json.WriteString("fees"u8, market.Fee(fill));
        json.WriteString("fee_coin_name"u8, market.FeeCoin(fill));
        json.WriteString("notional"u8, market.Notional(fill.Value));
        json.WriteString("price_avg"u8, market.Price(fill.PriceTicks));
        json.WriteString("size"u8, market.Size(fill.Lots));
        json.WriteString("exec_type"u8, fill.IsMaker != 0 ? "M"u8 : "T"u8);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> name, long number, bool isNumber)
    {
        if (isNumber)
            json.WriteNumber(name, number);
        else
            json.WriteString(name, $"{number}");
    }
}
