using System.Text.Json;
using Kontor.Catalog;
using Kontor.Gate;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>
/// Successes are bare: an object or an array without a wrapper, and never with a member <c>msg</c>, which clients take for an error. Refusals
/// are <c>{"code":…,"msg":"Invalid symbol."}</c> with the code as a number.
/// </summary>
internal static class Envelope
{
    public static Utf8JsonWriter Begin(Call call) => call.Reply.Start(200);

    public static Refusal? End(Call call)
    {
        call.Reply.Finish();
        return null;
    }

    public static void Refuse(Call call, Refusal refusal)
    {
        var json = call.Reply.Start(refusal.Row.Http);
        json.WriteStartObject();
        if (refusal.Row == Unlisted.NotFound)
            WriteNotFound(json, call);
        else if (refusal.Row != Unlisted.TooManyRequests)
        {
            json.WriteNumber("code"u8, refusal.Row.Number);
            json.WriteString("msg"u8, refusal.Message);
        }

        json.WriteEndObject();
        call.Reply.Finish();
    }

    /// <summary>What the framework in front of the vendor's own code says about a path it does not know.</summary>
    private static void WriteNotFound(Utf8JsonWriter json, Call call)
    {
        json.WriteNumber("timestamp"u8, call.NowMs);
        json.WriteNumber("status"u8, Unlisted.NotFound.Http);
        json.WriteString("error"u8, Unlisted.NotFound.Message);
        json.WriteString("path"u8, call.Path);
    }
}
