using Kontor.Dialects.BitMart.Wire;
using Kontor.Exchanges.Sockets;
using Kontor.Gate.Sockets;
using Kontor.World.MarketData;

namespace Kontor.Dialects.BitMart.Sockets.Spot;

/// <summary><c>spot/bookTicker:SYM</c>: the best price of each side. A side without orders shows zeros.</summary>
internal sealed class SpotBestTopic(SpotTopic topic) : StateTopic<DepthView>(topic.Key, topic.Clock, cadenceMs: 0)
{
    protected override DepthView Read(long nowMs) => topic.Market.Tape.Depth(1);

    protected override bool IsSame(DepthView shown, DepthView now) => shown.LooksLike(now);

    protected override IReadOnlyList<ReadOnlyMemory<byte>> Write(DepthView view, long nowMs) =>
        [
            topic.Push(
                (view, nowMs),
                static (json, market, best) =>
                {
                    var (bid, ask) = (best.view.Bids.FirstOrDefault(), best.view.Asks.FirstOrDefault());
                    json.WriteStartObject();
                    json.WriteString("symbol"u8, market.Symbol);
                    json.WriteString("bid_px"u8, market.Price(bid.PriceTicks));
                    json.WriteString("bid_sz"u8, market.Size(bid.Lots));
                    json.WriteString("ask_px"u8, market.Price(ask.PriceTicks));
                    json.WriteString("ask_sz"u8, market.Size(ask.Lots));
                    json.WriteNumber("ms_t"u8, best.nowMs);
                    json.WriteEndObject();
                }
            ),
        ];
}
