using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Kontor.Chains.Following.Reading;

/// <summary>A stranger's words on their way to a console or a page: short, and without anything that moves a cursor.</summary>
internal static class NodeText
{
    private const int LengthMax = 200;

    /// <summary>Empty where there is no such text.</summary>
    public static string Of(JsonElement element, ReadOnlySpan<byte> name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var text) ? Of(text) : "";

    public static string Of(JsonElement text) =>
        text.ValueKind == JsonValueKind.String ? Printable(JsonMarshal.GetRawUtf8Value(text)[1..^1]) : "";

    private static string Printable(ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, LengthMax)]);
        return string.Create(
            text.Length,
            text,
            (target, source) =>
            {
                for (var i = 0; i < source.Length; i++)
                    target[i] = char.IsControl(source[i]) ? ' ' : source[i];
            }
        );
    }
}
