using System.Text.Json;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Wire;

/// <summary>The trade object: one's own side of it.</summary>
internal static class ContractTradeText
{
    public static void Write(Utf8JsonWriter json, ContractText text, in PerpetualFillRow fill)
    {
        json.WriteStartObject();
        json.WriteString("order_id"u8, $"{fill.OrderId}");
        json.WriteString("trade_id"u8, $"{fill.TradeId}");
        json.WriteString("symbol"u8, text.Symbol);
        json.WriteNumber("side"u8, ContractWords.SideOf(fill.Action));
        json.WriteString("price"u8, text.Price(fill.PriceTicks));
        json.WriteString("vol"u8, $"{fill.Lots}");
        json.WriteString("exec_type"u8, fill.IsMaker != 0 ? "Maker" : "Taker");
        json.WriteBoolean("profit"u8, fill.RealizedPnl > 0);
        json.WriteString("realised_profit"u8, text.Money(fill.RealizedPnl));
        json.WriteString("paid_fees"u8, text.Money(fill.Fee));
        json.WriteString("account"u8, ContractWords.Account);
        json.WriteNumber("create_time"u8, fill.TimeMs);
        json.WriteEndObject();
    }
}
