using System.Text.Json;
using Kontor.Dialects.Weex.Wire;
using Kontor.Exchanges.Sockets;
using Kontor.World.MarketData;

namespace Kontor.Dialects.Weex.Sockets.Public;

/// <summary>Which candles a channel shows: of which price, how long, and what the client calls that.</summary>
internal readonly record struct KlineName(CandlePrice Price, string PriceType, CandleInterval Interval, string IntervalName);

/// <summary><c>SYM@kline_1m_LAST_PRICE</c> and its like: the last hundred candles, then the open one whenever it changes.</summary>
internal sealed class KlineTopic(PublicTopic topic, KlineName name)
    : CandleTopic(topic.Key, topic.Market.Tape.Candles(name.Price), name.Interval, topic.Clock)
{
    private const int PictureMax = 100;

    protected override ReadOnlyMemory<byte> Picture(ReadOnlyMemory<byte> open, long nowMs) =>
        Write("klineSnapshot", Newest(PictureMax, nowMs).AsSpan().ToArray());

    protected override ReadOnlyMemory<byte> Write(Candle candle) => Write("kline", [candle]);

    private ReadOnlyMemory<byte> Write(string frame, Candle[] candles) =>
        topic.Push(
            frame,
            (candles, name),
            static (json, market, push) =>
            {
                json.WriteString("p"u8, push.name.PriceType);
                json.WriteStartArray("d"u8);
                foreach (var candle in push.candles)
                    Write(json, market, push.name, candle);
                json.WriteEndArray();
            }
        );

    private static void Write(Utf8JsonWriter json, QuotedMarket market, in KlineName name, in Candle candle)
    {
        json.WriteStartObject();
        json.WriteNumber("t"u8, candle.StartMs);
        json.WriteNumber("T"u8, name.Interval.Next(candle.StartMs));
        json.WriteString("s"u8, market.Symbol);
        json.WriteString("i"u8, name.IntervalName);
        json.WriteString("o"u8, market.Price(name.Price, candle.Open));
        json.WriteString("c"u8, market.Price(name.Price, candle.Close));
        json.WriteString("h"u8, market.Price(name.Price, candle.High));
        json.WriteString("l"u8, market.Price(name.Price, candle.Low));
        json.WriteString("v"u8, market.Size(candle.Lots));
        json.WriteNumber("n"u8, candle.Trades);
        json.WriteString("q"u8, market.Sum(candle.Value));
        json.WriteString("V"u8, market.Size(candle.TakerBuyLots));
        json.WriteString("Q"u8, market.Sum(candle.TakerBuyValue));
        json.WriteEndObject();
    }
}
