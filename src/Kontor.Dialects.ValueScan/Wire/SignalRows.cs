using System.Text.Json;
using Kontor.Analytics;
using Kontor.Analytics.Signals;
using Kontor.Dialects.ValueScan.Tokens;

namespace Kontor.Dialects.ValueScan.Wire;

/// <summary>
/// Writes messages about episodes, in lists as well as on streams. Each kind has members of its own: the contract calls the same number by
/// another name in each.
/// </summary>
internal static class SignalRows
{
    /// <summary>A whole object.</summary>
    public static void Write(Utf8JsonWriter json, Token token, SignalMessage message)
    {
        json.WriteStartObject();
        json.WriteNumber("updateTime"u8, Grid.At(message.TimeMs));
        json.WriteToken(token);
        switch (message.Kind)
        {
            case EpisodeKind.Chance:
                WriteScored(json, "chanceMessageType"u8, message);
                json.WriteFigure("gains"u8, message.Gains);
                json.WriteFigure("decline"u8, message.Decline);
                break;
            case EpisodeKind.Risk:
                WriteScored(json, "riskMessageType"u8, message);
                break;
            default:
                WriteFunds(json, message);
                break;
        }
        json.WriteEndObject();
    }

    private static void WriteScored(Utf8JsonWriter json, ReadOnlySpan<byte> type, SignalMessage message)
    {
        json.WriteNumber(type, message.Number);
        json.WriteFigure("scoring"u8, message.Score);
        json.WriteNumber("grade"u8, message.Grade);
        json.WriteDecimal("price"u8, message.Price);
        json.WriteFigure("percentChange24h"u8, message.Change24h);
    }

    private static void WriteFunds(Utf8JsonWriter json, SignalMessage message)
    {
        json.WriteNumber("tradeType"u8, (int)message.Venue);
        json.WriteDecimal("price"u8, message.Price);
        json.WriteFigure("percentChange24h"u8, message.Change24h);
        json.WriteNumber("fundsMovementType"u8, message.Number);
    }
}
