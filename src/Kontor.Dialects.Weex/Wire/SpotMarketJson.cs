using System.Text.Json;
using Kontor.World.MarketData;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>
/// What everybody sees of a spot market. Prices have all of the market's decimals; sizes and sums stand without zeros at the end, but for the public
/// trades, which the contract writes in full.
/// </summary>
internal static class SpotMarketJson
{
    public static void WriteTrade(Utf8JsonWriter json, SpotMarketView market, in TapeTrade trade)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, TradeNames.Of(MarketProduct.Spot, market.Index, trade.TradeId));
        json.WriteString("price"u8, market.Price(trade.PriceTicks));
        json.WriteString("qty"u8, market.Size(trade.Lots));
        json.WriteString("quoteQty"u8, market.Worth(trade.Value));
        json.WriteNumber("time"u8, trade.TimeMs);
        json.WriteBoolean("isBuyerMaker"u8, trade.TakerSide == Side.Sell);
        // There is one book, so whatever was traded was the best there was.
        json.WriteBoolean("isBestMatch"u8, true);
        json.WriteEndObject();
    }

    /// <summary>A candle is a row of eleven columns. It closes when the next one opens.</summary>
    public static void WriteCandle(Utf8JsonWriter json, SpotMarketView market, CandleInterval interval, in Candle candle)
    {
        json.WriteStartArray();
        json.WriteNumberValue(candle.StartMs);
        json.WriteStringValue(market.Price(candle.Open));
        json.WriteStringValue(market.Price(candle.High));
        json.WriteStringValue(market.Price(candle.Low));
        json.WriteStringValue(market.Price(candle.Close));
        json.WriteStringValue(market.SizeBound(candle.Lots));
        json.WriteNumberValue(interval.Next(candle.StartMs));
        json.WriteStringValue(market.NotionalBound(candle.Value));
        json.WriteNumberValue(candle.Trades);
        json.WriteStringValue(market.SizeBound(candle.TakerBuyLots));
        json.WriteStringValue(market.NotionalBound(candle.TakerBuyValue));
        json.WriteEndArray();
    }

    public static void WriteLevels(Utf8JsonWriter json, ReadOnlySpan<byte> name, SpotMarketView market, ReadOnlySpan<DepthLevel> levels)
    {
        json.WriteStartArray(name);
        foreach (var level in levels)
        {
            json.WriteStartArray();
            json.WriteStringValue(market.Price(level.PriceTicks));
            json.WriteStringValue(market.SizeBound(level.Lots));
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }
}
