using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;
using Kontor.Log;

namespace Kontor.Conformance.House;

/// <summary>What clients see when the world is full or cannot make anything durable.</summary>
public sealed class AvailabilityTests
{
    private const string Transfer = "/account/v1/transfer-contract";
    private const string Body = """{"currency":"USDT","amount":"1","type":"spot_to_contract"}""";

    [Fact]
    public async Task A_full_queue_answers_busy_at_once()
    {
        await using var session = await Session.StartAsync("bitmart", options => options with { QueueMax = 1 });
        using var release = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        var blocking = session.Venue.World.ReadAsync(_ =>
        {
            entered.Set();
            return release.Wait(TimeSpan.FromMinutes(1));
        });
        entered.Wait();
        var waiting = session.Venue.World.ReadAsync(_ => true);
        (await session.SendAsync("GET", "/account/v1/wallet")).Is(Errors.ServiceUnavailable);
        release.Set();
        await blocking;
        await waiting;
        (await session.SendAsync("GET", "/account/v1/wallet")).Is(Errors.AccountOk);
    }

    [Fact]
    public async Task A_full_disk_acknowledges_nothing_and_changes_nothing()
    {
        using var log = new MemoryLog();
        await using var session = await Session.StartAsync(
            "bitmart",
            options => options with { Log = log, Gate = options.Gate with { LimitsFactor = 0 } }
        );
        var before = await session.ControlAsync("GET", "/checks");
        log.FailNextAppend();
        (await session.SendAsync("POST", Transfer, Body)).Is(Errors.ServiceUnavailable);
        Assert.Equal(before["hash"]!.GetValue<string>(), (await session.ControlAsync("GET", "/checks"))["hash"]!.GetValue<string>());
        (await session.SendAsync("POST", Transfer, Body)).Is(Errors.AccountOk);
    }
}
