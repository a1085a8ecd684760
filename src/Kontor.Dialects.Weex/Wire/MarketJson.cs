using System.Text.Json;
using Kontor.World.MarketData;
using Kontor.World.Matching;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>What both products show of a market over HTTP, in the same shapes.</summary>
internal static class MarketJson
{
    public static void WriteTrade(Utf8JsonWriter json, QuotedMarket market, in TapeTrade trade)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, market.TradeName(trade));
        json.WriteString("price"u8, market.Price(trade.PriceTicks));
        json.WriteString("qty"u8, market.TradeSize(trade.Lots));
        json.WriteString("quoteQty"u8, market.TradeWorth(trade.Value));
        json.WriteNumber("time"u8, trade.TimeMs);
        json.WriteBoolean("isBuyerMaker"u8, trade.TakerSide == Side.Sell);
        // There is one book, so whatever was traded was the best there was.
        json.WriteBoolean("isBestMatch"u8, true);
        json.WriteEndObject();
    }

    /// <summary>A candle is a row of eleven columns. It closes when the next one opens.</summary>
    public static void WriteCandle(Utf8JsonWriter json, QuotedMarket market, CandlePrice price, CandleInterval interval, in Candle candle)
    {
        json.WriteStartArray();
        json.WriteNumberValue(candle.StartMs);
        json.WriteStringValue(market.Price(price, candle.Open));
        json.WriteStringValue(market.Price(price, candle.High));
        json.WriteStringValue(market.Price(price, candle.Low));
        json.WriteStringValue(market.Price(price, candle.Close));
        json.WriteStringValue(market.Size(candle.Lots));
        json.WriteNumberValue(interval.Next(candle.StartMs));
        json.WriteStringValue(market.Sum(candle.Value));
        json.WriteNumberValue(candle.Trades);
        json.WriteStringValue(market.Size(candle.TakerBuyLots));
        json.WriteStringValue(market.Sum(candle.TakerBuyValue));
        json.WriteEndArray();
    }

    public static void WriteDepth(Utf8JsonWriter json, QuotedMarket market, DepthView depth)
    {
        json.WriteStartObject();
        json.WriteNumber("lastUpdateId"u8, depth.UpdateId);
        LevelJson.Write(json, "bids"u8, market, depth.Bids.AsSpan());
        LevelJson.Write(json, "asks"u8, market, depth.Asks.AsSpan());
        json.WriteEndObject();
    }
}
