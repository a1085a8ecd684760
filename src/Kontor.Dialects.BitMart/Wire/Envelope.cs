using System.Text.Json;
using Kontor.Catalog;
using Kontor.Gate;

namespace Kontor.Dialects.BitMart.Wire;

/// <summary>
/// <c>{"code":1000,"trace":"…","message":"OK","data":{}}</c>. The trace is the request id, on refusals too: clients print it, and with it the
/// recorder can explain the refusal.
/// </summary>
internal static class Envelope
{
    /// <summary>Opens a success. The caller writes the value of <c>data</c>, then calls <see cref="End"/>.</summary>
    public static Utf8JsonWriter Begin(Call call, ErrorRow ok) => Begin(call, ok, ok.Message);

    /// <summary>The newer generation, spot v4 and the quotations of v3, says so in another word.</summary>
    public static Utf8JsonWriter BeginSuccess(Call call) => Begin(call, Errors.SpotOk, "success");

    /// <summary>The first generation of the contract system says it twice, as a number and as a word.</summary>
    public static Utf8JsonWriter BeginWithErrno(Call call) => Begin(call, Errors.ContractOk, Errors.ContractOk.Message, errno: "OK");

    private static Utf8JsonWriter Begin(Call call, ErrorRow ok, string message, string? errno = null)
    {
        var json = call.Reply.Start(ok.Http);
        json.WriteStartObject();
        json.WriteNumber("code"u8, ok.Number);
        if (errno is not null)
            json.WriteString("errno"u8, errno);
        WriteTrace(json, call);
        json.WriteString("message"u8, message);
        json.WritePropertyName("data"u8);
        return json;
    }

    public static Refusal? End(Call call)
    {
        call.Reply.Json.WriteEndObject();
        call.Reply.Finish();
        return null;
    }

    public static void Refuse(Call call, Refusal refusal)
    {
        var json = call.Reply.Start(refusal.Row.Http);
        json.WriteStartObject();
        json.WriteString("message"u8, refusal.Message);
        json.WriteNumber("code"u8, refusal.Row.Number);
        WriteTrace(json, call);
        json.WriteStartObject("data"u8);
        json.WriteEndObject();
        json.WriteEndObject();
        call.Reply.Finish();
    }

    private static void WriteTrace(Utf8JsonWriter json, Call call)
    {
        Span<char> trace = stackalloc char[RequestId.HexLength];
        call.Id.WriteHex(trace);
        json.WriteString("trace"u8, trace);
    }
}
