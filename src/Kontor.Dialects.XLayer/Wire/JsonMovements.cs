using System.Text.Json;
using Kontor.Chains.Views;

namespace Kontor.Dialects.XLayer.Wire;

/// <summary>What the rows of movements have in common: where they stand, and between whom they were.</summary>
internal static class JsonMovements
{
    /// <summary>Block and time; the transaction's own name is spelt differently from list to list.</summary>
    public static void WritePlace(this Utf8JsonWriter json, Standing at)
    {
        json.WriteHash("blockHash"u8, at.BlockHash);
        json.WriteDigits("height"u8, at.Height);
        json.WriteDigits("transactionTime"u8, at.TimeMs);
    }

    /// <summary>Both sides, then what they are.</summary>
    public static void WriteSides(this Utf8JsonWriter json, Party from, Party? to)
    {
        json.WriteAddress("from"u8, from.Address);
        json.WriteAddress("to"u8, to?.Address);
        json.WriteBoolean("isFromContract"u8, from.IsContract);
        json.WriteBoolean("isToContract"u8, to?.IsContract ?? false);
    }

    public static void WriteMethod(this Utf8JsonWriter json, uint? method) =>
        json.WriteString("methodId"u8, method is { } id ? $"0x{id:x8}" : "");

    public static void WriteState(this Utf8JsonWriter json, bool succeeded) =>
        json.WriteString("state"u8, succeeded ? "success"u8 : "fail"u8);

    public static void WriteBytes(this Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlySpan<byte> bytes) =>
        json.WriteString(name, "0x" + Convert.ToHexStringLower(bytes));
}
