using System.Collections.Immutable;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Exchanges.Sockets;
using Kontor.World.MarketData;

namespace Kontor.Dialects.BitMart.Sockets.Spot;

/// <summary><c>spot/trade:SYM</c>: every trade, with the side of whoever took.</summary>
internal sealed class SpotTradeTopic(SpotTopic topic) : TradeTopic(topic.Key, topic.Market.Tape, topic.Clock)
{
    private const int MsPerSecond = 1_000;

    protected override ReadOnlyMemory<byte> Write(ImmutableArray<TapeTrade> trades) =>
        topic.Push(
            trades,
            static (json, market, trades) =>
            {
                foreach (var trade in trades)
                {
                    json.WriteStartObject();
                    json.WriteString("symbol"u8, market.Symbol);
                    json.WriteString("price"u8, market.Price(trade.PriceTicks));
                    json.WriteString("side"u8, SpotWords.Of(trade.TakerSide));
                    json.WriteString("size"u8, market.Size(trade.Lots));
                    json.WriteNumber("s_t"u8, trade.TimeMs / MsPerSecond);
                    json.WriteNumber("ms_t"u8, trade.TimeMs);
                    json.WriteEndObject();
                }
            }
        );
}
