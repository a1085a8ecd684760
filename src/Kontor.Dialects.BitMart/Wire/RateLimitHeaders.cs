using Kontor.Gate;
using Kontor.Gate.Limits;

namespace Kontor.Dialects.BitMart.Wire;

/// <summary>
/// BitMart's counters count up: <c>Remaining</c> is the number of calls already used in the window, this one included, and <c>Reset</c> is the
/// window's length in seconds. Clients stop when Remaining reaches Limit.
/// </summary>
internal static class RateLimitHeaders
{
    public static void Write(Call call)
    {
        if (call.Http is not { } http)
            return;
        var headers = http.Response.Headers;
        if (call.RetryAfterMs > 0)
            headers.RetryAfter = SmallNumbers.Text(RetryAfter.Seconds(call.RetryAfterMs));
        if (call.ReadingOf is not { } rule)
            return;
        headers["X-BM-RateLimit-Remaining"] = SmallNumbers.Text(call.Reading.Used);
        headers["X-BM-RateLimit-Limit"] = SmallNumbers.Text(call.Reading.Limit);
        headers["X-BM-RateLimit-Reset"] = SmallNumbers.Text(call.Reading.WindowMs / 1000);
        headers["X-BM-RateLimit-Mode"] = rule.Subject switch
        {
            LimitSubject.IpOrUser when call.User is null => "IP",
            LimitSubject.IpOrUser or LimitSubject.User => "UID",
            _ => "KEY",
        };
    }
}
