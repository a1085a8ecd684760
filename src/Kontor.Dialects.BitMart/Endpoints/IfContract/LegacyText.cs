using System.Globalization;
using System.Text.Json;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>What this family writes in a way of its own.</summary>
internal static class LegacyText
{
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'";

    /// <summary>To the millisecond, without zeros at the end: <c>2020-05-13T08:51:15.5Z</c>.</summary>
    public static string Instant(long ms) =>
        DateTimeOffset.FromUnixTimeMilliseconds(ms).ToString(InstantFormat, CultureInfo.InvariantCulture);

    public static void WriteInstant(this Utf8JsonWriter json, ReadOnlySpan<byte> name, long ms) => json.WriteString(name, Instant(ms));

    /// <summary>An instant that may not have come yet.</summary>
    public static void WriteInstantOrNull(this Utf8JsonWriter json, ReadOnlySpan<byte> name, long? ms)
    {
        if (ms is { } given)
            json.WriteInstant(name, given);
        else
            json.WriteNull(name);
    }
}
