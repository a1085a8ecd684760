using Kontor.Gate;
using Kontor.Testing;

namespace Kontor.Dialects.ValueScan.Tests;

/// <summary>A request that is wrong in two ways gets the answer of the earlier check.</summary>
public sealed class PrecedenceTests
{
    private const int FloodBurst = 200;
    private const string List = "/api/open/v1/vs-token/list";
    private const string Detail = "/api/open/v1/vs-token/detail";
    private const string Market = "/stream/market/subscribe";

    private static readonly Precedence s_precedence = new Precedence("valuescan", Valid)
        .Spoil("WithinFloodBudget", UseUpFloodBudgetAsync)
        .Spoil("NotTooManyAtOnce", attempt => attempt.Venue.HoldAsync(Sign(attempt, "POST", List, "{}")))
        .Spoil("RouteIsKnown", attempt => attempt.SentTarget = "/open/v1/vs-token/detail")
        .Spoil("MethodIsAllowed", attempt => attempt.SentMethod = "PUT")
        .Spoil("KeyIsPresent", attempt => attempt.Remove("X-API-KEY"))
        .Spoil("KeyIsKnown", attempt => attempt.Replace("X-API-KEY", "ak_nobody"))
        .Spoil("KeyIsNot", attempt => PatchKeyAsync(attempt, new { state = "pending" }))
        .Spoil("KeyIsNotExpired", attempt => PatchKeyAsync(attempt, new { expires = "2020-01-01T00:00:00Z" }))
        .Spoil("KeyHasOwner", attempt => PatchKeyAsync(attempt, new { user = 0 }))
        .Spoil("OwnerIsNot", attempt => attempt.ControlAsync("PATCH", "/users/1", new { state = "blocked" }))
        .Spoil("KeyAllowsIp", attempt => PatchKeyAsync(attempt, new { allowedIps = new[] { "203.0.113.1" } }))
        .Spoil("TimestampIsPresent", attempt => attempt.Remove("X-TIMESTAMP"))
        .Spoil("TimestampIsWellFormed", attempt => attempt.Replace("X-TIMESTAMP", "17673230450"))
        .Spoil("StreamTimestampIsInMs", OpenStreamInSeconds)
        .Spoil("TimestampIsWithin", attempt => attempt.ClockAheadMs = -300_001)
        .Spoil("SignatureIsPresent", attempt => SpoilSignature(attempt, null))
        .Spoil("NonceIsPresent", OpenStreamWithoutNonce)
        .Spoil("BodyIsRead", attempt => attempt.Body = $$"""{"vsTokenId":1,"pad":"{{new string('x', 2_000)}}"}""")
        .Spoil("SignatureMatches", attempt => SpoilSignature(attempt, new string('0', 64)))
        .Spoil("NonceIsFresh", OpenStreamTwiceAsync)
        .Spoil("InterfaceIsRegistered", attempt => attempt.Target = "/api/open/v1/ai/getSupportResistance")
        .Spoil("EndpointIsServed", attempt => PatchServiceAsync(attempt, "valuescan/vs-token/detail", "offline"))
        .Spoil("WithinTierLimit", UseUpTierLimitAsync)
        .Spoil("BodySaysItIsJson", attempt => attempt.Replace("Content-Type", "text/plain"))
        .Spoil("BodyIsJsonObject", attempt => attempt.Body = "[")
        .Spoil("RequiredFieldsArePresent", attempt => attempt.Body = "{}")
        .Spoil("FieldsAreLegal", attempt => attempt.Body = """{"vsTokenId":"abc"}""")
        .Spoil("CreditsSuffice", SignAsAPoorUserAsync)
        .Spoil("ServiceAnswers", attempt => PatchServiceAsync(attempt, "valuescan/tokens", "down"))
        .Impossible("TimestampIsWellFormed", "StreamTimestampIsInMs", "A timestamp in seconds is well formed.")
        .Impossible("RequiredFieldsArePresent", "FieldsAreLegal", "The one field that is needed is either missing or wrong.");

