using System.Text.Json;

namespace Kontor.Dialects.Weex.Sockets.Private;

/// <summary>What orders of both products say although this house has nothing to say about it.</summary>
internal static class OrderFields
{
    /// <summary>Whoever has a lower fee has it in the rates already.</summary>
    public const string NoDiscount = "1";

    /// <summary>The vendor's word for any reason that is not told, and the only one that is known.</summary>
    public const string CancelReason = "UNKNOWN_ORDER_CANCEL_REASON";

    public static string SourceOf(bool isApi) => isApi ? "API" : "WEB";

    /// <summary>Orders that wait for a price tell when they met it, and at what.</summary>
    public static void WriteTriggered(Utf8JsonWriter json, long atMs, string price)
    {
        json.WriteString("triggerTime"u8, $"{atMs}");
        json.WriteString("triggerPriceTime"u8, $"{atMs}");
        json.WriteString("triggerPriceValue"u8, price);
    }

    public static void WriteTimes(Utf8JsonWriter json, long createdMs, long updatedMs)
    {
        json.WriteString("createdTime"u8, $"{createdMs}");
        json.WriteString("updatedTime"u8, $"{updatedMs}");
    }
}
