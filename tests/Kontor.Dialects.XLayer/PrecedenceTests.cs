using Kontor.Gate;
using Kontor.Testing;

namespace Kontor.Dialects.XLayer.Tests;

/// <summary>A request that is wrong in two ways gets the answer of the check that stands first.</summary>
public sealed class PrecedenceTests : IDisposable
{
    private const string Path = "/api/v5/xlayer/contract/check-verify-result";
    private const string Body = """{"chainShortName":"XLAYER","guid":"0123456789abcdef0123456789abcdef"}""";
    private const int FloodBurst = 12;
    private const int BodyBytesMax = 10_000;
    private const string OneState = "an account has one state";

    private readonly string _places = System.IO.Path.GetTempFileName();

    public PrecedenceTests() => File.WriteAllText(_places, "203.0.113.0/24\tKP\n");

    public void Dispose() => File.Delete(_places);

    [Fact]
    public async Task The_profile_is_the_order_in_which_requests_are_refused()
    {
        var broken = await new Precedence("xlayer", Valid)
            .Spoil("WithinFloodBudget", Flood)
            .Spoil("ServiceIsUp", attempt => Patch(attempt, "/services/xlayer/index", new { state = "maintenance" }))
            .Spoil(
                "EndpointIsServed",
                attempt => Patch(attempt, "/services/xlayer/contract/check-verify-result", new { state = "offline" })
            )
            .Spoil("RegionIsServed", attempt => attempt.Replace("X-Forwarded-For", "203.0.113.9"))
            .Spoil("RouteIsKnown", attempt => attempt.SentTarget = "/api/v5/xlayer/nowhere")
            .Spoil("MethodIsAllowed", attempt => attempt.SentMethod = "DELETE")
            .Spoil("KeyIsPresent", attempt => attempt.Remove("OK-ACCESS-KEY"))
            .Spoil("PassphraseIsPresent", attempt => attempt.Remove("OK-ACCESS-PASSPHRASE"))
            .Spoil("SignatureIsPresent", attempt => attempt.Remove("OK-ACCESS-SIGN"))
            .Spoil("TimestampIsPresent", attempt => attempt.Remove("OK-ACCESS-TIMESTAMP"))
            .Spoil("TimestampIsWellFormed", attempt => attempt.Replace("OK-ACCESS-TIMESTAMP", "yesterday"))
            .Spoil("TimestampIsWithin", attempt => attempt.ClockAheadMs = 30_001)
            .Spoil("KeyIsKnown", attempt => attempt.Replace("OK-ACCESS-KEY", "00000000-0000-0000-0000-000000000000"))
            .Spoil("KeyIsNot", attempt => PatchKey(attempt, new { state = "disabled" }))
            .Spoil("KeyIsNotExpired", attempt => PatchKey(attempt, new { expires = Venue.DefaultStart }))
            .Spoil("BrokerExists", attempt => PatchKey(attempt, new { broker = "ghost" }))
            .Spoil("BrokerServesHost", BindToHost)
            .Spoil("KeyIsNot#2", attempt => PatchKey(attempt, new { state = "frozen" }))
            .Spoil("KeyAllowsIp", attempt => PatchKey(attempt, new { allowedIps = new[] { "192.0.2.1" } }))
            .Spoil("PassphraseMatches", attempt => attempt.Replace("OK-ACCESS-PASSPHRASE", "wrong"))
            .Spoil("BodyIsRead", attempt => attempt.Body = new string(' ', BodyBytesMax + 1))
            .Spoil("SignatureMatches", attempt => attempt.Replace("OK-ACCESS-SIGN", Convert.ToBase64String(new byte[32])))
            .Spoil("KeyHasOwner", attempt => PatchKey(attempt, new { user = 0 }))
            .Spoil("OwnerIsNot", attempt => PatchUser(attempt, "deleted"))
            .Spoil("OwnerIsNot#2", attempt => PatchUser(attempt, "blocked"))
            .Spoil("OwnerIsNot#3", attempt => PatchUser(attempt, "liquidating"))
            .Spoil("OwnerIsNot#4", attempt => PatchUser(attempt, "riskControlled"))
            .Spoil("OwnerIsNot#5", attempt => PatchUser(attempt, "closed"))
            .Spoil("KeyMay", attempt => PatchKey(attempt, new { permissions = new[] { "read" } }))
            .Spoil("TierIncludesRoute", attempt => PatchKey(attempt, new { tier = "free" }))
            .Spoil("WithinLimits", UseUp)
            .Spoil("MediaTypeIsJson", attempt => attempt.Replace("Content-Type", "text/plain"))
            .Spoil("BodyIsPresent", attempt => attempt.Body = " ")
            .Spoil("BodyIsJsonObject", attempt => attempt.Body = "{")
            .Spoil("ParametersAreGood", attempt => attempt.Body = "{}")
            .Spoil("NotTooManyAtOnce", attempt => attempt.Venue.HoldAsync(Signed(attempt)))
            .Spoil("ServiceAnswers", attempt => Patch(attempt, "/services/xlayer/index", new { state = "offline" }))
            .Impossible("BrokerExists", "BrokerServesHost", "a key has one broker, which exists or does not")
            .Impossible("OwnerIsNot", "OwnerIsNot#2", OneState)
            .Impossible("OwnerIsNot#2", "OwnerIsNot#3", OneState)
            .Impossible("OwnerIsNot#3", "OwnerIsNot#4", OneState)
            .Impossible("OwnerIsNot#4", "OwnerIsNot#5", OneState)
            .Impossible("BodyIsPresent", "BodyIsJsonObject", "a body is blank or it is something that may be no JSON")
            .Impossible("BodyIsJsonObject", "ParametersAreGood", "what is no JSON has no parameters")
            .RunAsync(StartAsync);
        Assert.Empty(broken);
    }

