using Kontor.Conformance.Harness;
using Kontor.Dialects.BinanceWallet;

namespace Kontor.Conformance.BinanceWallet;

public sealed class ReplayTests
{
    private const string Chains = BinanceWallet.Chains;

    [Fact]
    public async Task A_signature_without_a_nonce_is_good_once()
    {
        await using var session = await BinanceWallet.StartAsync();
        foreach (
            var request in (Gate.ClientRequest[])
                [session.Signed("GET", Chains), session.Signed("GET", Chains + "?a=1").With("X-OC-NONCE", "")]
        )
        {
            (await session.SendAsync(request)).Is(Errors.Success);
            var refused = (await session.SendAsync(request)).Is(Errors.TimestampExpired);
            Assert.Equal("TimestampFilter/40103", refused.Header("X-OC-Blocked-By"));
            Assert.Equal(BinanceWallet.At, refused.Header("X-OC-Server-Time"));
        }
    }

    [Fact]
    public async Task Twins_of_one_millisecond_pass_with_different_nonces_and_a_nonce_passes_once()
    {
        await using var session = await BinanceWallet.StartAsync();
        var request = session.Signed("GET", Chains);
        (await session.SendAsync(request.With("X-OC-NONCE", "one"))).Is(Errors.Success);
        (await session.SendAsync(request.With("X-OC-NONCE", "two"))).Is(Errors.Success);
        (await session.SendAsync(request.With("X-OC-NONCE", "one"))).Is(Errors.TimestampExpired);
        (await session.SendAsync(session.Signed("GET", Chains + "?a=1").With("X-OC-NONCE", "two"))).Is(Errors.TimestampExpired);
    }

    [Fact]
    public async Task A_nonce_is_its_keys_own_and_only_a_right_signature_uses_it_up()
    {
        await using var session = await BinanceWallet.StartAsync();
        (
            await session.SendAsync(
                session.Signed("GET", Chains).With("X-OC-NONCE", "mine").With("X-OC-SIGN", Convert.ToBase64String(new byte[32]))
            )
        ).Is(Errors.SignatureError);
        (await session.SendAsync(session.Signed("GET", Chains).With("X-OC-NONCE", "mine"))).Is(Errors.Success);
        session.Credentials = await session.NewKeyAsync(await session.NewUserAsync());
        (await session.SendAsync(session.Signed("GET", Chains).With("X-OC-NONCE", "mine"))).Is(Errors.Success);
    }

    [Fact]
    public async Task A_nonce_may_come_again_after_twice_the_receive_window()
    {
        await using var session = await BinanceWallet.StartAsync();
        (await session.SendAsync(session.Signed("GET", Chains).With("X-OC-NONCE", "again"))).Is(Errors.Success);
        await session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds(10_000));
        (await session.SendAsync(session.Signed("GET", Chains).With("X-OC-NONCE", "again"))).Is(Errors.TimestampExpired);
        await session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        (await session.SendAsync(session.Signed("GET", Chains).With("X-OC-NONCE", "again"))).Is(Errors.Success);
    }

    [Fact]
    public async Task A_captured_request_does_not_pass_again_with_a_wider_window()
    {
        await using var session = await BinanceWallet.StartAsync();
        var captured = session.Signed("GET", Chains).With("X-OC-NONCE", "captured");
        (await session.SendAsync(captured)).Is(Errors.Success);
        foreach (var afterMs in (int[])[10_001, 49_999])
        {
            await session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds(afterMs));
            (await session.SendAsync(captured.With("X-OC-RECV-WINDOW", "60000"))).Is(Errors.TimestampExpired);
        }
    }

    [Fact]
    public async Task What_cannot_be_remembered_is_refused_instead_of_forgetting_something_else()
    {
        await using var session = await BinanceWallet.StartAsync(gate => gate with { NoncesMax = 1_024 });
        // Each request is remembered twice: its nonce, and its signature together with the nonce.
        for (var sent = 0; sent < 512; sent++)
            (await session.AskAsync()).Is(Errors.Success);
        var refused = (await session.AskAsync()).Is(Errors.ServiceUnavailable);
        Assert.Equal("CapacityFilter/50001", refused.Header("X-OC-Blocked-By"));
        await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(61));
        (await session.AskAsync()).Is(Errors.Success);
    }
}
