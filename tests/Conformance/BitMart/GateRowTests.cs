using System.Net;
using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;
using Kontor.Gate;

namespace Kontor.Conformance.BitMart;

/// <summary>BitMart's authentication and gateway rows, each from its real cause.</summary>
public sealed class GateRowTests
{
    private const string Wallet = "/account/v1/wallet";
    private const string Transfer = "/account/v1/transfer-contract";
    private const string TransferBody = """{"currency":"USDT","amount":"10","type":"spot_to_contract"}""";

    [Fact]
    public async Task A_path_that_is_no_route_is_not_found()
    {
        await using var session = await Session.StartAsync("bitmart");
        (await session.SendAsync("GET", "/spot/v9/nothing")).Is(Errors.RouteNotFound);
    }

    [Fact]
    public async Task A_keyed_route_wants_a_key_that_exists()
    {
        await using var session = await Session.StartAsync("bitmart");
        (await session.SendBareAsync("GET", Wallet)).Is(Errors.HeaderKeyEmpty);
        (await session.SendBareAsync("GET", Wallet, "", ("X-BM-KEY", "  "))).Is(Errors.HeaderKeyEmpty);
        (await session.SendBareAsync("GET", Wallet, "", ("X-BM-KEY", "unknown"))).Is(Errors.HeaderKeyNotFound);
        await session.ControlAsync("PATCH", $"/keys/{session.Credentials.Key}", new { state = "deleted" });
        (await session.SendAsync("GET", Wallet)).Is(Errors.HeaderKeyNotFound);
    }

    [Theory, InlineData("frozen"), InlineData("disabled"), InlineData("pending")]
    public async Task A_key_that_is_switched_off_is_frozen(string state)
    {
        await using var session = await Session.StartAsync("bitmart");
        await session.ControlAsync("PATCH", $"/keys/{session.Credentials.Key}", new { state });
        (await session.SendAsync("GET", Wallet)).Is(Errors.HeaderKeyFrozen);
        await session.ControlAsync("PATCH", $"/keys/{session.Credentials.Key}", new { state = "active" });
        (await session.SendAsync("GET", Wallet)).Is(Errors.AccountOk);
    }

    [Fact]
    public async Task A_signed_route_wants_signature_and_timestamp()
    {
        await using var session = await Session.StartAsync(
            "bitmart",
            options => options with { Gate = options.Gate with { LimitsFactor = 0 } }
        );
        var signed = session.Signed("POST", Transfer, TransferBody);
        (await session.SendAsync(Without(signed, "X-BM-SIGN"))).Is(Errors.HeaderSignEmpty);
        (await session.SendAsync(Without(signed, "X-BM-TIMESTAMP"))).Is(Errors.HeaderTimestampEmpty);
        (await session.SendAsync(With(signed, "X-BM-TIMESTAMP", "1e12"))).Is(Errors.HeaderTimestampFormat);
        (await session.SendAsync(With(signed, "X-BM-SIGN", new string('0', 64)))).Is(Errors.HeaderSignWrong);
        (await session.SendAsync(signed)).Is(Errors.AccountOk);
    }

    [Theory, InlineData(-60_000, true), InlineData(60_000, true), InlineData(-60_001, false), InlineData(60_001, false)]
    public async Task The_timestamp_may_be_a_minute_off_in_either_direction(long aheadMs, bool isGood)
    {
        await using var session = await Session.StartAsync("bitmart");
        var request = Kontor.Dialects.BitMart.Client.Sign(
            session.Credentials,
            "POST",
            Transfer,
            TransferBody,
            session.Venue.NowMs + aheadMs
        );
        (await session.SendAsync(request)).Is(isGood ? Errors.AccountOk : Errors.HeaderTimestampRange);
    }

    [Fact]
    public async Task Seconds_are_a_number_and_far_away()
    {
        await using var session = await Session.StartAsync("bitmart");
        var request = Kontor.Dialects.BitMart.Client.Sign(session.Credentials, "POST", Transfer, TransferBody, session.Venue.NowMs / 1000);
        (await session.SendAsync(request)).Is(Errors.HeaderTimestampRange);
    }

    [Fact]
    public async Task A_key_with_a_list_of_addresses_is_good_from_those_only()
    {
        await using var session = await Session.StartAsync("bitmart");
        await session.ControlAsync("PATCH", $"/keys/{session.Credentials.Key}", new { allowedIps = new[] { "203.0.113.0/24" } });
        (await session.SendAsync("GET", Wallet)).Is(Errors.IpForbidden);
        await session.ControlAsync("PATCH", $"/keys/{session.Credentials.Key}", new { allowedIps = new[] { "127.0.0.0/8", "::1" } });
        (await session.SendAsync("GET", Wallet)).Is(Errors.AccountOk);
    }

