using System.Text.Json;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Exchanges.Partners;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>What partners are shown. Amounts are bare numbers in lists and texts elsewhere.</summary>
internal static class AffiliateJson
{
    /// <summary>Brought by the partner himself, not by somebody he brought.</summary>
    public const int Direct = 1;

    private const int NoCopyTrade = 2;
    private const int Isolated = 1;
    private const int Cross = 2;

    public static void WriteTrades(Utf8JsonWriter json, TradingHouse house, IReadOnlyList<PerpetualFillRow> fills)
    {
        json.WriteStartArray("list"u8);
        foreach (var fill in fills)
        {
            var text = house.ContractAt(fill.Contract);
            json.WriteStartObject();
            json.WriteNumber("user_id"u8, fill.User);
            json.WriteNumber("user_type"u8, Direct);
            json.WriteNumber("create_time"u8, fill.TimeMs);
            json.WriteString("symbol"u8, text.Symbol);
            json.WriteNumber("open_type"u8, fill.MarginMode == MarginMode.Isolated ? Isolated : Cross);
            json.WriteNumber("way"u8, ContractWords.SideOf(fill.Action));
            json.WriteNumber("select_copy_trade"u8, NoCopyTrade);
            WriteBare(json, "deal_price", text.Price(fill.PriceTicks));
            json.WriteNumber("deal_vol"u8, fill.Lots);
            WriteBare(json, "fee", text.Money(fill.Fee));
            WriteBare(json, "realised_profit", text.Money(fill.RealizedPnl));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteRebate(Utf8JsonWriter json, long customer, Circle circle, UsdtWorth worth, Deals ever, Deals now)
    {
        json.WriteStartObject();
        json.WriteNumber("cid"u8, customer);
        json.WriteString("back_rate"u8, circle.Find(customer) is null ? "0" : ContractText.Ppm(circle.SharePpm));
        json.WriteString("trading_vol_total"u8, worth.Text(ever.Volume));
        json.WriteString("trading_fee_total"u8, worth.Text(ever.Fees));
        json.WriteString("rebate_total"u8, worth.Text(circle.ShareOf(ever.Fees)));
        json.WriteString("trading_vol"u8, worth.Text(now.Volume));
        json.WriteString("trading_fee"u8, worth.Text(now.Fees));
        json.WriteString("rebate"u8, worth.Text(circle.ShareOf(now.Fees)));
        json.WriteEndObject();
    }

    public static void WriteApiRebate(Utf8JsonWriter json, Circle circle, UsdtWorth worth, Int128 fees)
    {
        json.WriteStartObject();
        json.WriteString("api_trading_fee_total"u8, worth.Text(fees));
        json.WriteString("api_rebate_total"u8, worth.Text(circle.ShareOf(fees)));
        json.WriteEndObject();
    }

    public static void WriteBare(Utf8JsonWriter json, string name, string number)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(number, skipInputValidation: true);
    }
}
