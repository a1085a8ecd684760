using Kontor.Gate;
using Kontor.Gate.Limits;
using Kontor.World.Credits;

namespace Kontor.Dialects.ValueScan.Wire;

/// <summary>
/// What every answer carries: its request id, how long to wait if waiting helps, and on metered interfaces what was paid and what is left.
/// The contract has no way to ask for a balance, so clients keep counters of their own; these headers spare them that.
/// </summary>
internal sealed class AnswerHeaders(CreditsView credits, int signatureStep)
{
    private const string Cost = "X-Credits-Cost";
    private const string Remaining = "X-Credits-Remaining";

    public void Write(Call call)
    {
        if (call.Http is not { } http)
            return;
        var headers = http.Response.Headers;
        headers["X-Request-Id"] = call.Id.ToGuid().ToString();
        if (call.RetryAfterMs > 0)
            headers.RetryAfter = SmallNumbers.Text(RetryAfter.Seconds(call.RetryAfterMs));
        // A balance is told to nobody who has not signed. Refusals cost nothing.
        var isProven = call.IsAdmitted || call.RefusedAt > signatureStep;
        if (isProven && call.Route is { Credits: > 0 } && !headers.ContainsKey(Cost))
            WriteCredits(call, 0, credits.BalanceOf(call.User!.Number));
    }

    public static void WriteCredits(Call call, int cost, long remaining)
    {
        if (call.Http is not { } http)
            return;
        http.Response.Headers[Cost] = SmallNumbers.Text(cost);
        http.Response.Headers[Remaining] = SmallNumbers.Text(remaining);
    }
}
