using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>The short answers that several commands share.</summary>
internal static class FuturesAnswers
{
    /// <summary>It was done, and there is nothing else to say about it.</summary>
    public static Refusal? Nothing(Call call)
    {
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartObject();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    /// <summary>The number of an order as text, which it is wherever a client did not just place it.</summary>
    public static Refusal? OrderId(Call call, long id)
    {
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartObject();
        json.WriteString("order_id"u8, $"{id}");
        json.WriteEndObject();
        return Envelope.End(call);
    }

    /// <summary>The number of an order that was just placed.</summary>
    public static Refusal? NewOrderId(Call call, long id)
    {
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartObject();
        json.WriteNumber("order_id"u8, id);
        json.WriteEndObject();
        return Envelope.End(call);
    }
}
