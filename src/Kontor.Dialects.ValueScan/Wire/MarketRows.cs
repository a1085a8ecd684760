using System.Globalization;
using System.Text.Json;
using Kontor.Analytics.Briefings;
using Kontor.Dialects.ValueScan.Briefings;

namespace Kontor.Dialects.ValueScan.Wire;

/// <summary>A briefing about the whole market in plain text: a row of a list, or what a stream tells.</summary>
internal static class MarketRows
{
    /// <summary>The payload of the stream's event.</summary>
    public static void Write(Utf8JsonWriter json, Briefing briefing)
    {
        json.WriteStartObject();
        json.WriteNumber("ts"u8, briefing.TimeMs);
        json.WriteString("uniqueId"u8, IdOf(briefing));
        json.WriteString("content"u8, BriefingText.Of(briefing));
        json.WriteEndObject();
    }

    /// <summary>The row of the list, in which the same members stand in another order.</summary>
    public static void WriteListed(Utf8JsonWriter json, Briefing briefing)
    {
        json.WriteStartObject();
        json.WriteString("uniqueId"u8, IdOf(briefing));
        json.WriteNumber("ts"u8, briefing.TimeMs);
        json.WriteString("content"u8, BriefingText.Of(briefing));
        json.WriteEndObject();
    }

    private static string IdOf(Briefing briefing) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"market_analysis_{DateTimeOffset.FromUnixTimeMilliseconds(briefing.TimeMs):yyyyMMddHHmmss}"
        );
}
