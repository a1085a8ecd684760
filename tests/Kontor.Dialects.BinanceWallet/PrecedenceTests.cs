using System.Globalization;
using Kontor.Gate;
using Kontor.Testing;

namespace Kontor.Dialects.BinanceWallet.Tests;

/// <summary>A request that is wrong in two ways gets the answer of the check that stands first.</summary>
public sealed class PrecedenceTests : IDisposable
{
    private const string Path = "/build/api/v1/dex/balance/token-balances-by-address";
    private const string Nowhere = "/build/nowhere";
    private const string Body =
        """{"address":"0x1111111111111111111111111111111111111111","tokenContractAddresses":[{"binanceChainId":"56","tokenContractAddress":""}]}""";
    private const int KeyLimit = 1_200;
    private const int FloodBurst = KeyLimit + 10;
    private const int BodyBytesMax = 10_000;

    private readonly string _places = System.IO.Path.GetTempFileName();

    public PrecedenceTests() =>
        File.WriteAllText(_places, "203.0.113.1\tKP\tvpn\n203.0.113.2\tNL\tvpn\n192.0.2.1\tKR\n192.0.2.2\tDE\n192.0.2.3\tJP\n");

    public void Dispose() => File.Delete(_places);

    [Fact]
    public async Task The_profile_is_the_order_in_which_requests_are_refused()
    {
        var broken = await new Precedence("binance-wallet", Valid)
            .Spoil("WithinFloodBudget", Flood)
            .Spoil("KeyIsPresent", attempt => attempt.Remove("X-OC-APIKEY"))
            .Spoil("KeyIsWellFormed", attempt => attempt.Replace("X-OC-APIKEY", new string('a', 129)))
            .Spoil("KeyIsKnown", attempt => attempt.Replace("X-OC-APIKEY", "unknown"))
            .Spoil("KeyIsNot", attempt => PatchKey(attempt, new { state = "disabled" }))
            .Spoil("KeyIsNotExpired", attempt => PatchKey(attempt, new { expires = Venue.DefaultStart }))
            .Spoil("ReceiveWindowIsValid", attempt => attempt.Replace("X-OC-RECV-WINDOW", "0"))
            .Spoil("TimestampIsPresent", attempt => attempt.Remove("X-OC-TIMESTAMP"))
            .Spoil("TimestampIsWellFormed", attempt => attempt.Replace("X-OC-TIMESTAMP", "yesterday"))
            .Spoil("TimestampIsWithinReceiveWindow", attempt => attempt.ClockAheadMs = 5_001)
            .Spoil("SignatureIsPresent", attempt => attempt.Remove("X-OC-SIGN"))
            .Spoil("BodyIsRead", attempt => attempt.Body = new string(' ', BodyBytesMax + 1))
            .Spoil("SignatureMatches", attempt => attempt.Replace("X-OC-SIGN", Convert.ToBase64String(new byte[32])))
            .Spoil("NotReplayed", async attempt => (await attempt.Venue.SendAsync(attempt.Build())).Dispose())
            .Spoil("RegionIsServed", attempt => attempt.Replace("X-Forwarded-For", "203.0.113.1"))
            .Spoil("NoAnonymizer", attempt => attempt.Replace("X-Forwarded-For", "203.0.113.2"))
            .Spoil("NoUnusualActivity", Travel)
            .Spoil("KeyMay", attempt => PatchKey(attempt, new { permissions = new[] { "market" } }))
            .Spoil("WithinLimits", UseUp)
            .Spoil("RouteIsKnown", attempt => attempt.Target = Nowhere)
            .Spoil("MethodIsAllowed", attempt => attempt.Method = "DELETE")
            .Spoil("BodyIsJsonObject", attempt => attempt.Body = "{")
            .Spoil("ParametersAreGood", attempt => attempt.Body = "{}")
            .Spoil("NotTooManyAtOnce", attempt => attempt.Venue.HoldAsync(Signed(attempt, "POST", Path, Body, "held")))
            .Spoil("ServiceAnswers", attempt => attempt.ControlAsync("PATCH", "/services/binance-wallet/balances", new { state = "down" }))
            .Impossible("BodyIsJsonObject", "ParametersAreGood", "what is no JSON has no parameters")
            .RunAsync(StartAsync);
        Assert.Empty(broken);
    }

    [Fact]
    public async Task The_rows_stand_in_documented_order()
    {
        await using var venue = await StartAsync();
        var profile = (await venue.ControlAsync(HttpMethod.Get, "/dialects/binance-wallet/profile")).AsArray();
        Assert.Equal(
            [
                "42900",
                "40101",
                "40101",
                "40101",
                "40101",
                "40101",
                "40001",
                "40103",
                "40103",
                "40103",
                "40102",
                "40001",
                "40102",
                "40103 50001",
                "40301",
                "40302",
                "40303",
                "40104",
                "42900",
                "40001",
                "40001",
                "40001",
                "40001",
                "50001",
                "50001",
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
            new Attempt(venue, "binance-wallet", credentials)
            {
                Method = "POST",
                Target = Path,
                Body = Body,
            }
        );

    private static async Task Flood(Attempt attempt)
    {
        for (var sent = 0; sent < FloodBurst; sent++)
            (await attempt.Venue.SendAsync(new ClientRequest("GET", "/build", "", []))).Dispose();
    }

    /// <summary>Limits are counted before the path is looked at, so a path that does not exist uses up the key's minute as well.</summary>
    private static async Task UseUp(Attempt attempt)
    {
        for (var sent = 0; sent < KeyLimit; sent++)
            (await attempt.Venue.SendAsync(Signed(attempt, "GET", Nowhere, "", sent.ToString(CultureInfo.InvariantCulture)))).Dispose();
    }

    /// <summary>Two countries before, and the third one now.</summary>
    private static async Task Travel(Attempt attempt)
    {
        foreach (var address in (string[])["192.0.2.1", "192.0.2.2"])
        {
            var request = Signed(attempt, "GET", Nowhere, "", address);
            (await attempt.Venue.SendAsync(request with { Headers = [.. request.Headers, ("X-Forwarded-For", address)] })).Dispose();
        }

        attempt.Replace("X-Forwarded-For", "192.0.2.3");
    }

    private static ClientRequest Signed(Attempt attempt, string method, string target, string body, string nonce)
    {
        var request = attempt.Venue.Sign("binance-wallet", attempt.Credentials, method, target, body);
        return request with { Headers = [.. request.Headers, ("X-OC-NONCE", nonce)] };
    }

    private static Task PatchKey(Attempt attempt, object change) =>
        attempt.ControlAsync("PATCH", $"/keys/{attempt.Credentials.Key}", change);
}
