using Kontor.Conformance.Harness;
using Kontor.Dialects.BinanceWallet;

namespace Kontor.Conformance.BinanceWallet;

public sealed class KeyTests
{
    [Fact]
    public async Task Whatever_is_wrong_with_a_key_it_is_an_invalid_one()
    {
        await using var session = await BinanceWallet.StartAsync();
        var missing = (await session.SendBareAsync("GET", BinanceWallet.Chains)).Is(Errors.ApiKeyInvalid);
        Assert.Equal($$"""{"code":40101,"msg":"Invalid API Key","data":null,"timestamp":{{BinanceWallet.At}}}""", missing.Text);
        Assert.Equal("AuthenticationFilter/40101", missing.Header("X-OC-Blocked-By"));
        Assert.Equal("application/json", missing.Header("Content-Type"));
        foreach (var key in (string[])[" ", new string('a', 129), "with space", "unknown", (await session.Venue.DemoAsync("xlayer")).Key])
            (await session.SendAsync(session.Signed("GET", BinanceWallet.Chains).With("X-OC-APIKEY", key))).Is(Errors.ApiKeyInvalid);
        foreach (
            var settings in (object[])
                [
                    new { state = "disabled" },
                    new { state = "frozen" },
                    new { state = "pending" },
                    new { state = "deleted" },
                    new { expires = "2026-01-02T03:04:05Z" },
                ]
        )
        {
            session.Credentials = await session.NewKeyAsync(await session.NewUserAsync(), settings);
            (await session.AskAsync()).Is(Errors.ApiKeyInvalid);
        }
    }

    [Fact]
    public async Task A_key_needs_the_wallet_permission()
    {
        await using var session = await BinanceWallet.StartAsync();
        session.Credentials = await session.NewKeyAsync(
            await session.NewUserAsync(),
            new { permissions = new[] { "market", "deFi", "read" } }
        );
        var refused = (await session.AskAsync()).Is(Errors.PermissionDenied);
        Assert.Equal("PermissionFilter/40104", refused.Header("X-OC-Blocked-By"));
        Assert.Equal(BinanceWallet.At, refused.Header("X-OC-Server-Time"));
        Assert.Equal("", refused.Header("X-OC-RateLimit-Limit"));
        (await session.AskAsync("POST", BinanceWallet.Balances, BinanceWallet.Ask)).Is(Errors.PermissionDenied);
    }

    [Fact]
    public async Task Trace_ids_name_the_key_and_the_request_that_the_recorder_knows()
    {
        await using var session = await BinanceWallet.StartAsync();
        var known = (await session.AskAsync()).Header("X-OC-Trace-Id");
        Assert.Matches("^[0-9a-f]{32}-gateway-[0-9a-f]{32}$", known);
        var record = await session.ControlAsync("GET", $"/requests/{known.Split('-')[^1]}");
        Assert.Equal(BinanceWallet.Chains, record["target"]!.GetValue<string>());
        Assert.Matches(
            "^unknown-gateway-[0-9a-f]{32}$",
            (await session.SendBareAsync("GET", BinanceWallet.Chains)).Header("X-OC-Trace-Id")
        );
    }
}
