using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary>Answers that say no more than that something was done.</summary>
internal static class SpotAnswers
{
    /// <summary><c>{"result":true}</c>.</summary>
    public static Refusal? Result(Call call, bool isDone)
    {
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteBoolean("result"u8, isDone);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    /// <summary><c>{}</c>.</summary>
    public static Refusal? Nothing(Call call)
    {
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteEndObject();
        return Envelope.End(call);
    }
}
