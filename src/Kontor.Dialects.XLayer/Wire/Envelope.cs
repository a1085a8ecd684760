using System.Text.Json;
using Kontor.Catalog;
using Kontor.Gate;

namespace Kontor.Dialects.XLayer.Wire;

/// <summary>
/// <c>{"code":"0","msg":"","data":[…]}</c>: the code is a string and the data always an array. The table's text for success never travels.
/// </summary>
internal static class Envelope
{
    /// <summary>Opens a success inside its array. The caller writes the elements, then calls <see cref="End"/>.</summary>
    /// <param name="message">Empty everywhere but where the contract says in it what came of something.</param>
    public static Utf8JsonWriter Begin(Call call, string message = "")
    {
        var json = call.Reply.Start(Errors.Succeeded.Http);
        json.WriteStartObject();
        json.WriteString("code"u8, Errors.Succeeded.Code);
        json.WriteString("msg"u8, message);
        json.WriteStartArray("data"u8);
        return json;
    }

    public static Refusal? End(Call call)
    {
        call.Reply.Json.WriteEndArray();
        call.Reply.Json.WriteEndObject();
        call.Reply.Finish();
        return null;
    }

    public static void Refuse(Call call, Refusal refusal)
    {
        var json = call.Reply.Start(refusal.Row.Http);
        json.WriteStartObject();
        json.WriteString("code"u8, refusal.Row.Code);
        json.WriteString("msg"u8, refusal.Message);
        json.WriteStartArray("data"u8);
        json.WriteEndArray();
        json.WriteEndObject();
        call.Reply.Finish();
    }

    /// <summary>The vendor's gateway prints the text first and has no data.</summary>
    public static void RefuseAtGate(Call call, Refusal refusal)
    {
        var json = call.Reply.Start(refusal.Row.Http);
        json.WriteStartObject();
        json.WriteString("msg"u8, refusal.Message);
        json.WriteString("code"u8, refusal.Row.Code);
        json.WriteEndObject();
        call.Reply.Finish();
    }
}
