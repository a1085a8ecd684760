using Kontor.Dialects.BitMart.Wire;
using Kontor.Exchanges.Sockets;
using Kontor.World.MarketData;

namespace Kontor.Dialects.BitMart.Sockets.Spot;

/// <summary><c>spot/kline1m:SYM</c> and its like: when the candle began, in seconds, its four prices, and what was traded.</summary>
internal sealed class SpotCandleTopic(SpotTopic topic, CandleInterval interval)
    : CandleTopic(topic.Key, topic.Market.Tape.Candles(CandlePrice.Last), interval, topic.Clock)
{
    private const int MsPerSecond = 1_000;

    protected override ReadOnlyMemory<byte> Write(Candle candle) =>
        topic.Push(
            candle,
            static (json, market, candle) =>
            {
                json.WriteStartObject();
                json.WriteString("symbol"u8, market.Symbol);
                json.WriteStartArray("candle"u8);
                json.WriteNumberValue(candle.StartMs / MsPerSecond);
                json.WriteStringValue(market.Price(candle.Open));
                json.WriteStringValue(market.Price(candle.High));
                json.WriteStringValue(market.Price(candle.Low));
                json.WriteStringValue(market.Price(candle.Close));
                json.WriteStringValue(market.Size(candle.Lots));
                json.WriteEndArray();
                json.WriteEndObject();
            }
        );
}
