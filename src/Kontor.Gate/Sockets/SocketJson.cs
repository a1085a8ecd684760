using System.Text.Json;

namespace Kontor.Gate.Sockets;

/// <summary>
/// Reads what clients say on a connection. Whatever it is, it is no exception: what cannot be read is nothing.
/// </summary>
public static class SocketJson
{
    private const int DepthMax = 8;

    /// <summary>What a reader makes of a message that is a JSON object; null for any other message.</summary>
    public static T? Read<T>(ReadOnlyMemory<byte> message, Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(message, new JsonDocumentOptions { MaxDepth = DepthMax });
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A member's name; null for a lone surrogate, which is legal JSON and no text.</summary>
    public static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A value that is a text; null for any other.</summary>
    public static string? TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? JsonText.Of(value) : null;

    /// <summary>A list of which every element can be read as a text; null for any other value.</summary>
    public static IReadOnlyList<string>? TextsOf(JsonElement value, Func<JsonElement, string?> textOf)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return null;
        var texts = new List<string>(value.GetArrayLength());
        foreach (var element in value.EnumerateArray())
        {
            if (textOf(element) is not { } text)
                return null;
            texts.Add(text);
        }

        return texts;
    }
}
