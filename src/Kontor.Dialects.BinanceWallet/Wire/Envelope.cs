using System.Text.Json;
using Kontor.Catalog;
using Kontor.Gate;

namespace Kontor.Dialects.BinanceWallet.Wire;

/// <summary>
/// The service answers <c>{"code":0,"msg":"success","data":…,"timestamp":…,"success":true}</c>, refusals included; the gateway in front of it
/// refuses with the same members but the last, and with a media type of its own.
/// </summary>
internal static class Envelope
{
    private const string ServiceMediaType = "application/json;charset=UTF-8";
    private const string GatewayMediaType = "application/json";

    /// <summary>Opens a success. The caller writes the value of <c>data</c>, then calls <see cref="End"/>.</summary>
    public static Utf8JsonWriter Begin(Call call)
    {
        var json = call.Reply.Start(Errors.Success.Http);
        call.Reply.ContentType = ServiceMediaType;
        json.WriteStartObject();
        json.WriteNumber("code"u8, Errors.Success.Number);
        json.WriteString("msg"u8, Errors.Success.Message);
        json.WritePropertyName("data"u8);
        return json;
    }

    public static Refusal? End(Call call)
    {
        WriteEnd(call, isSuccess: true);
        return null;
    }

    public static void Refuse(Call call, Refusal refusal)
    {
        WriteRefusal(call, refusal, ServiceMediaType);
        WriteEnd(call, isSuccess: false);
    }

    public static void RefuseAtGate(Call call, Refusal refusal)
    {
        WriteRefusal(call, refusal, GatewayMediaType);
        WriteEnd(call, isSuccess: null);
    }

    private static void WriteRefusal(Call call, Refusal refusal, string mediaType)
    {
        var json = call.Reply.Start(refusal.Row.Http);
        call.Reply.ContentType = mediaType;
        json.WriteStartObject();
        json.WriteNumber("code"u8, refusal.Row.Number);
        json.WriteString("msg"u8, refusal.Message);
        json.WriteNull("data"u8);
    }

    private static void WriteEnd(Call call, bool? isSuccess)
    {
        var json = call.Reply.Json;
        json.WriteNumber("timestamp"u8, call.NowMs);
        if (isSuccess is { } success)
            json.WriteBoolean("success"u8, success);
        json.WriteEndObject();
        call.Reply.Finish();
    }
}
