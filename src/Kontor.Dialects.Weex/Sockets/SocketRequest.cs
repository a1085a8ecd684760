using System.Text.Json;
using Kontor.Gate.Sockets;

namespace Kontor.Dialects.Weex.Sockets;

/// <summary>
/// What a client asks for: <c>{"method":"SUBSCRIBE","params":[…],"id":1}</c>, or what the vendor's own connector still says:
/// <c>{"event":"subscribe","channel":…}</c>.
/// </summary>
/// <param name="Method">In upper case where it is one of the older form.</param>
/// <param name="Params">Null when they are missing or no list of texts.</param>
/// <param name="Id">As it stood in the message: a client that counts in texts is answered in texts. Null when it was not given.</param>
internal sealed record SocketRequest(string Method, IReadOnlyList<string>? Params, string? Id)
{
    /// <summary>Whether it came in the older form, and wants its answer so.</summary>
    public bool IsOlder { get; private init; }

    /// <summary>The channel of an older message, as it stood there.</summary>
    public string? Channel { get; private init; }

    /// <summary>The instant of an older ping, as it stood in the message.</summary>
    public string? Time { get; private init; }

    /// <summary>Null when it is nothing of the kind.</summary>
    public static SocketRequest? Parse(ReadOnlyMemory<byte> message) => SocketJson.Read(message, Read);

    private static SocketRequest? Read(JsonElement root)
    {
        var (method, older, channel) = (default(string), default(string), default(string));
        var (parameters, id, time) = (default(IReadOnlyList<string>), default(string), default(string));
        foreach (var property in root.EnumerateObject())
        {
            switch (SocketJson.NameOf(property))
            {
                case "method":
                    method = SocketJson.TextOf(property.Value);
                    break;
                case "params":
                    parameters = SocketJson.TextsOf(property.Value, SocketJson.TextOf);
                    break;
                case "id":
                    id = property.Value.GetRawText();
                    break;
                case "event" or "type":
                    older = SocketJson.TextOf(property.Value);
                    break;
                case "channel":
                    channel = SocketJson.TextOf(property.Value);
                    break;
                case "time":
                    time = property.Value.GetRawText();
                    break;
            }
        }

        if (method is not null)
            return new SocketRequest(method, parameters, id);
        return older is null ? null : Older(older, channel, id) with { Time = time };
    }

    private static SocketRequest Older(string name, string? channel, string? id) =>
        new(name.ToUpperInvariant(), channel is null ? null : [OlderNames.Today(channel)], id) { IsOlder = true, Channel = channel };
}
