using System.Text.Json;
using Kontor.Gate.Sockets;

namespace Kontor.Dialects.BitMart.Sockets;

/// <summary>
/// What a client asks for: <c>{"op":…,"args":[…]}</c> of spot or <c>{"action":…,"args":[…]}</c> of futures. Some clients send both kinds on one
/// connection, so the message says which one it is. Keys are read in any case: one official client capitalises them.
/// </summary>
/// <param name="Args">Null when they are missing or not a list of texts and numbers.</param>
internal sealed record SocketRequest(bool IsFutures, string Verb, IReadOnlyList<string>? Args)
{
    /// <summary>Null when it is nothing of the kind.</summary>
    public static SocketRequest? Parse(ReadOnlyMemory<byte> message) => SocketJson.Read(message, Read);

    private static SocketRequest? Read(JsonElement root)
    {
        var (op, action, args) = (default(string), default(string), default(IReadOnlyList<string>));
        foreach (var property in root.EnumerateObject())
        {
            if (IsNamed(property, "op"))
                op = SocketJson.TextOf(property.Value);
            else if (IsNamed(property, "action"))
                action = SocketJson.TextOf(property.Value);
            else if (IsNamed(property, "args"))
                args = SocketJson.TextsOf(property.Value, TextOrNumberOf);
        }

        return (op ?? action) is { } verb ? new SocketRequest(op is null, verb, args) : null;
    }

    private static bool IsNamed(JsonProperty property, string name) =>
        string.Equals(SocketJson.NameOf(property), name, StringComparison.OrdinalIgnoreCase);

    /// <summary>One official client stamps its login with a number.</summary>
    private static string? TextOrNumberOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? value.GetRawText() : SocketJson.TextOf(value);
}
