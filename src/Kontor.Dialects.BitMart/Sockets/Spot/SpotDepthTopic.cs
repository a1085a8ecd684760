using Kontor.Exchanges.Sockets;
using Kontor.Gate.Sockets;
using Kontor.World.MarketData;

namespace Kontor.Dialects.BitMart.Sockets.Spot;

/// <summary><c>spot/depth5:SYM</c>, <c>depth20</c>, <c>depth50</c>: the whole picture, every half second in which it changes.</summary>
internal sealed class SpotDepthTopic(SpotTopic topic, int levels) : StateTopic<DepthView>(topic.Key, topic.Clock, CadenceMs)
{
    private const int CadenceMs = 500;

    protected override DepthView Read(long nowMs) => topic.Market.Tape.Depth(levels);

    protected override bool IsSame(DepthView shown, DepthView now) => shown.LooksLike(now);

    protected override IReadOnlyList<ReadOnlyMemory<byte>> Write(DepthView view, long nowMs) =>
        [
            topic.Push(
                (view, nowMs),
                static (json, market, depth) =>
                {
                    json.WriteStartObject();
                    json.WriteString("symbol"u8, market.Symbol);
                    SpotTopic.WriteLevels(json, "asks"u8, market, depth.view.Asks.AsSpan());
                    SpotTopic.WriteLevels(json, "bids"u8, market, depth.view.Bids.AsSpan());
                    json.WriteNumber("ms_t"u8, depth.nowMs);
                    json.WriteEndObject();
                }
            ),
        ];
}
