using System.Globalization;
using System.Text.Json;
using Kontor.Dialects.Weex.Wire;
using Kontor.World.Ledger;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary>One line of the books of a spot or a funding wallet. Amounts stand without zeros at the end.</summary>
internal static class BillJson
{
    /// <summary>Nothing is filled in a funding wallet, so a size there is null; in a spot wallet a bill that is no fill has a size of zero.</summary>
    public static void Write(Utf8JsonWriter json, TradingHouse house, BillLine line, bool isTrading)
    {
        var (bill, asset, coinId) = line;
        var (size, value) = isTrading ? FillOf(house, bill) : (null, null);
        json.WriteStartObject();
        json.WriteString("billId"u8, Ids.Bill.Text(bill.Id));
        json.WriteNumber("coinId"u8, coinId);
        json.WriteString("coinName"u8, asset.Code);
        json.WriteString("bizType"u8, BillWords.BizTypeOf(bill.Kind));
        json.WriteString("fillSize"u8, size);
        json.WriteString("fillValue"u8, value);
        // What came in, came in with the fee already taken off.
        json.WriteString("deltaAmount"u8, Units.FormatTrimmed(bill.Delta, asset.Decimals));
        json.WriteString("afterAmount"u8, Units.FormatTrimmed(bill.BalanceAfter, asset.Decimals));
        json.WriteString("fees"u8, Units.FormatTrimmed(bill.Fee, asset.Decimals));
        json.WriteString("cTime"u8, bill.TimeMs.ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    /// <summary>The size in the base and the value in the quote, whichever of the two the bill is about.</summary>
    private static (string Size, string Value) FillOf(TradingHouse house, Bill bill)
    {
        if (bill.Kind is not (BillKind.TradeIn or BillKind.TradeOut) || bill.Market < 0)
            return ("0", "0");
        var market = house.MarketAt(bill.Market);
        return (Units.FormatTrimmed(bill.FillSize, market.BaseDecimals), Units.FormatTrimmed(bill.FillValue, market.QuoteDecimals));
    }
}
