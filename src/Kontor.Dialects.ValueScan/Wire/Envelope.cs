using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.ValueScan.Streams;
using Kontor.Gate;

namespace Kontor.Dialects.ValueScan.Wire;

/// <summary>
/// <c>{"code":200,"message":"success","data":…,"requestId":"…"}</c>, and the same four members on refusals, with no data. A refusal with five
/// digits travels on HTTP 200: clients look into the body for it, and the vendor's own throws away the body of anything else.
/// </summary>
internal static class Envelope
{
    /// <summary>Success prints this word, whatever the table calls it.</summary>
    private const string Success = "success";

    /// <summary>Opens a success. The caller writes the value of <c>data</c>, then calls <see cref="End"/>.</summary>
    public static Utf8JsonWriter Begin(Call call)
    {
        var json = call.Reply.Start(Errors.Success.Http);
        json.WriteStartObject();
        json.WriteNumber("code"u8, Errors.Success.Number);
        json.WriteString("message"u8, Success);
        json.WritePropertyName("data"u8);
        return json;
    }

    public static void End(Call call)
    {
        call.Reply.Json.WriteString("requestId"u8, call.Id.ToGuid());
        call.Reply.Json.WriteEndObject();
        call.Reply.Finish();
    }

    public static void Refuse(Call call, Refusal refusal)
    {
        var json = call.Reply.Start(StreamPaths.Has(call.Path) ? StreamStatus.Of(refusal.Row) : refusal.Row.Http);
        json.WriteStartObject();
        json.WriteNumber("code"u8, refusal.Row.Number);
        json.WriteString("message"u8, refusal.Message);
        json.WriteNull("data"u8);
        End(call);
    }
}
