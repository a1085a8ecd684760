using Kontor.Conformance.Harness;
using Kontor.Dialects.XLayer;

namespace Kontor.Conformance.XLayer;

public sealed class KeyTests
{
    [Fact]
    public async Task A_key_that_is_unknown_switched_off_or_run_out_is_invalid()
    {
        await using var session = await XLayer.StartAsync();
        var user = await session.NewUserAsync();
        (await session.SendAsync(session.Signed("GET", XLayer.Blocks).With("OK-ACCESS-KEY", "a2b3c4d5-0000-0000-0000-000000000000"))).Is(
            Errors.KeyInvalid
        );
        (
            await session.SendAsync(
                session.Signed("GET", XLayer.Blocks).With("OK-ACCESS-KEY", (await session.Venue.DemoAsync("bitmart")).Key)
            )
        ).Is(Errors.KeyInvalid);
        foreach (
            var settings in (object[])
                [new { state = "disabled" }, new { state = "pending" }, new { state = "deleted" }, new { expires = "2026-01-02T03:04:05Z" }]
        )
        {
            session.Credentials = await session.NewKeyAsync(user, settings);
            (await session.SendAsync("GET", XLayer.Blocks)).Is(Errors.KeyInvalid);
        }
    }

    [Fact]
    public async Task A_key_runs_out_at_its_instant()
    {
        await using var session = await XLayer.StartAsync();
        session.Credentials = await session.NewKeyAsync(await session.NewUserAsync(), new { expires = "2026-01-02T03:04:06Z" });
        await session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds(999));
        Assert.Equal("0", (await session.SendAsync("GET", XLayer.Blocks)).Code);
        await session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        (await session.SendAsync("GET", XLayer.Blocks)).Is(Errors.KeyInvalid);
    }

    [Fact]
    public async Task A_frozen_key_is_frozen_until_it_is_not()
    {
        await using var session = await XLayer.StartAsync();
        await session.ControlAsync("PATCH", $"/keys/{session.Credentials.Key}", new { state = "frozen" });
        (await session.SendAsync("GET", XLayer.Blocks)).Is(Errors.KeyFrozen);
        await session.ControlAsync("PATCH", $"/keys/{session.Credentials.Key}", new { state = "active" });
        Assert.Equal("0", (await session.SendAsync("GET", XLayer.Blocks)).Code);
    }

    [Fact]
    public async Task A_key_with_a_list_is_good_from_the_addresses_on_it()
    {
        await using var session = await XLayer.StartAsync(gate => gate with { TrustedProxies = ["127.0.0.1/32"] });
        session.Credentials = await session.NewKeyAsync(await session.NewUserAsync(), new { allowedIps = new[] { "203.0.113.0/24" } });
        Assert.Equal("0", (await session.SendAsync(session.Signed("GET", XLayer.Blocks).From("203.0.113.7"))).Code);
        (await session.SendAsync(session.Signed("GET", XLayer.Blocks).From("198.51.100.7"))).Is(Errors.IpInvalid);
        (await session.SendAsync("GET", XLayer.Blocks)).Is(Errors.IpInvalid);
    }

    [Fact]
    public async Task A_key_of_a_broker_needs_the_broker_and_one_of_its_hosts()
    {
        await using var session = await XLayer.StartAsync();
        session.Credentials = await session.NewKeyAsync(await session.NewUserAsync(), new { broker = "harbour" });
        (await session.SendAsync("GET", XLayer.Blocks)).Is(Errors.ExchangeIdNotFound);
        await session.ControlAsync("POST", "/brokers", new { id = "harbour", domains = new[] { "api.harbour.example" } });
        (await session.SendAsync("GET", XLayer.Blocks)).Is(Errors.ExchangeDomainNotFound);
        Assert.Equal("0", (await session.SendAsync(session.Signed("GET", XLayer.Blocks).With("Host", "api.harbour.example"))).Code);
    }

    [Fact]
    public async Task The_passphrase_is_the_one_the_key_was_made_with()
    {
        await using var session = await XLayer.StartAsync();
        (await session.SendAsync(session.Signed("GET", XLayer.Blocks).With("OK-ACCESS-PASSPHRASE", "passphrase1"))).Is(
            Errors.HeaderPassphraseWrong
        );
    }

    [Fact]
    public async Task A_key_may_do_what_its_permissions_say()
    {
        await using var session = await XLayer.StartAsync();
        session.Credentials = await session.NewKeyAsync(await session.NewUserAsync(), new { permissions = new[] { "read" } });
        Assert.Equal("0", (await session.SendAsync("GET", XLayer.Blocks)).Code);
        (await session.SendAsync("POST", XLayer.CheckVerify, XLayer.CheckGuid)).Is(Errors.AuthorizationInvalid);
    }

    [Fact]
    public async Task Verification_is_not_part_of_the_free_tier()
    {
        await using var session = await XLayer.StartAsync();
        session.Credentials = await session.NewKeyAsync(await session.NewUserAsync(), new { tier = "free" });
        Assert.Equal("0", (await session.SendAsync("GET", XLayer.Blocks)).Code);
        (await session.SendAsync("POST", XLayer.CheckVerify, XLayer.CheckGuid)).Is(Errors.PaymentLevelTooLow);
    }
}
