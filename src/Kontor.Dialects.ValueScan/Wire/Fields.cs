using System.Globalization;
using System.Text.Json;
using Kontor.Gate;

namespace Kontor.Dialects.ValueScan.Wire;

/// <summary>Reads the fields of a body. Clients send numbers as numbers and as text, so both are read; fields nobody knows are left alone.</summary>
internal static class Fields
{
    /// <summary>Absent, null and blank are the same: the field was not submitted.</summary>
    public static bool IsEmpty(JsonElement body, string name) =>
        !body.TryGetProperty(name, out var value)
        || value.ValueKind == JsonValueKind.Null
        || (value.ValueKind == JsonValueKind.String && JsonText.Of(value) is { } text && string.IsNullOrWhiteSpace(text));

    /// <summary>A whole number from zero up, or decimal digits in a string.</summary>
    public static bool TryReadWhole(JsonElement body, string name, out long number)
    {
        number = 0;
        return body.TryGetProperty(name, out var value)
            && value.ValueKind switch
            {
                JsonValueKind.Number => value.TryGetInt64(out number) && number >= 0,
                JsonValueKind.String => TryReadDigits(JsonText.Of(value), out number),
                _ => false,
            };
    }

    /// <summary>The same for a field that may be left out.</summary>
    public static bool TryReadWhole(JsonElement body, string name, long otherwise, out long number)
    {
        number = otherwise;
        return IsEmpty(body, name) || TryReadWhole(body, name, out number);
    }

    /// <summary>Text of at most so many characters; nothing at all reads as the empty text.</summary>
    public static bool TryReadText(JsonElement body, string name, int lengthMax, out string text)
    {
        text = "";
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return true;
        if (value.ValueKind != JsonValueKind.String || JsonText.Of(value) is not { } given)
            return false;
        text = given;
        return text.Length <= lengthMax;
    }

    /// <summary>Digits and nothing else: no sign, no space, no exponent.</summary>
    public static bool TryReadDigits(ReadOnlySpan<char> text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
