using Kontor.Dialects.BitMart.Wire;
using Kontor.Exchanges.Sockets;
using Kontor.World.MarketData;

namespace Kontor.Dialects.BitMart.Sockets.Futures;

/// <summary><c>futures/klineBin1m:SYM</c> and <c>futures/markPriceKlineBin1m:SYM</c>. Nothing is traded at a mark price.</summary>
internal sealed class FuturesCandleTopic(FuturesTopic topic, CandlePrice price, CandleInterval interval)
    : CandleTopic(topic.Key, topic.Contract.Tape.Candles(price), interval, topic.Clock)
{
    private const int MsPerSecond = 1_000;

    protected override ReadOnlyMemory<byte> Write(Candle candle) =>
        topic.Push(
            (candle, isLast: price == CandlePrice.Last),
            static (json, text, push) =>
            {
                var candle = push.candle;
                json.WriteStartObject();
                json.WriteString("symbol"u8, text.Symbol);
                json.WriteStartArray("items"u8);
                json.WriteStartObject();
                json.WriteString("o"u8, Text(text, candle.Open, push.isLast));
                json.WriteString("h"u8, Text(text, candle.High, push.isLast));
                json.WriteString("l"u8, Text(text, candle.Low, push.isLast));
                json.WriteString("c"u8, Text(text, candle.Close, push.isLast));
                json.WriteString("v"u8, $"{candle.Lots}");
                json.WriteNumber("ts"u8, candle.StartMs / MsPerSecond);
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteEndObject();
            }
        );

    /// <summary>What is traded is counted in ticks, a mark in finer units.</summary>
    private static string Text(ContractText text, long price, bool isLast) => isLast ? text.Price(price) : text.Fine(price);
}
