using Kontor.Gate.Sockets;

namespace Kontor.Dialects.BitMart.Sockets;

/// <summary>
/// <c>{"event":"subscribe","topic":…}</c>. The topic stands in refusals too: a client that waits for the answer to one topic knows by it that
/// this is the answer.
/// </summary>
internal sealed class SpotTongue : Tongue
{
    private const string Error = "error";

    public override string Prefix => "spot/";

    public override ReadOnlyMemory<byte> Done(SocketRequest request, string topic) =>
        JsonFrame.Of(
            (request.Verb, topic),
            static (json, done) =>
            {
                json.WriteStartObject();
                json.WriteString("event"u8, done.Verb);
                json.WriteString("topic"u8, done.topic);
                json.WriteEndObject();
            }
        );

    public override ReadOnlyMemory<byte> Refused(SocketRequest? request, string topic, SocketError error) =>
        JsonFrame.Of(
            (Event: request?.Verb ?? Error, topic, error),
            static (json, refused) =>
            {
                json.WriteStartObject();
                json.WriteString("event"u8, refused.Event);
                if (refused.topic.Length > 0)
                    json.WriteString("topic"u8, refused.topic);
                json.WriteString("errorMessage"u8, refused.error.Message);
                json.WriteString("errorCode"u8, refused.error.Code);
                json.WriteEndObject();
            }
        );

    public override ReadOnlyMemory<byte> LoggedIn(SocketRequest request) =>
        JsonFrame.Of(
            request.Verb,
            static (json, verb) =>
            {
                json.WriteStartObject();
                json.WriteString("event"u8, verb);
                json.WriteEndObject();
            }
        );
}
