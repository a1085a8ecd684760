using Kontor.Conformance.Harness;
using Kontor.Dialects.BinanceWallet;

namespace Kontor.Conformance.BinanceWallet;

public sealed class LimitTests
{
    [Fact]
    public async Task An_endpoint_takes_five_calls_of_a_key_in_any_second()
    {
        await using var session = await Session.StartAsync("binance-wallet");
        for (var left = 4; left >= 0; left--)
        {
            var reply = (await session.AskAsync()).Is(Errors.Success);
            Assert.Equal(
                ("5", $"{left}", "1"),
                (reply.Header("X-OC-RateLimit-Limit"), reply.Header("X-OC-RateLimit-Remaining"), reply.Header("X-OC-Used-Weight"))
            );
            await session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds(100));
        }

        var refused = (await session.AskAsync()).Is(Errors.RateLimitExceeded);
        Assert.Equal("RateLimitFilter/42900", refused.Header("X-OC-Blocked-By"));
        Assert.Equal(
            ("1", "5", "0"),
            (refused.Header("Retry-After"), refused.Header("X-OC-RateLimit-Limit"), refused.Header("X-OC-RateLimit-Remaining"))
        );
        // Another endpoint counts for itself, and so does another key.
        (await session.AskAsync("POST", BinanceWallet.Balances, BinanceWallet.Ask)).Is(Errors.Success);
        await session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds(499));
        (await session.AskAsync()).Is(Errors.RateLimitExceeded);
        await session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        (await session.AskAsync()).Is(Errors.Success);
        (await session.AskAsync()).Is(Errors.RateLimitExceeded);
    }

    [Fact]
    public async Task A_key_has_twelve_hundred_calls_a_minute_also_for_paths_that_do_not_exist()
    {
        await using var session = await Session.StartAsync("binance-wallet");
        for (var call = 0; call < 1_200; call++)
            (await session.AskAsync("GET", "/build/nowhere")).Is(Errors.ParameterError);
        var refused = (await session.AskAsync("GET", "/build/nowhere")).Is(Errors.RateLimitExceeded);
        Assert.Equal("60", refused.Header("Retry-After"));
        Assert.Equal(("1200", "0"), (refused.Header("X-OC-RateLimit-Limit"), refused.Header("X-OC-RateLimit-Remaining")));
        (await session.AskAsync()).Is(Errors.RateLimitExceeded);
    }

    [Fact]
    public async Task A_flood_is_turned_away_before_a_key_is_looked_up()
    {
        await using var session = await BinanceWallet.StartAsync(gate => gate with { FloodBurst = 3, FloodPerSecond = 1 });
        for (var call = 0; call < 3; call++)
            (await session.SendBareAsync("GET", BinanceWallet.Chains)).Is(Errors.ApiKeyInvalid);
        var refused = (await session.SendBareAsync("GET", BinanceWallet.Chains)).Is(Errors.RateLimitExceeded);
        Assert.Equal("1", refused.Header("Retry-After"));
        Assert.Equal("", refused.Header("X-OC-RateLimit-Limit"));
    }
}
