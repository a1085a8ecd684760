using Kontor.Gate;
using Kontor.Testing;

namespace Kontor.Dialects.Weex.Tests;

/// <summary>A request that is wrong in two ways gets the answer of the earlier check.</summary>
public sealed class PrecedenceTests
{
    private const int FloodBurst = 200;
    private const string Blocked = "198.51.100.7";

    private static readonly Precedence s_precedence = new Precedence("weex", Valid)
        .Spoil("WithinFloodBudget", attempt => RepeatAsync(attempt, "/api/v3/nowhere", FloodBurst))
        .Spoil("NotTooManyAtOnce", HoldOneAsync)
        .Spoil("RouteIsKnown", attempt => attempt.Target = "/api/v3/nowhere")
        .Spoil("MethodIsAllowed", attempt => attempt.Method = "PUT")
        .Spoil("WithinLimitsOrBanned", attempt => RepeatAsync(attempt, "/api/v3/apiTradingSymbols", 100))
        .Spoil("MediaTypeIsJson", attempt => attempt.Replace("Content-Type", "text/plain"))
        .Spoil("KeyIsPresent", attempt => attempt.Remove("ACCESS-KEY"))
        .Spoil("SignatureIsPresent", attempt => attempt.Remove("ACCESS-SIGN"))
        .Spoil("TimestampIsPresent", attempt => attempt.Remove("ACCESS-TIMESTAMP"))
        .Spoil("TimestampIsWellFormed", attempt => attempt.Replace("ACCESS-TIMESTAMP", "1767323045"))
        .Spoil("TimestampIsWithin", attempt => attempt.ClockAheadMs = -30_001)
        .Spoil("KeyIsKnown", attempt => attempt.Credentials = attempt.Credentials with { Key = "weex_nobody" })
        .Spoil("KeyIsNotExpired", attempt => PatchKeyAsync(attempt, new { expires = "2020-01-01T00:00:00Z" }))
        .Spoil("PassphraseMatches", attempt => attempt.Replace("ACCESS-PASSPHRASE", "wrong"))
        .Spoil("KeyIsNot", attempt => PatchKeyAsync(attempt, new { state = "pending" }))
        .Spoil("KeyAllowsIp", attempt => PatchKeyAsync(attempt, new { allowedIps = new[] { "203.0.113.1" } }))
        .Spoil("BodyIsRead", attempt => attempt.Body = $"{{\"pad\":\"{new string('x', 2_000)}\"}}")
        .Spoil("SignatureMatches", attempt => attempt.Replace("ACCESS-SIGN", Convert.ToBase64String(new byte[32])))
        .Spoil("KeyHasOwner", attempt => PatchKeyAsync(attempt, new { user = 0 }))
        .Spoil("OwnerIsNot", attempt => PatchUserAsync(attempt, new { state = "frozen" }))
        .Spoil("OwnerIsNot#2", attempt => PatchUserAsync(attempt, new { state = "locked" }))
        .Spoil("OwnerHasSecondFactor", attempt => PatchUserAsync(attempt, new { secondFactor = false }))
        .Spoil("OwnerIsNot#3", attempt => PatchUserAsync(attempt, new { state = "riskControlled" }))
        .Spoil("RegionIsServed", attempt => attempt.Replace("X-Forwarded-For", Blocked))
        .Spoil("KeyIsNot#2", attempt => PatchKeyAsync(attempt, new { state = "disabled" }))
        .Spoil("KeyMay", attempt => PatchKeyAsync(attempt, new { permissions = Array.Empty<string>() }))
        .Spoil("PermissionsCanBeDecided", attempt => PatchServiceAsync(attempt, "weex/permissions", new { state = "down" }))
        .Spoil("WithinUserLimitsOrBanned", PlaceTooManyAsync)
        .Spoil("BodyIsJsonObject", attempt => attempt.Body = "[")
        .Spoil("ServiceAnswers", attempt => PatchServiceAsync(attempt, "weex/spot", new { state = "down" }))
        .Impossible("OwnerIsNot", "OwnerIsNot#2", "A user is in one state at a time.");

    [Fact]
    public async Task Every_check_refuses_before_the_next_one()
    {
        var table = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(table, "198.51.100.0/24\tKP\n");
            var gate = new GateOptions
            {
                BodyBytesMax = 1_024,
                CallsInFlightMax = 1,
                FloodBurst = FloodBurst,
                FloodPerSecond = 1,
                GeographyTable = table,
                TrustedProxies = ["127.0.0.1/32"],
            };
            Assert.Empty(await s_precedence.RunAsync(() => Venue.StartAsync(options => options with { Gate = gate })));
        }
        finally
        {
            File.Delete(table);
        }
    }

    private static Task<Attempt> Valid(Venue venue, ClientCredentials credentials) =>
        Task.FromResult(
            new Attempt(venue, "weex", credentials)
            {
                Method = "POST",
                Target = "/api/v3/account/bills",
                Body = "{}",
            }
        );

    private static async Task RepeatAsync(Attempt attempt, string path, int times)
    {
        for (var i = 0; i < times; i++)
            (await attempt.Venue.Http.GetAsync(path)).Dispose();
    }

    /// <summary>Uses up a minute's orders. Each of these batches counts as five, and orders weigh nothing.</summary>
    private static async Task PlaceTooManyAsync(Attempt attempt)
    {
        for (var batch = 0; batch < 60; batch++)
        {
            var order = attempt.Venue.Sign("weex", attempt.Credentials, "POST", "/api/v3/order/batch", "{}");
            (await attempt.Venue.SendAsync(order)).Dispose();
        }

        attempt.Target = "/api/v3/order";
    }

    /// <summary>Leaves one call waiting for a slow service. The venue's clock stands still, so it waits until its client goes away.</summary>
    private static async Task HoldOneAsync(Attempt attempt)
    {
        await PatchServiceAsync(attempt, "weex/spot", new { state = "slow", latencyMs = 1_000 });
        _ = attempt.Venue.Http.GetAsync("/api/v3/apiTradingSymbols");
        for (var tries = 0; tries < 100; tries++)
        {
            using var probe = await attempt.Venue.Http.GetAsync("/api/v3/ping");
            if (!probe.IsSuccessStatusCode)
                return;
        }

        throw new InvalidOperationException("The call that should wait never arrived.");
    }

    private static async Task PatchKeyAsync(Attempt attempt, object change)
    {
        // The spoilers may have changed which key the attempt names; it is the demo key that is changed.
        var demo = await attempt.Venue.DemoAsync("weex");
        await attempt.ControlAsync("PATCH", $"/keys/{demo.Key}", change);
    }

    private static Task PatchUserAsync(Attempt attempt, object change) => attempt.ControlAsync("PATCH", "/users/1", change);

    private static Task PatchServiceAsync(Attempt attempt, string service, object change) =>
        attempt.ControlAsync("PATCH", $"/services/{service}", change);
}
