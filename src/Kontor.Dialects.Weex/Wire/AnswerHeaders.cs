using Kontor.Gate;
using Kontor.Gate.Limits;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>What every answer carries: the request id, and what is used and left of the weight of the caller's address.</summary>
internal sealed class AnswerHeaders(LimitBook limits)
{
    public void Write(Call call)
    {
        if (call.Http is not { } http)
            return;
        var headers = http.Response.Headers;
        headers["X-Request-Id"] = call.Id.ToHex();
        if (!limits.IsOff)
        {
            // An answer that was refused before it was counted still says how things stand.
            var reading = call.ReadingOf is null ? limits.Read(WeightPool.Rule, call) : call.Reading;
            headers["x-used-weight-10s"] = SmallNumbers.Text(reading.Used);
            headers["x-remaining-weight-10s"] = SmallNumbers.Text(reading.Remaining);
        }

        if (call.RetryAfterMs > 0)
            headers.RetryAfter = SmallNumbers.Text(RetryAfter.Seconds(call.RetryAfterMs));
    }
}
