using Kontor.Gate;
using Kontor.Gate.Limits;
using Microsoft.AspNetCore.Http;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>
/// What every answer carries: the request id, and what is used and left of the weight of the caller's address. Where orders are placed the account's
/// count of orders stands beside it, and the weight of an order, which is none.
/// </summary>
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
            // An answer that was refused before it was counted, or counted elsewhere, still says how things stand.
            var reading = call.ReadingOf == WeightPool.Rule ? call.Reading : limits.Read(WeightPool.Rule, call);
            headers["x-used-weight-10s"] = SmallNumbers.Text(reading.Used);
            headers["x-remaining-weight-10s"] = SmallNumbers.Text(reading.Remaining);
            if (call.Route is { UserLimits.Count: > 0 })
                WriteOrderCount(call, headers);
        }

        if (call.RetryAfterMs > 0)
            headers.RetryAfter = SmallNumbers.Text(RetryAfter.Seconds(call.RetryAfterMs));
    }

    private void WriteOrderCount(Call call, IHeaderDictionary headers)
    {
        headers["X-USED-WEIGHT-1M"] = SmallNumbers.Text(0);
        if (call.User is null)
            return;
        headers["X-ORDER-COUNT-10S"] = SmallNumbers.Text(limits.Read(OrderCount.PerTenSeconds, call).Used);
        headers["X-ORDER-COUNT-1M"] = SmallNumbers.Text(limits.Read(OrderCount.PerMinute, call).Used);
    }
}
