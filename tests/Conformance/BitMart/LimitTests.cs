using System.Net;
using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.BitMart;

/// <summary>How often one may ask, who is counted, and what becomes of those who do not stop.</summary>
public sealed class LimitTests
{
    private const string Wallet = "/account/v1/wallet";

    [Fact]
    public async Task A_good_key_on_a_public_route_is_counted_by_its_user()
    {
        await using var session = await Session.StartAsync("bitmart");
        var second = await session.NewKeyAsync(1);
        await CountAsync(("X-BM-KEY", session.Credentials.Key), "1", "UID");
        await CountAsync(("X-BM-KEY", second.Key), "2", "UID");
        await CountAsync(("X-BM-KEY", "unknown"), "1", "IP");
        await CountAsync(("X-BM-NOTHING", ""), "2", "IP");
        await session.ControlAsync("PATCH", $"/keys/{second.Key}", new { state = "frozen" });
        await CountAsync(("X-BM-KEY", second.Key), "3", "IP");

        async Task CountAsync((string, string) header, string used, string mode)
        {
            var reply = (await session.SendBareAsync("GET", "/system/time", "", header)).Is(Errors.SpotOk);
            Assert.Equal(
                (used, "10", "1", mode),
                (
                    reply.Header("X-BM-RateLimit-Remaining"),
                    reply.Header("X-BM-RateLimit-Limit"),
                    reply.Header("X-BM-RateLimit-Reset"),
                    reply.Header("X-BM-RateLimit-Mode")
                )
            );
        }
    }

    [Fact]
    public async Task Who_goes_on_after_it_was_told_to_stop_is_shut_out_and_let_in_again()
    {
        await using var session = await Session.StartAsync("bitmart");
        await UseUpAsync(session);
        for (var strike = 1; strike < 10; strike++)
        {
            var refused = (await session.SendAsync("GET", Wallet)).Is(Errors.TooManyRequests);
            Assert.Equal(("12", "12"), (refused.Header("X-BM-RateLimit-Remaining"), refused.Header("X-BM-RateLimit-Limit")));
        }

        await ShutOutAsync(session, Wallet, "120");
        // Every route is closed to the user, and every way of waiting for less than the ban is in vain.
        await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(119));
        await ShutOutAsync(session, "/spot/v1/wallet", "1");
        // Somebody else at the same address is not meant.
        (await session.SendBareAsync("GET", "/system/time")).Is(Errors.SpotOk);
        await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(1));
        (await session.SendAsync("GET", Wallet)).Is(Errors.AccountOk);

        // The next ban in a row is twice as long.
        for (var used = 2; used <= 12; used++)
            (await session.SendAsync("GET", Wallet)).Is(Errors.AccountOk);
        for (var strike = 1; strike < 10; strike++)
            (await session.SendAsync("GET", Wallet)).Is(Errors.TooManyRequests);
        await ShutOutAsync(session, Wallet, "240");
    }

    [Fact]
    public async Task An_address_is_shut_out_where_no_key_says_who_calls_and_the_operator_pardons_both()
    {
        await using var session = await Session.StartAsync("bitmart");
        for (var call = 1; call < 20; call++)
            await session.SendBareAsync("GET", "/system/time");
        var reply = await session.SendBareAsync("GET", "/system/time");
        Assert.Equal((418, "30017"), ((int)reply.Status, reply.Code));
        (await session.SendAsync("GET", Wallet)).Is(Errors.AccountOk);
        using (var lifted = await session.Venue.Http.DeleteAsync(new Uri("/_kontor/bans/127.0.0.1", UriKind.Relative)))
            Assert.Equal(HttpStatusCode.NoContent, lifted.StatusCode);
        (await session.SendBareAsync("GET", "/system/service")).Is(Errors.SpotOk);

        await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(2));
        await UseUpAsync(session);
        for (var strike = 1; strike < 10; strike++)
            (await session.SendAsync("GET", Wallet)).Is(Errors.TooManyRequests);
        await ShutOutAsync(session, Wallet, "120");
        using (var lifted = await session.Venue.Http.DeleteAsync(new Uri("/_kontor/bans/users/1", UriKind.Relative)))
            Assert.Equal(HttpStatusCode.NoContent, lifted.StatusCode);
        (await session.SendAsync("GET", "/spot/v1/wallet")).Is(Errors.SpotOk);
        using var unknown = await session.Venue.Http.DeleteAsync(new Uri("/_kontor/bans/users/99", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Without_limits_nobody_is_counted_or_shut_out()
    {
        await using var session = await Funds.StartAsync();
        for (var call = 0; call < 40; call++)
            Assert.Equal("", (await session.SendAsync("GET", Wallet)).Is(Errors.AccountOk).Header("X-BM-RateLimit-Limit"));
    }

    [Theory]
    [InlineData("/account/v1/currencies", "2", "UID")]
    [InlineData("/account/v1/deposit/address?currency=BTC", "2", "KEY")]
    [InlineData("/account/v1/withdraw/charge?currency=BTC", "2", "KEY")]
    [InlineData("/account/v1/withdraw/address/list", "2", "KEY")]
    [InlineData("/account/v2/deposit-withdraw/history?operation_type=deposit&N=1", "8", "KEY")]
    [InlineData("/account/v1/deposit-withdraw/detail?id=1", "8", "KEY")]
    [InlineData("/spot/v1/margin/isolated/account", "12", "KEY")]
    [InlineData("/spot/v1/margin/isolated/pairs", "2", "KEY")]
    [InlineData("/spot/v1/margin/isolated/borrow_record?symbol=BTC_USDT", "150", "KEY")]
    [InlineData("/account/sub-account/main/v1/subaccount-list", "8", "KEY")]
    [InlineData("/account/sub-account/main/v1/wallet?subAccount=x", "12", "KEY")]
    [InlineData("/newearn/cloud/v1/earn", "600", "KEY")]
    public async Task Every_route_says_its_published_limit(string target, string limit, string mode)
    {
        await using var session = await Session.StartAsync("bitmart");
        var reply = await session.SendAsync("GET", target);
        Assert.Equal(
            ("1", limit, mode),
            (reply.Header("X-BM-RateLimit-Remaining"), reply.Header("X-BM-RateLimit-Limit"), reply.Header("X-BM-RateLimit-Mode"))
        );
    }

    private static async Task UseUpAsync(Session session)
    {
        for (var used = 1; used <= 12; used++)
            (await session.SendAsync("GET", Wallet)).Is(Errors.AccountOk);
    }

    private static async Task ShutOutAsync(Session session, string target, string seconds)
    {
        var reply = await session.SendAsync("GET", target);
        Assert.Equal((418, "30017", seconds), ((int)reply.Status, reply.Code, reply.Header("Retry-After")));
    }
}
