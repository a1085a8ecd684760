using Kontor.Exchanges.Sockets;
using Kontor.Gate.Sockets;
using Kontor.World.MarketData;

namespace Kontor.Dialects.BitMart.Sockets.Futures;

/// <summary><c>futures/bookticker:SYM</c>: the best price of each side. A side without orders shows zeros.</summary>
internal sealed class FuturesBestTopic(FuturesTopic topic) : StateTopic<DepthView>(topic.Key, topic.Clock, topic.CadenceMs)
{
    protected override DepthView Read(long nowMs) => topic.Contract.Tape.Depth(1);

    protected override bool IsSame(DepthView shown, DepthView now) => shown.LooksLike(now);

    protected override IReadOnlyList<ReadOnlyMemory<byte>> Write(DepthView view, long nowMs) =>
        [
            topic.Push(
                (view, nowMs),
                static (json, text, best) =>
                {
                    var (bid, ask) = (best.view.Bids.FirstOrDefault(), best.view.Asks.FirstOrDefault());
                    json.WriteStartObject();
                    json.WriteString("symbol"u8, text.Symbol);
                    json.WriteString("best_bid_price"u8, text.Price(bid.PriceTicks));
                    json.WriteString("best_bid_vol"u8, $"{bid.Lots}");
                    json.WriteString("best_ask_price"u8, text.Price(ask.PriceTicks));
                    json.WriteString("best_ask_vol"u8, $"{ask.Lots}");
                    json.WriteNumber("ms_t"u8, best.nowMs);
                    json.WriteEndObject();
                }
            ),
        ];
}
