using System.Text.Json;
using Kontor.Catalog;
using Kontor.Gate;

namespace Kontor.Dialects.XLayer.Plugin;

/// <summary>
/// <c>{"status":"1","message":"OK","result":…}</c>, always with the HTTP status 200: the tools give up on any other before they have read what
/// is wrong.
/// </summary>
internal static class PluginEnvelope
{
    public static Utf8JsonWriter Begin(Call call, bool isGood)
    {
        var json = call.Reply.Start(Errors.Succeeded.Http);
        json.WriteStartObject();
        json.WriteString("status"u8, isGood ? "1"u8 : "0"u8);
        json.WriteString("message"u8, isGood ? "OK"u8 : "NOTOK"u8);
        json.WritePropertyName("result"u8);
        return json;
    }

    public static Refusal? End(Call call)
    {
        call.Reply.Json.WriteEndObject();
        call.Reply.Finish();
        return null;
    }

    public static Refusal? Say(Call call, bool isGood, string result)
    {
        Begin(call, isGood).WriteStringValue(result);
        return End(call);
    }

    public static void Refuse(Call call, Refusal refusal) => Say(call, isGood: false, refusal.Message);
}
