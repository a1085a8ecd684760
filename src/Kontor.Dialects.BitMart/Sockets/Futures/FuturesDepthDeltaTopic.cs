using Kontor.Exchanges.Sockets;

namespace Kontor.Dialects.BitMart.Sockets.Futures;

/// <summary><c>futures/depthIncrease5:SYM</c> and its like: a picture, then what changes of it. A level that is gone has the volume 0.</summary>
internal sealed class FuturesDepthDeltaTopic(FuturesTopic topic, int levels)
    : DepthDeltaTopic(topic.Key, topic.Contract.Tape, levels, topic.Clock, topic.CadenceMs)
{
    protected override ReadOnlyMemory<byte> Write(DepthPush push) =>
        topic.Push(
            push,
            static (json, text, push) =>
            {
                json.WriteStartObject();
                json.WriteString("symbol"u8, text.Symbol);
                FuturesTopic.WriteLevels(json, "bids"u8, text, push.Bids.AsSpan());
                FuturesTopic.WriteLevels(json, "asks"u8, text, push.Asks.AsSpan());
                json.WriteNumber("ms_t"u8, push.TimeMs);
                json.WriteString("type"u8, push.Type);
                json.WriteNumber("version"u8, push.Version);
                json.WriteEndObject();
            }
        );
}
