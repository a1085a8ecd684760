using Kontor.Conformance.Harness;
using Kontor.Dialects.Weex;

namespace Kontor.Conformance.Weex;

/// <summary>What a client sees when something behind the door fails, and when it has asked too much.</summary>
public sealed class FailureTests
{
    private const string Account = "/api/v3/account/";

    [Fact]
    public async Task A_service_that_answers_nonsense_is_an_unknown_error()
    {
        await using var session = await Session.StartAsync("weex");
        await session.ControlAsync("PATCH", "/services/weex/spot", new { state = "faulty" });
        (await session.SendAsync("GET", Account)).Is(Errors.UnknownError);
        (await session.SendBareAsync("GET", "/api/v3/apiTradingSymbols")).Is(Errors.UnknownError);
        Assert.Equal(200, (int)(await session.SendAsync("GET", "/capi/v3/account/balance")).Status);
        Assert.Equal(200, (int)(await session.SendBareAsync("GET", "/api/v3/ping")).Status);
    }

    [Theory]
    [InlineData("down"), InlineData("maintenance"), InlineData("offline")]
    public async Task A_service_that_is_away_is_a_system_error(string state)
    {
        await using var session = await Session.StartAsync("weex");
        await session.ControlAsync("PATCH", "/services/weex/spot", new { state });
        (await session.SendAsync("GET", Account)).Is(Errors.SystemError);
        await session.ControlAsync("PATCH", "/services/weex/contract", new { state });
        (await session.SendAsync("POST", "/capi/v3/account/income", "{}")).Is(Errors.SystemError);
        await session.ControlAsync("PATCH", "/services/weex/spot", new { state = "up" });
        Assert.Equal(200, (int)(await session.SendAsync("GET", Account)).Status);
    }

    [Fact]
    public async Task A_service_that_is_too_slow_is_given_up_when_the_worlds_time_has_passed()
    {
        await using var session = await Session.StartAsync("weex");
        await session.ControlAsync("PATCH", "/services/weex/spot", new { state = "slow", latencyMs = 20_000 });
        // A public route, because a signed request would grow too old while the clock is moved.
        var pending = session.SendBareAsync("GET", "/api/v3/apiTradingSymbols");
        // However often it has to be moved: the call has to have arrived before the clock passes its deadline.
        while (!pending.IsCompleted)
            await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(5));
        (await pending).Is(Errors.SystemError);
    }

    [Fact]
    public async Task Five_hundred_weight_in_ten_seconds_and_then_ten_seconds_of_nothing()
    {
        await using var session = await Session.StartAsync("weex");
        for (var used = 5; used <= 500; used += 5)
        {
            // Spot and contract, public and private: one pool.
            var reply =
                used % 10 == 0
                    ? await session.SendAsync("GET", "/capi/v3/account/balance")
                    : await session.SendBareAsync("GET", "/api/v3/apiTradingSymbols");
            Assert.Equal(
                (200, $"{used}", $"{500 - used}"),
                ((int)reply.Status, reply.Header("x-used-weight-10s"), reply.Header("x-remaining-weight-10s"))
            );
        }

        var refused = await session.SendBareAsync("GET", "/api/v3/ping");
        Assert.Equal((429, "{}", "10"), ((int)refused.Status, refused.Text, refused.Header("Retry-After")));
        Assert.Equal(("500", "0"), (refused.Header("x-used-weight-10s"), refused.Header("x-remaining-weight-10s")));

        await session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds(9_999));
        var still = await session.SendAsync("GET", Account);
        Assert.Equal((429, "{}", "1"), ((int)still.Status, still.Text, still.Header("Retry-After")));
        await session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        var again = await session.SendAsync("GET", Account);
        Assert.Equal((200, "5"), ((int)again.Status, again.Header("x-used-weight-10s")));
    }

    [Fact]
    public async Task The_ban_outlasts_the_window_and_is_this_contracts_alone()
    {
        await using var session = await Session.StartAsync("weex");
        for (var i = 0; i < 99; i++)
            await session.SendBareAsync("GET", "/api/v3/apiTradingSymbols");
        await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(9));
        await session.SendBareAsync("GET", "/api/v3/apiTradingSymbols");
        Assert.Equal(429, (int)(await session.SendBareAsync("GET", "/api/v3/ping")).Status);
        // The window is nearly empty again, but the address stays shut out until its ten seconds are over.
        await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(5));
        Assert.Equal((429, "5"), await StatusAsync(session, "/api/v3/ping"));
        Assert.Equal(200, (int)(await session.SendBareAsync("GET", "/system/time")).Status);
        await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(5));
        Assert.Equal((200, ""), await StatusAsync(session, "/api/v3/ping"));
    }

    [Fact]
    public async Task Every_answer_carries_a_request_id_that_the_recorder_knows()
    {
        await using var session = await Session.StartAsync("weex");
        foreach (
            var (method, target) in new[] { ("GET", "/api/v3/ping"), ("GET", "/api/v3/nope"), ("POST", "/api/v3/ping"), ("GET", Account) }
        )
        {
            var reply = await session.SendBareAsync(method, target);
            Assert.Matches("^[0-9a-f]{32}$", reply.Header("X-Request-Id"));
            Assert.NotEqual("", reply.Header("x-used-weight-10s"));
            Assert.Equal(
                target,
                (await session.ControlAsync("GET", $"/requests/{reply.Header("X-Request-Id")}"))["target"]!.GetValue<string>()
            );
        }
    }

    private static async Task<(int Status, string RetryAfter)> StatusAsync(Session session, string path)
    {
        var reply = await session.SendBareAsync("GET", path);
        return ((int)reply.Status, reply.Header("Retry-After"));
    }
}
