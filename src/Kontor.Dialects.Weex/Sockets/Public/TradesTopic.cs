using System.Collections.Immutable;
using Kontor.Exchanges.Sockets;
using Kontor.Gate.Sockets;
using Kontor.World.MarketData;
using Kontor.World.Matching;

namespace Kontor.Dialects.Weex.Sockets.Public;

/// <summary><c>SYM@trade</c>: the last hundred trades, then every trade once. A market without any has no picture.</summary>
internal sealed class TradesTopic(PublicTopic topic) : TradeTopic(topic.Key, topic.Market.Tape, topic.Clock)
{
    private const int PictureMax = 100;

    protected override void Greet(SocketSession newcomer)
    {
        var told = Told(PictureMax);
        if (!told.IsEmpty)
            newcomer.Send(Write("tradeSnapshot", told));
    }

    protected override ReadOnlyMemory<byte> Write(ImmutableArray<TapeTrade> trades) => Write("trade", trades);

    private ReadOnlyMemory<byte> Write(string frame, ImmutableArray<TapeTrade> trades) =>
        topic.Push(
            frame,
            trades,
            static (json, market, trades) =>
            {
                json.WriteStartArray("d"u8);
                foreach (var trade in trades)
                {
                    json.WriteStartObject();
                    json.WriteNumber("T"u8, trade.TimeMs);
                    json.WriteString("t"u8, market.TradeName(trade));
                    json.WriteString("p"u8, market.Price(trade.PriceTicks));
                    json.WriteString("q"u8, market.TradeSize(trade.Lots));
                    json.WriteString("v"u8, market.TradeWorth(trade.Value));
                    json.WriteBoolean("m"u8, trade.TakerSide == Side.Sell);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }
        );
}