    [Fact]
    public async Task A_key_runs_out_at_its_expiry()
    {
        await using var session = await Session.StartAsync("bitmart");
        await session.ControlAsync(
            "PATCH",
            $"/keys/{session.Credentials.Key}",
            new { expires = DateTimeOffset.FromUnixTimeMilliseconds(session.Venue.NowMs + 1000) }
        );
        (await session.SendAsync("GET", Wallet)).Is(Errors.AccountOk);
        await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(1));
        (await session.SendAsync("GET", Wallet)).Is(Errors.HeaderKeyExpired);
    }

    [Fact]
    public async Task A_read_only_key_may_not_move_money()
    {
        await using var session = await Session.StartAsync("bitmart");
        await session.ControlAsync("PATCH", $"/keys/{session.Credentials.Key}", new { permissions = new[] { "read" } });
        (await session.SendAsync("GET", Wallet)).Is(Errors.AccountOk);
        (await session.SendAsync("POST", Transfer, TransferBody)).Is(Errors.HeaderKeyForbidden);
    }

    [Fact]
    public async Task The_thirteenth_wallet_call_in_two_seconds_is_one_too_many()
    {
        await using var session = await Session.StartAsync("bitmart");
        for (var used = 1; used <= 12; used++)
        {
            var reply = (await session.SendAsync("GET", Wallet)).Is(Errors.AccountOk);
            Assert.Equal(
                (used.ToString(), "12", "2", "KEY"),
                (
                    reply.Header("X-BM-RateLimit-Remaining"),
                    reply.Header("X-BM-RateLimit-Limit"),
                    reply.Header("X-BM-RateLimit-Reset"),
                    reply.Header("X-BM-RateLimit-Mode")
                )
            );
        }

        var refused = (await session.SendAsync("GET", Wallet)).Is(Errors.TooManyRequests);
        Assert.Equal("2", refused.Header("Retry-After"));
        await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(2));
        (await session.SendAsync("GET", Wallet)).Is(Errors.AccountOk);
    }

    [Fact]
    public async Task A_public_route_counts_by_address()
    {
        await using var session = await Session.StartAsync("bitmart");
        for (var used = 1; used <= 10; used++)
            Assert.Equal("IP", (await session.SendBareAsync("GET", "/system/time")).Header("X-BM-RateLimit-Mode"));
        (await session.SendBareAsync("GET", "/system/time")).Is(Errors.TooManyRequests);
    }

    [Fact]
    public async Task A_family_in_maintenance_is_unavailable_and_says_so_beforehand()
    {
        await using var session = await Session.StartAsync("bitmart");
        var start = DateTimeOffset.FromUnixTimeMilliseconds(session.Venue.NowMs + 60_000);
        await session.ControlAsync(
            "PATCH",
            "/services/bitmart/account",
            new
            {
                state = "maintenance",
                title = "Ledger upgrade",
                start,
                end = start.AddMinutes(5),
            }
        );
        await ExpectAsync(0);
        (await session.SendAsync("GET", Wallet)).Is(Errors.AccountOk);
        await session.Venue.AdvanceAsync(TimeSpan.FromMinutes(1));
        await ExpectAsync(1);
        (await session.SendAsync("GET", Wallet)).Is(Errors.ServiceUnavailable);
        (await session.SendAsync("GET", "/spot/v1/wallet")).Is(Errors.SpotOk);
        await session.Venue.AdvanceAsync(TimeSpan.FromMinutes(5));
        await ExpectAsync(2);
        (await session.SendAsync("GET", Wallet)).Is(Errors.AccountOk);

        async Task ExpectAsync(int status)
        {
            var service = (await session.SendBareAsync("GET", "/system/service")).Json["data"]!["service"]![2]!;
            Assert.Equal(
                ("Ledger upgrade", "account", status),
                (service["title"]!.GetValue<string>(), service["service_type"]!.GetValue<string>(), service["status"]!.GetValue<int>())
            );
        }
    }

    [Fact]
    public async Task A_slow_service_is_waited_for_on_the_worlds_clock_and_given_up_at_the_deadline()
    {
        await using var session = await Session.StartAsync("bitmart");
        await session.ControlAsync("PATCH", "/services/bitmart/spot", new { state = "slow", latencyMs = 3_000 });
        var pending = session.SendAsync("GET", "/spot/v1/wallet");
        Assert.False(pending.IsCompleted);
        await AdvanceUntilAsync(session, pending, TimeSpan.FromSeconds(3));
        (await pending).Is(Errors.SpotOk);

        await session.ControlAsync("PATCH", "/services/bitmart/spot", new { state = "slow", latencyMs = 60_000 });
        pending = session.SendAsync("GET", "/spot/v1/wallet");
        await AdvanceUntilAsync(session, pending, TimeSpan.FromSeconds(10));
        (await pending).Is(Errors.ServiceUnavailable);
    }

    /// <summary>The request may still be on its way when the clock moves, so the clock moves until it has been answered.</summary>
    private static async Task AdvanceUntilAsync(Session session, Task pending, TimeSpan by)
    {
        while (!pending.IsCompleted)
        {
            await session.Venue.AdvanceAsync(by);
            await Task.WhenAny(pending, session.ControlAsync("GET", "/health"));
        }
    }

    private static ClientRequest Without(ClientRequest request, string header) =>
        request with
        {
            Headers = [.. request.Headers.Where(one => one.Header != header)],
        };

    private static ClientRequest With(ClientRequest request, string header, string value) =>
        Without(request, header) is var bare ? bare with { Headers = [.. bare.Headers, (header, value)] } : bare;
}
