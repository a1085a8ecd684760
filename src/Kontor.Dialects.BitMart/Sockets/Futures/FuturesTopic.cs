using System.Text.Json;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate.Sockets;
using Kontor.World.MarketData;
using Kontor.World.Perpetuals;
using Kontor.World.Time;

namespace Kontor.Dialects.BitMart.Sockets.Futures;

/// <summary>What every topic of a contract needs: its name, the contract, the clock, and how often it may speak.</summary>
internal sealed record FuturesTopic(TopicKey Key, ContractView Contract, WorldClock Clock, int CadenceMs)
{
    public ContractText Text { get; } = new(Contract);

    /// <summary><c>{"group":…,"data":…}</c> with whatever is written as the data. The group is the topic as it was subscribed.</summary>
    public ReadOnlyMemory<byte> Push<TState>(TState state, Action<Utf8JsonWriter, ContractText, TState> write) =>
        Push(Key.Name, Text, state, write);

    public static ReadOnlyMemory<byte> Push<TState>(
        string group,
        ContractText text,
        TState state,
        Action<Utf8JsonWriter, ContractText, TState> write
    ) =>
        JsonFrame.Of(
            (group, text, state, write),
            static (json, push) =>
            {
                json.WriteStartObject();
                json.WriteString("group"u8, push.group);
                json.WritePropertyName("data"u8);
                push.write(json, push.text, push.state);
                json.WriteEndObject();
            }
        );

    public static void WriteLevels(Utf8JsonWriter json, ReadOnlySpan<byte> name, ContractText text, ReadOnlySpan<DepthLevel> levels)
    {
        json.WriteStartArray(name);
        foreach (var level in levels)
        {
            json.WriteStartObject();
            json.WriteString("price"u8, text.Price(level.PriceTicks));
            json.WriteString("vol"u8, $"{level.Lots}");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
