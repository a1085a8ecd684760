using Kontor.Exchanges.Sockets;
using Kontor.Gate.Sockets;
using Kontor.World.MarketData;

namespace Kontor.Dialects.Weex.Sockets.Public;

/// <summary><c>SYM@bookTicker</c>: the best price of each side; a side without orders shows zeros. Its <c>u</c> is when the book became so.</summary>
internal sealed class BestTopic(PublicTopic topic) : StateTopic<DepthView>(topic.Key, topic.Clock, cadenceMs: 0)
{
    protected override DepthView Read(long nowMs) => topic.Market.Tape.Depth(1);

    protected override bool IsSame(DepthView shown, DepthView now) => shown.LooksLike(now);

    protected override IReadOnlyList<ReadOnlyMemory<byte>> Write(DepthView view, long nowMs) =>
        [
            topic.Push(
                "bookTicker",
                view,
                static (json, market, view) =>
                {
                    var (bid, ask) = (view.Bids.FirstOrDefault(), view.Asks.FirstOrDefault());
                    json.WriteNumber("u"u8, view.TimeMs);
                    json.WriteString("b"u8, market.Price(bid.PriceTicks));
                    json.WriteString("B"u8, market.Size(bid.Lots));
                    json.WriteString("a"u8, market.Price(ask.PriceTicks));
                    json.WriteString("A"u8, market.Size(ask.Lots));
                }
            ),
        ];
}
