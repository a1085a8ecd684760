using System.Text.Json;
using Kontor.Gate;

namespace Kontor.Dialects.BitMart.Sockets;

/// <summary>
/// What a client asks for: <c>{"op":…,"args":[…]}</c> of spot or <c>{"action":…,"args":[…]}</c> of futures. Some clients send both kinds on one
/// connection, so the message says which one it is. Keys are read in any case: one official client capitalises them.
/// </summary>
/// <param name="Args">Null when they are missing or not a list of texts and numbers.</param>
internal sealed record SocketRequest(bool IsFutures, string Verb, IReadOnlyList<string>? Args)
{
    private const int DepthMax = 8;

    /// <summary>Null when it is nothing of the kind.</summary>
    public static SocketRequest? Parse(ReadOnlyMemory<byte> message)
    {
        try
        {
            using var document = JsonDocument.Parse(message, new JsonDocumentOptions { MaxDepth = DepthMax });
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SocketRequest? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        var (op, action, args) = (default(string), default(string), default(IReadOnlyList<string>));
        foreach (var property in root.EnumerateObject())
        {
            if (IsNamed(property, "op"))
                op = TextOf(property.Value);
            else if (IsNamed(property, "action"))
                action = TextOf(property.Value);
            else if (IsNamed(property, "args"))
                args = TextsOf(property.Value);
        }

        return (op ?? action) is { } verb ? new SocketRequest(op is null, verb, args) : null;
    }

    private static bool IsNamed(JsonProperty property, string name)
    {
        try
        {
            return string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase);
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate is legal JSON and no text.
            return false;
        }
    }

    private static string? TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? JsonText.Of(value) : null;

    private static List<string>? TextsOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return null;
        var texts = new List<string>(value.GetArrayLength());
        foreach (var element in value.EnumerateArray())
        {
            // One official client stamps its login with a number.
            if ((element.ValueKind == JsonValueKind.Number ? element.GetRawText() : TextOf(element)) is not { } text)
                return null;
            texts.Add(text);
        }

        return texts;
    }
}
