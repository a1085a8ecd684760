using Kontor.World.Directory;
using Kontor.World.Time;

namespace Kontor.World.Tests.Time;

public sealed class RealClockTests
{
    private const long SystemStartMs = 1_800_000_000_000;

    private readonly FakeSystemTime _system = new(SystemStartMs);

    private LiveWorld Open(TestDisk? disk = null) => TestWorld.Open(disk, new WorldOptions { SystemTime = _system });

    [Fact]
    public async Task A_real_clock_runs_with_the_system_and_never_backwards()
    {
        await using var world = Open();
        Assert.False(world.Clock.IsManual);
        _system.Move(500);
        Assert.Equal(SystemStartMs + 500, world.Clock.NowMs);
        _system.Move(-400);
        Assert.Equal(SystemStartMs + 500, world.Clock.NowMs);
        Assert.Equal(SystemStartMs + 500, (await world.User("Ada")).CreatedMs);
        _system.Move(401);
        Assert.Equal(SystemStartMs + 501, world.Clock.NowMs);
    }

    [Fact]
    public async Task Moving_a_real_clock_sets_it_ahead_of_the_system()
    {
        await using var world = Open();
        Assert.Equal(SystemStartMs + 60_000, await world.Ok(new AdvanceClock(60_000)));
        _system.Move(1);
        Assert.Equal(SystemStartMs + 60_001, world.Clock.NowMs);
        await world.Ok(new SetClock(SystemStartMs + 100_000));
        _system.Move(1);
        Assert.Equal(SystemStartMs + 100_001, world.Clock.NowMs);
    }

    [Fact]
    public async Task A_frozen_clock_runs_on_from_where_it_stood()
    {
        await using var world = Open();
        await world.Do(new FreezeClock());
        _system.Move(5_000);
        Assert.True(world.Clock.IsManual);
        Assert.Equal(SystemStartMs, world.Clock.NowMs);
        await world.Ok(new AdvanceClock(10));

        await world.UnfreezeClockAsync();
        Assert.Equal(SystemStartMs + 10, world.Clock.NowMs);
        _system.Move(7);
        Assert.Equal(SystemStartMs + 17, world.Clock.NowMs);
    }

    [Fact]
    public async Task Timers_of_a_real_clock_are_woken_by_the_system()
    {
        await using var world = Open();
        var soon = world.Clock.WaitUntilAsync(SystemStartMs + 100, CancellationToken.None);
        var later = world.Clock.WaitUntilAsync(SystemStartMs + 200, CancellationToken.None);
        _system.Move(100);
        await soon;
        Assert.False(later.IsCompleted);
        await world.Ok(new AdvanceClock(100));
        await later;
    }

    [Fact]
    public async Task A_frozen_clock_holds_its_timers_and_an_unfrozen_one_wakes_them()
    {
        await using var world = Open();
        var wait = world.Clock.WaitUntilAsync(SystemStartMs + 100, CancellationToken.None);
        await world.Do(new FreezeClock());
        _system.Move(1_000);
        Assert.False(wait.IsCompleted);
        await world.UnfreezeClockAsync();
        _system.Move(100);
        await wait;
    }

    [Fact]
    public async Task A_restart_keeps_the_offset_and_goes_on_after_the_last_command()
    {
        var disk = new TestDisk();
        await using (var world = Open(disk))
            await world.Ok(new AdvanceClock(60_000));
        _system.Move(1_000);
        await using (var world = Open(disk))
            Assert.Equal(SystemStartMs + 61_000, world.Clock.NowMs);
        _system.Move(-30_000);
        await using (var world = Open(disk))
            Assert.Equal(SystemStartMs + 60_000, world.Clock.NowMs);
    }

    [Fact]
    public async Task A_real_clock_stands_still_at_the_end_of_the_calendar()
    {
        await using var world = Open();
        await world.Ok(new SetClock(Bounds.InstantMaxMs));
        _system.Move(10_000);
        Assert.Equal(Bounds.InstantMaxMs, world.Clock.GetUtcNow().ToUnixTimeMilliseconds());
        Assert.Equal(Bounds.InstantMaxMs, (await world.User("Ada")).CreatedMs);
    }
}
