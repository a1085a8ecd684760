using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>
/// What changes of settings are answered with: the one kind of success that has a code, as a text, and a message. Some clients take every message for an
/// error, so the venue can be told to leave it out.
/// </summary>
internal sealed class ConfigResult(bool hasMessage)
{
    private const string Done = "200";

    public Refusal? Write(Call call)
    {
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteString("code"u8, Done);
        if (hasMessage)
            json.WriteString("msg"u8, "success"u8);
        json.WriteNumber("requestTime"u8, call.NowMs);
        json.WriteEndObject();
        return Envelope.End(call);
    }
}
