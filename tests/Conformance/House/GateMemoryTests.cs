using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.House;

/// <summary>What the gate remembers survives an orderly restart: nobody gets a fresh budget, or a second use of a nonce, by waiting for one.</summary>
public sealed class GateMemoryTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("kontor-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_used_up_limit_is_still_used_up_after_a_restart()
    {
        await using (var session = await StartAsync("bitmart"))
        {
            for (var i = 0; i < 12; i++)
                (await session.SendAsync("GET", "/account/v1/wallet")).Is(Errors.AccountOk);
        }

        await using var again = await StartAsync("bitmart");
        (await again.SendAsync("GET", "/account/v1/wallet")).Is(Errors.TooManyRequests);
        await again.Venue.AdvanceAsync(TimeSpan.FromSeconds(2));
        (await again.SendAsync("GET", "/account/v1/wallet")).Is(Errors.AccountOk);
    }

    [Fact]
    public async Task What_a_world_without_a_single_command_remembers_survives_as_well()
    {
        await using (await StartAsync("bitmart")) { }
        await using (var session = await StartAsync("bitmart"))
        {
            for (var i = 0; i < 12; i++)
                (await session.SendAsync("GET", "/account/v1/wallet")).Is(Errors.AccountOk);
        }

        await using var again = await StartAsync("bitmart");
        (await again.SendAsync("GET", "/account/v1/wallet")).Is(Errors.TooManyRequests);
    }

    [Fact]
    public async Task A_seen_signature_is_still_seen_after_a_restart()
    {
        const string chains = "/build/api/v1/dex/balance/supported/chain";
        Kontor.Gate.ClientRequest request;
        await using (var session = await StartAsync("binance-wallet"))
        {
            request = session.Signed("GET", chains);
            (await session.SendAsync(request)).Is(Kontor.Dialects.BinanceWallet.Errors.Success);
        }

        await using var again = await StartAsync("binance-wallet");
        (await again.SendAsync(request)).Is(Kontor.Dialects.BinanceWallet.Errors.TimestampExpired);
    }

    [Fact]
    public async Task A_ban_outlives_a_restart()
    {
        await using (var session = await StartAsync("bitmart"))
            await session.ControlAsync("POST", "/bans", new { address = "127.0.0.1", seconds = 60 });
        await using var again = await StartAsync("bitmart");
        (await again.SendAsync("GET", "/account/v1/wallet")).Is(Errors.IpForbidden);
        await again.Venue.AdvanceAsync(TimeSpan.FromSeconds(60));
        (await again.SendAsync("GET", "/account/v1/wallet")).Is(Errors.AccountOk);
    }

    [Fact]
    public async Task Strikes_outlive_a_restart()
    {
        await using (var session = await StartAsync("bitmart"))
        {
            for (var call = 0; call < 12 + 9; call++)
                await session.SendAsync("GET", "/account/v1/wallet");
        }

        await using (var session = await StartAsync("bitmart"))
        {
            // A world that took no command since it was opened stores no snapshot when it is closed.
            await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(1));
            Assert.Equal("30017", (await session.SendAsync("GET", "/account/v1/wallet")).Code);
        }

        await using var again = await StartAsync("bitmart");
        Assert.Equal("30017", (await again.SendAsync("GET", "/spot/v1/wallet")).Code);
        await again.Venue.AdvanceAsync(TimeSpan.FromSeconds(120));
        (await again.SendAsync("GET", "/account/v1/wallet")).Is(Errors.AccountOk);
    }

    private Task<Session> StartAsync(string dialect) => Session.StartAsync(dialect, options => options with { DataDirectory = _directory });
}
