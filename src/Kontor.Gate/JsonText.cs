using System.Text.Json;

namespace Kontor.Gate;

/// <summary>Reads JSON text that may be hostile.</summary>
public static class JsonText
{
    /// <summary>A string's value, or null when it holds a lone surrogate, which is legal JSON and no text.</summary>
    public static string? Of(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
