using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>
/// What became of one order. Answers are HTTP 200 also when nothing came of it: then <c>success</c> is false, and code and message say why. The
/// code is a text, and an empty one stands for success.
/// </summary>
/// <param name="Id">The number on the wire; 0 when there is no order.</param>
/// <param name="ClientId">The name that the client gave it, empty for none.</param>
internal readonly record struct ContractResult(long Id, string ClientId, Refusal? Fault)
{
    public static ContractResult Of(long order, string clientId) => new(Ids.ContractOrder.Of(order), clientId, null);

    /// <summary>Of orders that were placed.</summary>
    public void WritePlaced(Utf8JsonWriter json) => Write(json, "clientOrderId");

    /// <summary>Of orders that were taken back, which have been there before.</summary>
    public void WriteCancelled(Utf8JsonWriter json) => Write(json, "origClientOrderId");

    /// <summary>The two members that every result ends with.</summary>
    public static void WriteFault(Utf8JsonWriter json, Refusal? fault)
    {
        json.WriteString("errorCode"u8, fault?.Row.Code ?? "");
        json.WriteString("errorMessage"u8, fault?.Message ?? "");
    }

    private void Write(Utf8JsonWriter json, string clientIdName)
    {
        json.WriteStartObject();
        json.WriteString("orderId"u8, Id == 0 ? "" : $"{Id}");
        json.WriteString(clientIdName, ClientId);
        json.WriteBoolean("success"u8, Fault is null);
        WriteFault(json, Fault);
        json.WriteEndObject();
    }
}
