using Kontor.Exchanges.Sockets;

namespace Kontor.Dialects.BitMart.Sockets.Spot;

/// <summary><c>spot/depth/increase100:SYM</c>: a picture of a hundred levels, then what changes of it.</summary>
internal sealed class SpotDepthDeltaTopic(SpotTopic topic)
    : DepthDeltaTopic(topic.Key, topic.Market.Tape, LevelsMax, topic.Clock, CadenceMs)
{
    private const int LevelsMax = 100;
    private const int CadenceMs = 100;

    protected override ReadOnlyMemory<byte> Write(DepthPush push) =>
        topic.Push(
            push,
            static (json, market, push) =>
            {
                json.WriteStartObject();
                json.WriteString("symbol"u8, market.Symbol);
                json.WriteString("type"u8, push.Type);
                json.WriteNumber("version"u8, push.Version);
                SpotTopic.WriteLevels(json, "asks"u8, market, push.Asks.AsSpan());
                SpotTopic.WriteLevels(json, "bids"u8, market, push.Bids.AsSpan());
                json.WriteNumber("ms_t"u8, push.TimeMs);
                json.WriteEndObject();
            }
        );
}
