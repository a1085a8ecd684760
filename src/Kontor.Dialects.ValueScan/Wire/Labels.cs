using System.Text.Json;
using Kontor.World.Compliance;

namespace Kontor.Dialects.ValueScan.Wire;

/// <summary>What is known of who stands behind an address. Of most nothing is, and then nothing is said.</summary>
internal static class Labels
{
    /// <summary>Labels are facts of this world: houses name their own addresses, and the operator knows.</summary>
    private const int Certain = 100;

    public static void Write(Utf8JsonWriter json, string name, AddressLabel? label, bool isContract)
    {
        json.WriteStartObject(name);
        json.WriteString("labelName"u8, label?.Entity ?? "");
        json.WriteString("iconUrl"u8, "");
        json.WriteBoolean("isContract"u8, isContract);
        json.WriteString("exchangeSymbol"u8, label is { Category: AddressLabel.Exchange } ? label.Entity : "");
        json.WriteString("labelType"u8, label?.Category ?? "");
        json.WriteNumber("reliability"u8, label is null ? 0 : Certain);
        json.WriteEndObject();
    }
}
