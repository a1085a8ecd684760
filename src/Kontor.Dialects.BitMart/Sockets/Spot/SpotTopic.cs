using System.Text.Json;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate.Sockets;
using Kontor.World.MarketData;
using Kontor.World.Spot;
using Kontor.World.Time;

namespace Kontor.Dialects.BitMart.Sockets.Spot;

/// <summary>What every topic of a spot market needs: its name, the market, and the clock.</summary>
internal sealed record SpotTopic(TopicKey Key, SpotMarketView Market, WorldClock Clock)
{
    /// <summary>The part of the name before the colon.</summary>
    public string Table { get; } = Key.Name[..Key.Name.IndexOf(':')];

    /// <summary><c>{"table":…,"data":[…]}</c> with whatever is written into the list.</summary>
    public ReadOnlyMemory<byte> Push<TState>(TState state, Action<Utf8JsonWriter, SpotMarketView, TState> write) =>
        JsonFrame.Of(
            (Topic: this, state, write),
            static (json, push) =>
            {
                json.WriteStartObject();
                json.WriteString("table"u8, push.Topic.Table);
                json.WriteStartArray("data"u8);
                push.write(json, push.Topic.Market, push.state);
                json.WriteEndArray();
                json.WriteEndObject();
            }
        );

    /// <summary>A level that is gone has the size 0, and nothing behind the point.</summary>
    public static void WriteLevels(Utf8JsonWriter json, ReadOnlySpan<byte> name, SpotMarketView market, ReadOnlySpan<DepthLevel> levels)
    {
        json.WriteStartArray(name);
        foreach (var level in levels)
        {
            json.WriteStartArray();
            json.WriteStringValue(market.Price(level.PriceTicks));
            json.WriteStringValue(level.Lots == 0 ? "0" : market.Size(level.Lots));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
