using Kontor.Gate;
using Kontor.Gate.Limits;
using Microsoft.AspNetCore.Http;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>The request id, on every answer, and what is used and left of the address's weight, on every answer that was counted.</summary>
internal static class AnswerHeaders
{
    public static void Write(Call call)
    {
        if (call.Http is not { } http)
            return;
        var headers = http.Response.Headers;
        headers["X-Request-Id"] = call.Id.ToHex();
        if (call.ReadingOf == WeightPool.Rule)
            WriteWeight(headers, call.Reading.Used, Math.Max(0, call.Reading.Remaining));
        else if (call.Reply.Status == Unlisted.TooManyRequests.Http)
            WriteWeight(headers, WeightPool.WeightMax, 0);

        if (call.RetryAfterMs > 0)
            headers.RetryAfter = RetryAfter.Text(call.RetryAfterMs);
    }

    private static void WriteWeight(IHeaderDictionary headers, int used, int remaining)
    {
        headers["x-used-weight-10s"] = SmallNumbers.Text(used);
        headers["x-remaining-weight-10s"] = SmallNumbers.Text(remaining);
    }
}
