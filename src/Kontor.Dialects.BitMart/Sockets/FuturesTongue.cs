using System.Text.Json;
using Kontor.Gate.Sockets;

namespace Kontor.Dialects.BitMart.Sockets;

/// <summary><c>{"action":"subscribe","group":…,"success":true,"request":{…}}</c>: the whole request comes back with the answer to each topic.</summary>
internal sealed class FuturesTongue : Tongue
{
    public override string Prefix => "futures/";

    public override ReadOnlyMemory<byte> Done(SocketRequest request, string topic) => Answer(request, topic, null);

    public override ReadOnlyMemory<byte> Refused(SocketRequest? request, string topic, SocketError error) => Answer(request, topic, error);

    public override ReadOnlyMemory<byte> LoggedIn(SocketRequest request) =>
        JsonFrame.Of(
            request.Verb,
            static (json, verb) =>
            {
                json.WriteStartObject();
                json.WriteString("action"u8, verb);
                json.WriteBoolean("success"u8, true);
                json.WriteEndObject();
            }
        );

    private static ReadOnlyMemory<byte> Answer(SocketRequest? request, string topic, SocketError? error) =>
        JsonFrame.Of(
            (request, topic, error),
            static (json, answer) =>
            {
                json.WriteStartObject();
                json.WriteString("action"u8, answer.request?.Verb ?? "");
                if (answer.topic.Length > 0)
                    json.WriteString("group"u8, answer.topic);
                json.WriteBoolean("success"u8, answer.error is null);
                // What a client logs in with is not said again.
                if (answer.request is { Verb: "subscribe" or "unsubscribe" } request)
                    WriteRequest(json, request);
                if (answer.error is { } error)
                    json.WriteString("error"u8, error.Message);
                json.WriteEndObject();
            }
        );

    private static void WriteRequest(Utf8JsonWriter json, SocketRequest request)
    {
        json.WriteStartObject("request"u8);
        json.WriteString("action"u8, request.Verb);
        json.WriteStartArray("args"u8);
        foreach (var argument in request.Args ?? [])
            json.WriteStringValue(argument);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
