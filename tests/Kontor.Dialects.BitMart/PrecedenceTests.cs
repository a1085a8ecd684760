using Kontor.Gate;
using Kontor.Testing;

namespace Kontor.Dialects.BitMart.Tests;

/// <summary>A request that is wrong in two ways gets the answer of the earlier check, for every two neighbours of the profile.</summary>
public sealed class PrecedenceTests
{
    private const string Contracts = "/contract/v1/ifcontract/cancelOrders";
    private const string ContractsBody = """{"orders":[{"contract_id":1,"orders":[1]}]}""";

    /// <summary>Enough for one who uses up every other limit first.</summary>
    private const int FloodBurst = 150;

    private const string Body = """{"currency":"USDT","amount":"1","type":"spot_to_contract"}""";

    [Fact]
    public async Task Every_two_neighbouring_checks_refuse_in_the_order_of_the_profile()
    {
        var script = new Precedence("bitmart", ValidAsync)
            .Spoil("WithinFloodBudget", DrainFloodAsync)
            .Spoil("NotTooManyAtOnce", HoldTheHouseAsync)
            .Spoil("RouteIsKnown", attempt => attempt.SentTarget = "/account/v1/nowhere")
            .Spoil("MethodIsAllowed", attempt => attempt.SentMethod = "PUT")
            .Spoil("ServiceIsUp", attempt => attempt.ControlAsync("PATCH", "/services/bitmart/account", new { state = "down" }))
            .Spoil("KeyIsPresent", attempt => attempt.Remove("X-BM-KEY"))
            .Spoil("KeyIsKnown", attempt => attempt.Replace("X-BM-KEY", "nobody"))
            .Spoil("KeyIsNot", attempt => PatchKeyAsync(attempt, new { state = "frozen" }))
            .Spoil(
                "KeyIsNotExpired",
                attempt => PatchKeyAsync(attempt, new { expires = DateTimeOffset.FromUnixTimeMilliseconds(attempt.Venue.NowMs) })
            )
            .Spoil("KeyAllowsIp", attempt => PatchKeyAsync(attempt, new { allowedIps = new[] { "203.0.113.7" } }))
            .Spoil("NotBanned", attempt => attempt.ControlAsync("POST", "/bans", new { address = "127.0.0.1", seconds = 60 }))
            .Spoil("WithinLimitsOrStruckOut", UseUpLimitAsync)
            .Spoil("KeyMay", attempt => PatchKeyAsync(attempt, new { permissions = new[] { "read" } }))
            .Spoil("HolderMay", CallForSubAccounts)
            .Spoil("SignatureIsPresent", attempt => attempt.Remove("X-BM-SIGN"))
            .Spoil("TimestampIsPresent", attempt => attempt.Remove("X-BM-TIMESTAMP"))
            .Spoil("TimestampIsWellFormed", attempt => attempt.Replace("X-BM-TIMESTAMP", "yesterday"))
            .Spoil("TimestampIsWithin", attempt => attempt.ClockAheadMs = 61_000)
            .Spoil("BodyIsRead", attempt => attempt.SentBody = new string(' ', (1024 * 1024) + 1))
            .Spoil("SignatureMatches", attempt => attempt.Replace("X-BM-SIGN", new string('0', 64)))
            .Spoil("ContractSystemAllowsIp", CloseContractsToAddressAsync)
            .Spoil("OwnerIsNot", attempt => attempt.ControlAsync("PATCH", "/users/1", new { state = "frozen" }))
            .Spoil("OwnerHasAccount", attempt => CloseAccountsAsync(attempt, "/spot/v1/margin/isolated/transfer"))
            .Spoil("OwnerHasAccount#2", attempt => CloseAccountsAsync(attempt, "/account/v1/transfer-contract"))
            .Spoil("MediaTypeIsJson", attempt => attempt.Replace("Content-Type", "text/plain"))
            .Spoil("BodyIsJsonObject", attempt => attempt.Body = "[]")
            .Spoil("WithinSharedLimit", UseUpContractEngineAsync)
            .Spoil("VersionIsServed", AskForAnotherVersion)
            .Spoil("NonceIsFresh", SendOldNonce)
            .Spoil("ServiceAnswers", TakeServicesOfflineAsync)
            .Impossible("RouteIsKnown", "MethodIsAllowed", "a path that is unknown has no methods")
            .Impossible("KeyIsPresent", "KeyIsKnown", "a key that was not sent cannot be an unknown one")
            .Impossible("KeyIsKnown", "KeyIsNot", "an unknown key has no state")
            .Impossible("TimestampIsPresent", "TimestampIsWellFormed", "a timestamp that was not sent has no form")
            .Impossible("TimestampIsWellFormed", "TimestampIsWithin", "a timestamp without a form names no instant")
            .Impossible("OwnerHasAccount", "OwnerHasAccount#2", "a request goes to one section only");

        Assert.Empty(await script.RunAsync(StartAsync));
    }

