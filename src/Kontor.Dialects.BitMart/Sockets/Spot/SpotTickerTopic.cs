using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate.Sockets;
using Kontor.World.MarketData;

namespace Kontor.Dialects.BitMart.Sockets.Spot;

/// <summary><c>spot/ticker:SYM</c>: the last day and the best prices.</summary>
internal sealed class SpotTickerTopic(SpotTopic topic) : StateTopic<TickerView>(topic.Key, topic.Clock, cadenceMs: 0)
{
    private const int MsPerSecond = 1_000;

    protected override TickerView Read(long nowMs) => topic.Market.Tape.Ticker(nowMs);

    // That time goes by is no news.
    protected override bool IsSame(TickerView shown, TickerView now) =>
        shown.BestBid == now.BestBid && shown.BestAsk == now.BestAsk && shown.Window == now.Window with { StartMs = shown.Window.StartMs };

    protected override IReadOnlyList<ReadOnlyMemory<byte>> Write(TickerView view, long nowMs) =>
        [
            topic.Push(
                view,
                static (json, market, view) =>
                {
                    var ticker = new SpotTicker(market, view);
                    json.WriteStartObject();
                    json.WriteString("symbol"u8, market.Symbol);
                    json.WriteString("last_price"u8, ticker.Last);
                    json.WriteString("open_24h"u8, ticker.Open);
                    json.WriteString("high_24h"u8, ticker.High);
                    json.WriteString("low_24h"u8, ticker.Low);
                    json.WriteString("base_volume_24h"u8, ticker.BaseVolume);
                    json.WriteString("quote_volume_24h"u8, ticker.QuoteVolume);
                    json.WriteString("fluctuation"u8, ticker.SignedFluctuation);
                    json.WriteString("bid_px"u8, ticker.BidPrice);
                    json.WriteString("bid_sz"u8, ticker.BidSize);
                    json.WriteString("ask_px"u8, ticker.AskPrice);
                    json.WriteString("ask_sz"u8, ticker.AskSize);
                    json.WriteNumber("ms_t"u8, view.TimeMs);
                    json.WriteNumber("s_t"u8, view.TimeMs / MsPerSecond);
                    json.WriteEndObject();
                }
            ),
        ];
}
