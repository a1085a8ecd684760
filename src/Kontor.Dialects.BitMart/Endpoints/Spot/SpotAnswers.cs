using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary>Answers to what was asked to be done, which several generations share.</summary>
internal static class SpotAnswers
{
    /// <summary>The fourth generation calls a success by another word.</summary>
    public static Utf8JsonWriter Begin(Call call) =>
        call.Path.StartsWith("/spot/v4/") ? Envelope.BeginSuccess(call) : Envelope.Begin(call, Errors.SpotOk);

    /// <summary><c>{"order_id":"1"}</c>; the first generation writes the number as a number.</summary>
    public static Refusal? Placed(Call call, long orderId, bool isNumber = false)
    {
        var json = Begin(call);
        json.WriteStartObject();
        if (isNumber)
            json.WriteNumber("order_id"u8, orderId);
        else
            json.WriteString("order_id"u8, $"{orderId}");
        json.WriteEndObject();
        return Envelope.End(call);
    }

    /// <summary><c>{"result":true}</c>.</summary>
    public static Refusal? Result(Call call, bool isDone)
    {
        var json = Begin(call);
        json.WriteStartObject();
        json.WriteBoolean("result"u8, isDone);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    /// <summary><c>{}</c>.</summary>
    public static Refusal? Nothing(Call call)
    {
        var json = Begin(call);
        json.WriteStartObject();
        json.WriteEndObject();
        return Envelope.End(call);
    }
}
