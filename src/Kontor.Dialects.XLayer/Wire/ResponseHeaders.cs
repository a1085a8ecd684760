using Kontor.Gate;
using Kontor.Gate.Limits;

namespace Kontor.Dialects.XLayer.Wire;

/// <summary>The vendor documents no headers. The request id is what a user needs to ask about a refusal, so every answer has it.</summary>
internal static class ResponseHeaders
{
    public static void Write(Call call)
    {
        if (call.Http is not { } http)
            return;
        http.Response.Headers["X-Request-Id"] = call.Id.ToHex();
        if (call.RetryAfterMs > 0)
            http.Response.Headers.RetryAfter = SmallNumbers.Text(RetryAfter.Seconds(call.RetryAfterMs));
    }
}