    private static Task<Venue> StartAsync() =>
        Venue.StartAsync(options =>
            options with
            {
                Gate = new GateOptions
                {
                    FloodBurst = FloodBurst,
                    FloodPerSecond = 1,
                    CallsInFlightMax = 2,
                },
            }
        );

    private static Task<Attempt> ValidAsync(Venue venue, ClientCredentials credentials) =>
        Task.FromResult(
            new Attempt(venue, "bitmart", credentials)
            {
                Method = "POST",
                Target = "/account/v1/transfer-contract",
                Body = Body,
            }
        );

    private static async Task PatchKeyAsync(Attempt attempt, object patch) =>
        await attempt.ControlAsync("PATCH", $"/keys/{attempt.Credentials.Key}", patch);

    private static Task CloseAccountsAsync(Attempt attempt, string target)
    {
        attempt.Target = target;
        return attempt.ControlAsync("PATCH", "/users/1", new { accounts = new[] { "contract" } });
    }

    /// <summary>The demo user is nobody's sub-account.</summary>
    private static void CallForSubAccounts(Attempt attempt) => attempt.Target = "/account/sub-account/sub/v1/sub-to-main";

    /// <summary>Unless another spoiler has done so already: what it asked for must stay.</summary>
    private static void CallContracts(Attempt attempt)
    {
        if (!attempt.Target.StartsWith(Contracts, StringComparison.Ordinal))
            (attempt.Target, attempt.Body) = (Contracts, attempt.Body == Body ? ContractsBody : attempt.Body);
    }

    private static Task CloseContractsToAddressAsync(Attempt attempt)
    {
        CallContracts(attempt);
        return PatchKeyAsync(attempt, new { contractIps = new[] { "203.0.113.7" } });
    }

    private static async Task UseUpContractEngineAsync(Attempt attempt)
    {
        CallContracts(attempt);
        for (var i = 0; i < 100; i++)
            (await attempt.Venue.SendAsync(attempt.Venue.Sign("bitmart", attempt.Credentials, "POST", Contracts, ContractsBody))).Dispose();
    }

    private static void AskForAnotherVersion(Attempt attempt)
    {
        CallContracts(attempt);
        attempt.Target += "?ver=2.0";
    }

    private static void SendOldNonce(Attempt attempt)
    {
        CallContracts(attempt);
        attempt.Body = """{"orders":[{"contract_id":1,"orders":[1]}],"nonce":1}""";
    }

    private static async Task TakeServicesOfflineAsync(Attempt attempt)
    {
        foreach (var service in new[] { "account", "contract" })
            await attempt.ControlAsync("PATCH", $"/services/bitmart/{service}", new { state = "offline" });
    }

    private static async Task DrainFloodAsync(Attempt attempt)
    {
        for (var i = 0; i < FloodBurst + 5; i++)
            (await attempt.Venue.Http.GetAsync("/system/none")).Dispose();
    }

    /// <summary>Two requests that never finish sending their bodies are under way, and no third one is let in.</summary>
    private static async Task HoldTheHouseAsync(Attempt attempt)
    {
        for (var i = 0; i < 2; i++)
            await attempt.Venue.HoldAsync(
                attempt.Venue.Sign("bitmart", attempt.Credentials, "POST", "/spot/v1/margin/isolated/transfer", Body)
            );
    }

    /// <summary>The transfer's own limit is one call in two seconds.</summary>
    private static async Task UseUpLimitAsync(Attempt attempt) =>
        (
            await attempt.Venue.SendAsync(attempt.Venue.Sign("bitmart", attempt.Credentials, "POST", "/account/v1/transfer-contract", Body))
        ).Dispose();
}
