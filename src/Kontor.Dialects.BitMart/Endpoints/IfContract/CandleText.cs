using System.Text.Json;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World.Ledger;
using Kontor.World.MarketData;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>How prices went over some time, as this family writes it in tickers and candles alike.</summary>
internal static class CandleText
{
    private const int RateDecimals = 8;
    private const long RateWhole = 100_000_000;

    /// <summary>A candle of what was traded.</summary>
    public static void WriteLegacy(Utf8JsonWriter json, ContractText text, in Candle candle, long timeMs)
    {
        var tickUnits = (Int128)text.Contract.Record.TickUnits;
        var average = candle.Lots == 0 ? text.Price(candle.Close) : text.Average(candle.Value, (long)candle.Lots);
        WritePrices(json, text, candle, tickUnits, average);
        json.WriteString("volume"u8, $"{candle.Lots}");
        json.WriteString("base_coin_volume"u8, text.Coins((long)candle.Lots));
        json.WriteString("quote_coin_volume"u8, text.Money(candle.Value));
        WriteChange(json, text, candle, tickUnits, timeMs);
    }

    /// <summary>A candle of the index, which nobody trades at.</summary>
    public static void WriteIndex(Utf8JsonWriter json, ContractText text, in Candle candle, long timeMs)
    {
        WritePrices(json, text, candle, 1, text.Fine(candle.Close));
        json.WriteString("volume"u8, "0"u8);
        json.WriteString("base_coin_volume"u8, "0"u8);
        json.WriteString("quote_coin_volume"u8, "0"u8);
        WriteChange(json, text, candle, 1, timeMs);
    }

    /// <summary>A part of a whole, cut off towards zero; 0 of nothing.</summary>
    public static string Rate(Int128 part, Int128 whole) => whole == 0 ? "0" : Units.FormatTrimmed(part * RateWhole / whole, RateDecimals);

    private static void WritePrices(Utf8JsonWriter json, ContractText text, in Candle candle, Int128 unit, string average)
    {
        json.WriteString("low"u8, text.Fine(candle.Low * unit));
        json.WriteString("high"u8, text.Fine(candle.High * unit));
        json.WriteString("open"u8, text.Fine(candle.Open * unit));
        json.WriteString("close"u8, text.Fine(candle.Close * unit));
        json.WriteString("last_price"u8, text.Fine(candle.Close * unit));
        json.WriteString("avg_price"u8, average);
    }

    private static void WriteChange(Utf8JsonWriter json, ContractText text, in Candle candle, Int128 unit, long timeMs)
    {
        var change = candle.Close - candle.Open;
        json.WriteNumber("timestamp"u8, timeMs / 1000);
        json.WriteString("rise_fall_rate"u8, Rate(change, candle.Open));
        json.WriteString("rise_fall_value"u8, text.Fine(change * unit));
    }
}
