using System.Text.Json;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate.Sockets;
using Kontor.World.Time;

namespace Kontor.Dialects.Weex.Sockets.Public;

/// <summary>What every topic of a market needs: its name, the market, and the clock.</summary>
internal sealed record PublicTopic(TopicKey Key, QuotedMarket Market, WorldClock Clock)
{
    /// <summary><c>{"e":…,"E":…,"s":…}</c> with whatever is written behind that.</summary>
    public ReadOnlyMemory<byte> Push<TState>(string name, TState state, Action<Utf8JsonWriter, QuotedMarket, TState> write) =>
        JsonFrame.Of(
            (Topic: this, name, state, write),
            static (json, push) =>
            {
                json.WriteStartObject();
                json.WriteString("e"u8, push.name);
                json.WriteNumber("E"u8, push.Topic.Clock.NowMs);
                json.WriteString("s"u8, push.Topic.Market.Symbol);
                push.write(json, push.Topic.Market, push.state);
                json.WriteEndObject();
            }
        );
}
