using System.Text.Json;
using Kontor.Gate.Sockets;

namespace Kontor.Dialects.BitMart.Sockets.Private;

/// <summary>The frames of private channels.</summary>
internal static class PrivatePush
{
    /// <summary><c>{"table":…,"data":[{…}]}</c>: the table is the topic's name before the colon.</summary>
    public static ReadOnlyMemory<byte> Spot<TState>(TopicKey key, TState state, Action<Utf8JsonWriter, TState> writeFields) =>
        JsonFrame.Of(
            (Table: key.Name[..key.Name.IndexOf(':')], state, writeFields),
            static (json, push) =>
            {
                json.WriteStartObject();
                json.WriteString("table"u8, push.Table);
                json.WriteStartArray("data"u8);
                json.WriteStartObject();
                push.writeFields(json, push.state);
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteEndObject();
            }
        );

    /// <summary><c>{"group":…,"data":…}</c>: the group is the topic's whole name.</summary>
    public static ReadOnlyMemory<byte> Futures<TState>(TopicKey key, TState state, Action<Utf8JsonWriter, TState> writeData) =>
        JsonFrame.Of(
            (Group: key.Name, state, writeData),
            static (json, push) =>
            {
                json.WriteStartObject();
                json.WriteString("group"u8, push.Group);
                json.WritePropertyName("data"u8);
                push.writeData(json, push.state);
                json.WriteEndObject();
            }
        );
}
