using System.Collections.Immutable;
using Kontor.Exchanges.Sockets;
using Kontor.Gate.Sockets;
using Kontor.World.MarketData;

namespace Kontor.Dialects.BitMart.Sockets.Futures;

/// <summary><c>futures/depth5:SYM</c> and its like: the whole picture, one side in each message, bids first.</summary>
internal sealed class FuturesDepthTopic(FuturesTopic topic, int levels) : StateTopic<DepthView>(topic.Key, topic.Clock, topic.CadenceMs)
{
    private const int Bids = 1;
    private const int Asks = 2;

    protected override DepthView Read(long nowMs) => topic.Contract.Tape.Depth(levels);

    protected override bool IsSame(DepthView shown, DepthView now) => shown.LooksLike(now);

    protected override IReadOnlyList<ReadOnlyMemory<byte>> Write(DepthView view, long nowMs) =>
        [Side(Bids, view.Bids, nowMs), Side(Asks, view.Asks, nowMs)];

    private ReadOnlyMemory<byte> Side(int way, ImmutableArray<DepthLevel> levels, long nowMs) =>
        topic.Push(
            (way, levels, nowMs),
            static (json, text, side) =>
            {
                json.WriteStartObject();
                json.WriteString("symbol"u8, text.Symbol);
                json.WriteNumber("way"u8, side.way);
                FuturesTopic.WriteLevels(json, "depths"u8, text, side.levels.AsSpan());
                json.WriteNumber("ms_t"u8, side.nowMs);
                json.WriteEndObject();
            }
        );
}
