using System.Globalization;
using System.Text.Json;
using Kontor.Dialects.XLayer.Wire;
using Kontor.World.Compliance;

namespace Kontor.Dialects.XLayer.Tracker;

/// <summary>How alerts and what was made of them are shown, and the words for it.</summary>
internal static class AlertFields
{
    public static readonly (string Word, AlertStatus? Meaning)[] StatusWords =
    [
        ("OPEN", AlertStatus.Open),
        ("IN_REVIEW", AlertStatus.InReview),
        ("RESOLVED", AlertStatus.Resolved),
        ("FALSE_POSITIVE", AlertStatus.FalsePositive),
    ];

    public static readonly (string Word, AlertLevel? Meaning)[] LevelWords =
    [
        ("LOW", AlertLevel.Low),
        ("MEDIUM", AlertLevel.Medium),
        ("HIGH", AlertLevel.High),
        ("SEVERE", AlertLevel.Severe),
    ];

    public static string WordOf(AlertStatus status) => StatusWords[(int)status].Word;

    public static string WordOf(AlertLevel level) => LevelWords[(int)level].Word;

    public static void Write(Utf8JsonWriter json, Alert alert)
    {
        var (transfer, finding) = (alert.Transfer, alert.Finding);
        json.WriteStartObject();
        json.WriteString("alertId"u8, alert.Number.ToString(CultureInfo.InvariantCulture));
        json.WriteString("userId"u8, transfer.UserId);
        json.WriteString("network"u8, TrackedChain.ShortNameOf(transfer.Chain));
        json.WriteString("txid"u8, transfer.TransactionId);
        json.WriteString("outputAddress"u8, transfer.Address);
        json.WriteString("tokenContractAddress"u8, transfer.Contract);
        json.WriteString("direction"u8, transfer.IsReceived ? "received"u8 : "sent"u8);
        json.WriteString("alertLevel"u8, WordOf(finding.Level));
        json.WriteString("alertType"u8, finding.IsDirect ? "DIRECT"u8 : "INDIRECT"u8);
        json.WriteString("category"u8, finding.Category);
        json.WriteString("entity"u8, finding.Entity);
        json.WriteString("tokenAmount"u8, finding.Amount);
        json.WriteString("usdAmount"u8, finding.Dollars);
        json.WriteString("alertStatus"u8, WordOf(alert.Status));
        json.WriteDigits("alertTime"u8, alert.TimeMs);
        json.WriteEndObject();
    }
}