    [Fact]
    public async Task Every_check_refuses_before_the_next_one()
    {
        var gate = new GateOptions
        {
            BodyBytesMax = 1_024,
            CallsInFlightMax = 1,
            FloodBurst = FloodBurst,
            FloodPerSecond = 1,
        };
        Assert.Empty(await s_precedence.RunAsync(() => Venue.StartAsync(options => options with { Gate = gate })));
    }

    private static Task<Attempt> Valid(Venue venue, ClientCredentials credentials) =>
        Task.FromResult(
            new Attempt(venue, "valuescan", credentials)
            {
                Method = "POST",
                Target = Detail,
                Body = """{"vsTokenId":1}""",
            }
        );

    private static ClientRequest Sign(Attempt attempt, string method, string target, string body) =>
        attempt.Venue.Sign("valuescan", attempt.Credentials, method, target, body);

    private static async Task UseUpFloodBudgetAsync(Attempt attempt)
    {
        for (var i = 0; i < FloodBurst; i++)
            (await attempt.Venue.Http.GetAsync("/open/nowhere")).Dispose();
    }

    private static async Task UseUpTierLimitAsync(Attempt attempt)
    {
        for (var i = 0; i < TierLimits.Standard.Limit; i++)
            (await attempt.Venue.SendAsync(Sign(attempt, "POST", List, "{}"))).Dispose();
    }

    private static async Task SignAsAPoorUserAsync(Attempt attempt)
    {
        var user = await attempt.ControlAsync("POST", "/users", new { name = "poor" });
        var created = await attempt.ControlAsync("POST", "/keys", new { dialect = "valuescan", user = user["id"]!.GetValue<long>() });
        attempt.Credentials = new ClientCredentials(created["key"]!["key"]!.GetValue<string>(), created["secret"]!.GetValue<string>());
    }

    private static void OpenStreamInSeconds(Attempt attempt)
    {
        var nowMs = attempt.Venue.NowMs + attempt.ClockAheadMs;
        var signed = Client.SignStream(attempt.Credentials, "GET", Market, "seconds", nowMs).Target;
        SendStream(attempt, signed.Replace($"timestamp={nowMs}", $"timestamp={nowMs / 1_000}"));
    }

    private static void OpenStreamWithoutNonce(Attempt attempt) =>
        SendStream(attempt, Sign(attempt, "GET", Market, "").Target.Replace("nonce=", "none="));

    private static async Task OpenStreamTwiceAsync(Attempt attempt)
    {
        var once = Sign(attempt, "GET", Market, "");
        using var message = Venue.ToMessage(once);
        (await attempt.Venue.Http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead)).EnsureSuccessStatusCode().Dispose();
        SendStream(attempt, once.Target);
    }

    private static void SendStream(Attempt attempt, string target)
    {
        attempt.Method = "GET";
        attempt.SentTarget = target;
    }

    /// <summary>A stream carries its signature in the query, everything else in a header.</summary>
    private static void SpoilSignature(Attempt attempt, string? sign)
    {
        if (attempt.SentTarget is { } target)
        {
            var at = target.IndexOf("&sign=", StringComparison.Ordinal);
            attempt.SentTarget = sign is null ? target[..at] : $"{target[..at]}&sign={sign}";
        }
        else if (sign is null)
        {
            attempt.Remove("X-SIGN");
        }
        else
        {
            attempt.Replace("X-SIGN", sign);
        }
    }

    private static async Task PatchKeyAsync(Attempt attempt, object change)
    {
        var demo = await attempt.Venue.DemoAsync("valuescan");
        await attempt.ControlAsync("PATCH", $"/keys/{demo.Key}", change);
    }

    private static Task PatchServiceAsync(Attempt attempt, string service, string state) =>
        attempt.ControlAsync("PATCH", $"/services/{service}", new { state });
}
