using System.Text.Json;
using Kontor.Dialects.BitMart.Endpoints.Spot.Legacy;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World.Feed;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Sockets.Private;

/// <summary>The order as the private channels of spot show it: every value a text, and the last trade beside the order.</summary>
internal static class SpotOrderPush
{
    public static void WriteFields(Utf8JsonWriter json, SpotMarketView market, SpotOrderChanged changed)
    {
        var order = changed.Order;
        json.WriteString("symbol"u8, market.Symbol);
        json.WriteString("side"u8, SpotWords.Of(order.Side));
        json.WriteString("type"u8, order.Kind == SpotOrderKind.Market ? "market" : "limit");
        json.WriteString("notional"u8, order.IsByNotional ? market.Notional(order.Notional) : "");
        json.WriteString("size"u8, market.Size(order.Lots));
        json.WriteString("ms_t"u8, $"{changed.TimeMs}");
        json.WriteString("price"u8, market.Price(order.PriceTicks));
        json.WriteString("filled_notional"u8, market.Notional(order.FilledValue));
        json.WriteString("filled_size"u8, market.Size(order.FilledLots));
        json.WriteString("margin_trading"u8, $"{order.IsMargin}");
        json.WriteString("state"u8, LegacyStatus.Of(order.State));
        json.WriteString("order_id"u8, $"{order.Id}");
        json.WriteString("order_type"u8, "0");
        WriteTrade(json, market, changed.Fill);
        json.WriteString("client_order_id"u8, SpotWords.NameOf(order.ClientId, order.Id));
        json.WriteString("create_time"u8, $"{order.CreatedMs}");
        json.WriteString("update_time"u8, $"{order.UpdatedMs}");
        json.WriteString("order_mode"u8, $"{order.IsMargin}");
        json.WriteString("entrust_type"u8, EntrustTypeOf(order));
        json.WriteString("order_state"u8, SpotWords.Of(order.State));
        json.WriteString("dealFee"u8, changed.Fill is { } fill ? market.Fee(fill) : "0");
        json.WriteString("deal_fee_coin_name"u8, changed.Fill is { } paid ? market.FeeCoin(paid) : "");
    }

    // Without a trade the fields say what the contract's own example says.
    private static void WriteTrade(Utf8JsonWriter json, SpotMarketView market, SpotFillRow? trade)
    {
        json.WriteString("last_fill_time"u8, trade is { } at ? $"{at.TimeMs}" : "0");
        json.WriteString("last_fill_price"u8, trade is { } priced ? market.Price(priced.PriceTicks) : "0");
        json.WriteString("last_fill_count"u8, trade is { } sized ? market.Size(sized.Lots) : "0");
        json.WriteString("exec_type"u8, trade is { IsMaker: 0 } ? "T" : "M");
        json.WriteString("detail_id"u8, trade is { } numbered ? $"{numbered.TradeId}" : "");
    }

    private static string EntrustTypeOf(in SpotOrderRow order) =>
        (order.Kind, order.TimeInForce) switch
        {
            (SpotOrderKind.Limit, TimeInForce.PostOnly) => "limit_maker",
            (SpotOrderKind.Limit, TimeInForce.ImmediateOrCancel or TimeInForce.FillOrKill) => "ioc",
            _ => "normal",
        };
}
