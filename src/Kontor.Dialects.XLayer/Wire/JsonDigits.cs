using System.Text.Json;

namespace Kontor.Dialects.XLayer.Wire;

/// <summary>In this contract numbers and times travel as strings.</summary>
internal static class JsonDigits
{
    private const int LengthMax = 20;

    public static void WriteDigits(this Utf8JsonWriter json, ReadOnlySpan<byte> name, long number)
    {
        Span<byte> digits = stackalloc byte[LengthMax];
        number.TryFormat(digits, out var length);
        json.WriteString(name, digits[..length]);
    }
}
