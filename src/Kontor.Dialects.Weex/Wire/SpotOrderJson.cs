using System.Text.Json;
using Kontor.World.Ledger;
using Kontor.World.Spot;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>What a client sees of its own orders and trades.</summary>
internal static class SpotOrderJson
{
    /// <summary>That an order was placed, or had been placed before under the same name.</summary>
    public static void WritePlaced(Utf8JsonWriter json, SpotMarketView market, in SpotOrderRow order)
    {
        json.WriteStartObject();
        json.WriteString("symbol"u8, market.Symbol);
        json.WriteNumber("orderId"u8, Ids.SpotOrder.Of(order.Id));
        json.WriteString("clientOrderId"u8, order.ClientId.ToString());
        json.WriteNumber("transactTime"u8, order.CreatedMs);
        json.WriteEndObject();
    }

    /// <summary>Price and size have all of the market's decimals; what came of them stands without zeros at the end.</summary>
    public static void Write(Utf8JsonWriter json, SpotMarketView market, in SpotOrderRow order)
    {
        var isMarket = order.Kind == SpotOrderKind.Market;
        json.WriteStartObject();
        json.WriteString("symbol"u8, market.Symbol);
        json.WriteNumber("orderId"u8, Ids.SpotOrder.Of(order.Id));
        json.WriteString("clientOrderId"u8, order.ClientId.ToString());
        json.WriteString("price"u8, market.Price(order.PriceTicks));
        json.WriteString("origQty"u8, market.Size(order.Lots));
        json.WriteString("executedQty"u8, market.SizeBound(order.FilledLots));
        // With a double m, as the contract writes it.
        json.WriteString("cummulativeQuoteQty"u8, market.NotionalBound(order.FilledValue));
        json.WriteString("status"u8, StatusOf(order.State));
        json.WriteString("timeInForce"u8, isMarket ? "IOC" : Words.Of(order.TimeInForce));
        json.WriteString("type"u8, isMarket ? "MARKET"u8 : "LIMIT"u8);
        json.WriteString("side"u8, Words.Of(order.Side));
        json.WriteNumber("time"u8, order.CreatedMs);
        json.WriteNumber("updateTime"u8, order.UpdatedMs);
        json.WriteBoolean("isWorking"u8, order.IsOpen);
        json.WriteEndObject();
    }

    /// <summary>The fee is in the base for who bought and in the quote for who sold; the contract does not say so.</summary>
    public static void Write(Utf8JsonWriter json, SpotMarketView market, in SpotFillRow fill)
    {
        json.WriteStartObject();
        json.WriteString("symbol"u8, market.Symbol);
        json.WriteNumber("id"u8, Ids.SpotTrade.Of(fill.TradeId));
        json.WriteNumber("orderId"u8, Ids.SpotOrder.Of(fill.OrderId));
        json.WriteString("price"u8, market.Price(fill.PriceTicks));
        json.WriteString("qty"u8, market.Size(fill.Lots));
        json.WriteString("quoteQty"u8, market.NotionalBound(fill.Value));
        json.WriteString(
            "commission"u8,
            Units.FormatTrimmed(fill.Fee, fill.FeeAsset == market.BaseAsset ? market.BaseDecimals : market.QuoteDecimals)
        );
        json.WriteNumber("time"u8, fill.TimeMs);
        json.WriteBoolean("isBuyer"u8, fill.Side == World.Matching.Side.Buy);
        json.WriteEndObject();
    }

    /// <summary>
    /// An order that is filled in part is still new: neither client knows the documented word for it, and how much is filled stands beside the status.
    /// </summary>
    public static string StatusOf(SpotOrderState state) =>
        state switch
        {
            SpotOrderState.Filled => "FILLED",
            SpotOrderState.Canceled or SpotOrderState.PartiallyCanceled => "CANCELED",
            _ => "NEW",
        };
}
