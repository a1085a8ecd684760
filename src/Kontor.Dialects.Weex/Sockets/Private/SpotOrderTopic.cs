using System.Text.Json;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate.Sockets;
using Kontor.Gate.Sockets.Users;
using Kontor.World.Feed;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.Dialects.Weex.Sockets.Private;

/// <summary><c>orders</c> of spot: every step of the user's orders, whoever placed them.</summary>
internal sealed class SpotOrderTopic(TopicKey key, UserWatches watches, TradingHouse house, string name) : PrivateTopic(key, watches, name)
{
    protected override void Show(FeedEvent one)
    {
        if (one is SpotOrderChanged changed)
            Push(
                one,
                OrderUpdate,
                (house.MarketAt(changed.Order.Market), changed.Order),
                static (json, push) => Write(json, push.Item1, push.Order)
            );
    }

    private static void Write(Utf8JsonWriter json, SpotMarketView market, in SpotOrderRow order)
    {
        json.WriteString("id"u8, Ids.SpotOrder.Text(order.Id));
        json.WriteString("symbol"u8, market.Symbol);
        json.WriteString("baseCoin"u8, market.Record.Base);
        json.WriteString("quoteCoin"u8, market.Record.Quote);
        json.WriteString("orderSide"u8, Words.Of(order.Side));
        json.WriteString("price"u8, market.PriceBound(order.PriceTicks));
        json.WriteString("size"u8, market.SizeBound(order.Lots));
        json.WriteString("value"u8, market.NotionalBound(order.Notional));
        json.WriteString("clientOrderId"u8, order.ClientId.ToString());
        json.WriteString("type"u8, order.Kind == SpotOrderKind.Market ? "MARKET" : "LIMIT");
        json.WriteString("timeInForce"u8, ContractWords.TimeInForceOf(order.Kind == SpotOrderKind.Market, order.TimeInForce));
        json.WriteBoolean("reduceOnly"u8, false);
        json.WriteString("triggerPrice"u8, "0"u8);
        json.WriteString("orderSource"u8, OrderFields.SourceOf(order.IsApi != 0));
        json.WriteString("openTpslParentOrderId"u8, "0"u8);
        json.WriteBoolean("setOpenTp"u8, false);
        json.WriteBoolean("setOpenSl"u8, false);
        json.WriteString("takerFeeRate"u8, ContractText.Ppm(order.TakerFeePpm));
        json.WriteString("makerFeeRate"u8, ContractText.Ppm(order.MakerFeePpm));
        json.WriteString("feeDiscount"u8, OrderFields.NoDiscount);
        json.WriteString("takerFeeDiscount"u8, OrderFields.NoDiscount);
        json.WriteString("makerFeeDiscount"u8, OrderFields.NoDiscount);
        json.WriteString("status"u8, SpotOrderJson.StatusOf(order.State));
        OrderFields.WriteTriggered(json, 0, "0");
        json.WriteString("cancelReason"u8, OrderFields.CancelReason);
        WriteTraded(json, market, order);
        OrderFields.WriteTimes(json, order.CreatedMs, order.UpdatedMs);
    }

    private static void WriteTraded(Utf8JsonWriter json, SpotMarketView market, in SpotOrderRow order)
    {
        var prices = order.FillPrices;
        json.WriteString("latestFillPrice"u8, market.PriceBound(prices.LastTicks));
        json.WriteString("maxFillPrice"u8, market.PriceBound(prices.HighestTicks));
        json.WriteString("minFillPrice"u8, market.PriceBound(prices.LowestTicks));
        json.WriteString("cumFillSize"u8, market.SizeBound(order.FilledLots));
        json.WriteString("cumFillValue"u8, market.NotionalBound(order.FilledValue));
        var isInBase = order.Side == Side.Buy && order.FeesIn == FeesIn.Received;
        json.WriteString("cumFillFee"u8, Units.FormatTrimmed(order.Fees, isInBase ? market.BaseDecimals : market.QuoteDecimals));
    }
}
