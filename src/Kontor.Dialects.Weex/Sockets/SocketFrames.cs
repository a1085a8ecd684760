using System.Globalization;
using System.Text.Json;
using Kontor.Gate.Sockets;

namespace Kontor.Dialects.Weex.Sockets;

/// <summary>What is said on a connection beside the channels.</summary>
internal static class SocketFrames
{
    /// <summary>The first frame of every connection. Its name follows from the request that opened it, as everything does.</summary>
    public static ReadOnlyMemory<byte> Connected(SocketSession session, long nowMs) =>
        JsonFrame.Of(
            (Name: session.Id.ToGuid(), nowMs),
            static (json, connected) =>
            {
                json.WriteStartObject();
                json.WriteString("cid"u8, connected.Name);
                json.WriteString("event"u8, "connected"u8);
                json.WriteString("time"u8, Text(connected.nowMs));
                json.WriteEndObject();
            }
        );

    /// <summary>Public and private connections are asked with different words.</summary>
    public static ReadOnlyMemory<byte> Ping(bool isPrivate, long nowMs) =>
        JsonFrame.Of(
            (isPrivate, nowMs),
            static (json, ping) =>
            {
                json.WriteStartObject();
                json.WriteString(ping.isPrivate ? "type"u8 : "event"u8, "ping"u8);
                json.WriteString("time"u8, Text(ping.nowMs));
                json.WriteEndObject();
            }
        );

    /// <summary>What was asked for is done, whatever there was to do.</summary>
    public static ReadOnlyMemory<byte> Done(SocketRequest request) =>
        JsonFrame.Of(
            request,
            static (json, request) =>
            {
                json.WriteStartObject();
                if (request.IsOlder)
                    WriteOlder(json, request);
                else
                    json.WriteBoolean("result"u8, true);
                WriteId(json, request);
                json.WriteEndObject();
            }
        );

    /// <param name="request">Null when what came was none.</param>
    public static ReadOnlyMemory<byte> Refused(SocketRequest? request, string error) =>
        JsonFrame.Of(
            (request, error),
            static (json, refused) =>
            {
                json.WriteStartObject();
                json.WriteBoolean("result"u8, false);
                WriteId(json, refused.request);
                json.WriteString("msg"u8, refused.error);
                json.WriteEndObject();
            }
        );

    private static void WriteOlder(Utf8JsonWriter json, SocketRequest request)
    {
        json.WriteString(
            "event"u8,
            request.Method switch
            {
                "SUBSCRIBE" => "subscribed"u8,
                "UNSUBSCRIBE" => "unsubscribed"u8,
                _ => "pong"u8,
            }
        );
        if (request.Channel is { } channel)
            json.WriteString("channel"u8, channel);
        if (request.Time is { } time)
            WriteRaw(json, "time"u8, time);
    }

    private static void WriteId(Utf8JsonWriter json, SocketRequest? request)
    {
        if (request?.Id is { } id)
            WriteRaw(json, "id"u8, id);
    }

    // It was parsed when it came, so it is whole.
    private static void WriteRaw(Utf8JsonWriter json, ReadOnlySpan<byte> name, string value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value, skipInputValidation: true);
    }

    private static string Text(long nowMs) => nowMs.ToString(CultureInfo.InvariantCulture);
}
