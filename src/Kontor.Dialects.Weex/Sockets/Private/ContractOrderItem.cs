using System.Text.Json;
using Kontor.Dialects.Weex.Wire;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.Weex.Sockets.Private;

/// <summary>An order as the private channel of contracts shows it.</summary>
internal static class ContractOrderItem
{
    public static void Write(Utf8JsonWriter json, ContractText text, in PerpetualOrderRow order)
    {
        var isMarket = order.Kind == PerpetualOrderKind.Market;
        json.WriteString("id"u8, Ids.ContractOrder.Text(order.Id));
        json.WriteString("coin"u8, text.Contract.Record.Quote);
        json.WriteString("symbol"u8, text.Symbol);
        ContractFields.WriteMargin(json, order.MarginMode);
        ContractFields.WriteSides(json, order.Action);
        json.WriteString("price"u8, text.Price(order.PriceTicks));
        json.WriteString("size"u8, text.Coins(order.Lots));
        json.WriteString("clientOrderId"u8, order.ClientId.ToString());
        json.WriteString("type"u8, ContractWords.TypeOf(order.Kind));
        json.WriteString("timeInForce"u8, ContractWords.TimeInForceOf(isMarket, order.TimeInForce));
        json.WriteBoolean("reduceOnly"u8, order.Action.IsClosing());
        json.WriteString("triggerPrice"u8, "0"u8);
        json.WriteString("triggerPriceType"u8, ContractWords.NoWorkingType);
        json.WriteString("orderSource"u8, OrderFields.SourceOf(order.IsApi != 0));
        json.WriteString("openTpslParentOrderId"u8, "0"u8);
        json.WriteBoolean("positionTpsl"u8, order.Origin is OrderOrigin.TakeProfit or OrderOrigin.StopLoss);
        json.WriteBoolean("setOpenTp"u8, order.TakeProfitTicks != 0);
        json.WriteBoolean("setOpenSl"u8, order.StopLossTicks != 0);
        json.WriteString("leverage"u8, $"{order.Leverage}");
        json.WriteString("takerFeeRate"u8, ContractText.Ppm(order.TakerFeePpm));
        json.WriteString("makerFeeRate"u8, ContractText.Ppm(order.MakerFeePpm));
        json.WriteString("feeDiscount"u8, OrderFields.NoDiscount);
        json.WriteString("liquidateFeeRate"u8, ContractText.Ppm(text.Contract.Record.LiquidationFeePpm));
        json.WriteString("status"u8, ContractWords.StatusOf(order.State));
        OrderFields.WriteTriggered(json, 0, "0");
        json.WriteString("cancelReason"u8, OrderFields.CancelReason);
        WriteTraded(json, text, order);
        OrderFields.WriteTimes(json, order.CreatedMs, order.UpdatedMs);
    }

    private static void WriteTraded(Utf8JsonWriter json, ContractText text, in PerpetualOrderRow order)
    {
        json.WriteString("latestFillPrice"u8, text.Price(order.FillPrices.LastTicks));
        json.WriteString("maxFillPrice"u8, text.Price(order.FillPrices.HighestTicks));
        json.WriteString("minFillPrice"u8, text.Price(order.FillPrices.LowestTicks));
        json.WriteString("cumFillSize"u8, text.Coins(order.FilledLots));
        json.WriteString("cumFillValue"u8, text.Money(order.FilledValue));
        json.WriteString("cumFillFee"u8, text.Money(order.Fees));
        // A liquidation is paid for by its position, not by its orders.
        json.WriteString("cumLiquidateFee"u8, "0"u8);
        json.WriteString("cumRealizePnl"u8, text.Money(order.RealizedPnl));
    }
}
