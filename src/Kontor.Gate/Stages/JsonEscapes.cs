using System.Globalization;

namespace Kontor.Gate.Stages;

/// <summary>
/// Looks for <c>\uD800</c> and its like without their other half: legal JSON, but no text. The parser accepts them and throws when somebody
/// reads them, in a value or while it compares names, so they are refused at the door.
/// </summary>
internal static class JsonEscapes
{
    private const int EscapeLength = 6;

    /// <summary>Whether every string in a body that parsed as JSON is text. Backslashes stand in strings only.</summary>
    public static bool AreText(ReadOnlySpan<byte> json)
    {
        for (var at = json.IndexOf((byte)'\\'); at >= 0; )
        {
            json = json[at..];
            var first = Unit(json);
            var length = first is null ? 2 : EscapeLength;
            if (first is { } unit && char.IsSurrogate(unit))
            {
                if (!char.IsHighSurrogate(unit) || Unit(json[EscapeLength..]) is not { } second || !char.IsLowSurrogate(second))
                    return false;
                length = 2 * EscapeLength;
            }

            json = json[length..];
            at = json.IndexOf((byte)'\\');
        }

        return true;
    }

    private static char? Unit(ReadOnlySpan<byte> json) =>
        json.Length >= EscapeLength
        && json[0] == '\\'
        && json[1] == 'u'
        && ushort.TryParse(json[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