    [Fact]
    public async Task The_rows_stand_in_documented_order()
    {
        await using var venue = await StartAsync();
        var profile = (await venue.ControlAsync(HttpMethod.Get, "/dialects/xlayer/profile")).AsArray();
        Assert.Equal(
            [
                "50011",
                "50001",
                "50005",
                "50047",
                "51000",
                "50115",
                "50103",
                "50104",
                "50106",
                "50107",
                "50112",
                "50102",
                "50111",
                "50111",
                "50111",
                "50108",
                "50109",
                "50100",
                "50110",
                "50105",
                "50036",
                "50113",
                "50010",
                "50008",
                "50007",
                "50009",
                "50043",
                "50012",
                "50114",
                "50030",
                "50011",
                "50006",
                "50000",
                "50002",
                "50002 50014 50015 50024 50036 50016 50025 50038 50117",
                "50013",
                "50001 50004",
            ],
            profile.Select(step => string.Join(' ', step!["refusesWith"]!.AsArray().Select(code => code!.GetValue<string>())))
        );
    }

    private Task<Venue> StartAsync() =>
        Venue.StartAsync(options =>
            options with
            {
                Gate = new GateOptions
                {
                    TrustedProxies = ["127.0.0.1/32"],
                    GeographyTable = _places,
                    FloodBurst = FloodBurst,
                    FloodPerSecond = 1,
                    BodyBytesMax = BodyBytesMax,
                    CallsInFlightMax = 1,
                },
            }
        );

    private static Task<Attempt> Valid(Venue venue, ClientCredentials credentials) =>
        Task.FromResult(
            new Attempt(venue, "xlayer", credentials)
            {
                Method = "POST",
                Target = Path,
                Body = Body,
            }
        );

    private static async Task Flood(Attempt attempt)
    {
        for (var sent = 0; sent < FloodBurst; sent++)
            (await attempt.Venue.SendAsync(new ClientRequest("GET", "/api/v5/xlayer", "", []))).Dispose();
    }

    private static async Task UseUp(Attempt attempt)
    {
        for (var sent = 0; sent < 5; sent++)
            (await attempt.Venue.SendAsync(Signed(attempt))).Dispose();
    }

    private static async Task BindToHost(Attempt attempt)
    {
        await attempt.ControlAsync("POST", "/brokers", new { id = "harbour", domains = new[] { "api.harbour.example" } });
        await PatchKey(attempt, new { broker = "harbour" });
    }

    private static ClientRequest Signed(Attempt attempt) => attempt.Venue.Sign("xlayer", attempt.Credentials, "POST", Path, Body);

    private static Task Patch(Attempt attempt, string path, object change) => attempt.ControlAsync("PATCH", path, change);

    private static Task PatchKey(Attempt attempt, object change) => Patch(attempt, $"/keys/{attempt.Credentials.Key}", change);

    // The demo user is the first one of every world.
    private static Task PatchUser(Attempt attempt, string state) => Patch(attempt, "/users/1", new { state });
}
