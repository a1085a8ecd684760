using Kontor.Conformance.Harness;
using Kontor.Dialects.BinanceWallet;
using Kontor.Gate;

namespace Kontor.Conformance.BinanceWallet;

public sealed class TimestampTests
{
    private const string Chains = BinanceWallet.Chains;

    [Fact]
    public async Task A_timestamp_that_is_missing_or_no_time_has_expired()
    {
        await using var session = await BinanceWallet.StartAsync();
        var refused = (await session.SendAsync(session.Signed("GET", Chains).Without("X-OC-TIMESTAMP"))).Is(Errors.TimestampExpired);
        Assert.Equal("TimestampFilter/40103", refused.Header("X-OC-Blocked-By"));
        Assert.Equal("", refused.Header("X-OC-Server-Time"));
        foreach (var timestamp in (string[])[" ", BinanceWallet.At, "2026-01-02", "2026-01-02T03:04:05", "now"])
            (await session.SendAsync(session.SignedAt(timestamp, "GET", Chains))).Is(Errors.TimestampExpired);
    }

    [Fact]
    public async Task An_offset_and_any_fraction_are_a_time_too()
    {
        await using var session = await BinanceWallet.StartAsync();
        foreach (var timestamp in (string[])["2026-01-02T03:04:05Z", "2026-01-02T04:04:05.0+01:00", "2026-01-02T03:04:05.123456789Z"])
            (await session.SendAsync(session.SignedAt(timestamp, "GET", Chains))).Is(Errors.Success);
    }

    [Theory, InlineData(null, 5_000), InlineData("", 5_000), InlineData("1", 1), InlineData("60000", 60_000)]
    public async Task A_timestamp_may_lie_a_receive_window_away_on_either_side(string? window, long windowMs)
    {
        await using var session = await BinanceWallet.StartAsync();
        ClientRequest At(long aheadMs)
        {
            var request = session.SignedAt(BinanceWallet.Instant(aheadMs), "GET", Chains);
            return window is null ? request : request.With("X-OC-RECV-WINDOW", window);
        }

        (await session.SendAsync(At(-windowMs))).Is(Errors.Success);
        (await session.SendAsync(At(windowMs))).Is(Errors.Success);
        (await session.SendAsync(At(-windowMs - 1))).Is(Errors.TimestampExpired);
        (await session.SendAsync(At(windowMs + 1))).Is(Errors.TimestampExpired);
    }

    [
        Theory,
        InlineData("0"),
        InlineData("60001"),
        InlineData("-5"),
        InlineData("5s"),
        InlineData("1.5"),
        InlineData("99999999999999999999")
    ]
    public async Task A_receive_window_is_an_integer_up_to_a_minute(string window)
    {
        await using var session = await BinanceWallet.StartAsync();
        var refused = (await session.SendAsync(session.Signed("GET", Chains).With("X-OC-RECV-WINDOW", window))).Is(Errors.ParameterError);
        Assert.Equal(
            $$"""{"code":40001,"msg":"Parameter [X-OC-RECV-WINDOW] error: must be an integer between 1 and 60000","data":null,"timestamp":{{BinanceWallet.At}}}""",
            refused.Text
        );
    }
}
