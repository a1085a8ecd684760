using System.Collections.Immutable;
using System.Globalization;
using Kontor.Exchanges.Sockets;
using Kontor.World.MarketData;
using Kontor.World.Matching;

namespace Kontor.Dialects.BitMart.Sockets.Futures;

/// <summary><c>futures/trade:SYM</c>: every trade, and what it was for both sides.</summary>
internal sealed class FuturesTradeTopic(FuturesTopic topic) : TradeTopic(topic.Key, topic.Contract.Tape, topic.Clock)
{
    protected override ReadOnlyMemory<byte> Write(ImmutableArray<TapeTrade> trades) =>
        topic.Push(
            trades,
            static (json, text, trades) =>
            {
                json.WriteStartArray();
                foreach (var trade in trades)
                {
                    json.WriteStartObject();
                    json.WriteNumber("trade_id"u8, trade.TradeId);
                    json.WriteString("symbol"u8, text.Symbol);
                    json.WriteString("deal_price"u8, text.Price(trade.PriceTicks));
                    json.WriteString("deal_vol"u8, $"{trade.Lots}");
                    json.WriteNumber("way"u8, WayOf(trade));
                    json.WriteBoolean("m"u8, trade.TakerSide == Side.Sell);
                    json.WriteString("created_at"u8, Instant(trade.TimeMs));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }
        );

    /// <summary>
    /// 1 to 4 when the taker bought, 5 to 8 when he sold; within each the taker opened (twice) or closed, and for each of these the maker.
    /// </summary>
    internal static int WayOf(in TapeTrade trade) =>
        1 + (trade.TakerSide == Side.Sell ? 4 : 0) + (trade.TakerCloses ? 2 : 0) + (trade.MakerCloses ? 1 : 0);

    /// <summary>Nine digits behind the second, of which the world's clock knows three.</summary>
    private static string Instant(long timeMs) =>
        DateTimeOffset
            .FromUnixTimeMilliseconds(timeMs)
            .UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'000000Z'", CultureInfo.InvariantCulture);
}
