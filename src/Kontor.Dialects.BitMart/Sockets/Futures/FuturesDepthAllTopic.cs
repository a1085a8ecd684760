using Kontor.Exchanges.Sockets;
using Kontor.Gate.Sockets;
using Kontor.World.MarketData;

namespace Kontor.Dialects.BitMart.Sockets.Futures;

/// <summary><c>futures/depthAll5:SYM</c> and its like: the whole picture, both sides in one message.</summary>
internal sealed class FuturesDepthAllTopic(FuturesTopic topic, int levels) : StateTopic<DepthView>(topic.Key, topic.Clock, topic.CadenceMs)
{
    protected override DepthView Read(long nowMs) => topic.Contract.Tape.Depth(levels);

    protected override bool IsSame(DepthView shown, DepthView now) => shown.LooksLike(now);

    protected override IReadOnlyList<ReadOnlyMemory<byte>> Write(DepthView view, long nowMs) =>
        [
            topic.Push(
                (view, nowMs),
                static (json, text, depth) =>
                {
                    json.WriteStartObject();
                    json.WriteString("symbol"u8, text.Symbol);
                    FuturesTopic.WriteLevels(json, "bids"u8, text, depth.view.Bids.AsSpan());
                    FuturesTopic.WriteLevels(json, "asks"u8, text, depth.view.Asks.AsSpan());
                    json.WriteNumber("ms_t"u8, depth.nowMs);
                    json.WriteEndObject();
                }
            ),
        ];
}
