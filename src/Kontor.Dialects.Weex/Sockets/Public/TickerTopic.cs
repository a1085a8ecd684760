using Kontor.Dialects.Weex.Wire;
using Kontor.Gate.Sockets;
using Kontor.World.MarketData;

namespace Kontor.Dialects.Weex.Sockets.Public;

/// <summary><c>SYM@ticker</c>: the last day, and on contracts mark and index.</summary>
internal sealed class TickerTopic(PublicTopic topic) : StateTopic<QuotedDay>(topic.Key, topic.Clock, CadenceMs)
{
    private const int CadenceMs = 100;

    protected override QuotedDay Read(long nowMs) => QuotedDay.Of(topic.Market, nowMs);

    protected override bool IsSame(QuotedDay shown, QuotedDay now) => shown.LooksLike(now);

    protected override IReadOnlyList<ReadOnlyMemory<byte>> Write(QuotedDay view, long nowMs) =>
        [
            topic.Push(
                "ticker",
                view,
                static (json, market, day) =>
                {
                    json.WriteStartArray("d"u8);
                    json.WriteStartObject();
                    json.WriteString("p"u8, day.Change);
                    json.WriteString("P"u8, day.ChangeFraction);
                    json.WriteString("w"u8, day.AveragePrice);
                    json.WriteString("c"u8, day.Last);
                    json.WriteString("o"u8, day.Open);
                    json.WriteString("h"u8, day.High);
                    json.WriteString("l"u8, day.Low);
                    json.WriteString("v"u8, day.Volume);
                    json.WriteString("q"u8, day.QuoteVolume);
                    json.WriteNumber("O"u8, day.OpenMs);
                    json.WriteNumber("C"u8, day.CloseMs);
                    json.WriteNumber("n"u8, day.Trades);
                    if (market.Product == MarketProduct.Perpetual)
                    {
                        json.WriteString("m"u8, day.Mark);
                        json.WriteString("i"u8, day.Index);
                    }

                    json.WriteEndObject();
                    json.WriteEndArray();
                }
            ),
        ];
}
