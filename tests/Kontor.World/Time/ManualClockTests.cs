using Kontor.World.Directory;
using Kontor.World.Time;

namespace Kontor.World.Tests.Time;

public sealed class ManualClockTests
{
    [Fact]
    public async Task A_manual_clock_stands_still_until_it_is_told_to_move()
    {
        await using var world = TestWorld.Open();
        Assert.True(world.Clock.IsManual);
        Assert.Equal(TestWorld.StartMs, world.Clock.NowMs);
        Assert.Equal(TestWorld.StartMs, (await world.User("Ada")).CreatedMs);

        Assert.Equal(TestWorld.StartMs + 250, await world.Ok(new AdvanceClock(250)));
        Assert.Equal(TestWorld.StartMs + 250, world.Clock.NowMs);
        Assert.Equal(TestWorld.StartMs + 250, world.Clock.GetUtcNow().ToUnixTimeMilliseconds());
        Assert.Equal(TestWorld.StartMs + 250, (await world.User("Bob")).CreatedMs);
        Assert.Equal(TestWorld.StartMs + 9_000, await world.Ok(new SetClock(TestWorld.StartMs + 9_000)));
    }

    [Fact]
    public async Task The_clock_never_goes_backwards_and_never_leaves_the_calendar()
    {
        await using var world = TestWorld.Open();
        Assert.Equal(Reject.Backwards, await world.RejectOf(new AdvanceClock(-1)));
        Assert.Equal(Reject.Backwards, await world.RejectOf(new SetClock(TestWorld.StartMs - 1)));
        Assert.Equal(Reject.Overflow, await world.RejectOf(new SetClock(Bounds.InstantMaxMs + 1)));
        Assert.Equal(Reject.Overflow, await world.RejectOf(new AdvanceClock(long.MaxValue)));
        Assert.Equal(TestWorld.StartMs, await world.Ok(new SetClock(TestWorld.StartMs)));
        Assert.Equal(TestWorld.StartMs, world.Clock.NowMs);
    }

    [Fact]
    public async Task What_is_queued_behind_a_move_of_the_clock_gets_the_later_time()
    {
        await using var world = TestWorld.Open();
        using var gate = await Live.Gate.Shut(world);
        var before = world.ExecuteAsync(new CreateUser("before")).AsTask();
        var move = world.ExecuteAsync(new AdvanceClock(1_000)).AsTask();
        var after = world.ExecuteAsync(new CreateUser("after")).AsTask();
        await gate.Open();
        await move;
        Assert.Equal(TestWorld.StartMs, (await before).Value.Value.CreatedMs);
        Assert.Equal(TestWorld.StartMs + 1_000, (await after).Value.Value.CreatedMs);
    }

    [Fact]
    public async Task Waits_are_over_exactly_when_the_clock_has_passed_them()
    {
        await using var world = TestWorld.Open();
        var wait = world.Clock.WaitUntilAsync(TestWorld.StartMs + 100, CancellationToken.None);
        await world.Ok(new AdvanceClock(99));
        Assert.False(wait.IsCompleted);
        await world.Ok(new AdvanceClock(1));
        await wait;
        Assert.True(world.Clock.WaitUntilAsync(TestWorld.StartMs, CancellationToken.None).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_wait_can_be_given_up()
    {
        await using var world = TestWorld.Open();
        using var giveUp = new CancellationTokenSource();
        var wait = world.Clock.WaitUntilAsync(TestWorld.StartMs + 100, giveUp.Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Clock.WaitUntilAsync(long.MaxValue, giveUp.Token));
        await world.Ok(new AdvanceClock(200));
    }

    [Fact]
    public async Task A_wait_does_not_outlive_its_world()
    {
        var world = TestWorld.Open();
        var wait = world.Clock.WaitUntilAsync(TestWorld.StartMs + 100, CancellationToken.None);
        await world.DisposeAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        var late = world.Clock.WaitUntilAsync(TestWorld.StartMs + 100, CancellationToken.None);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => late);
    }

    [Fact]
    public async Task Delays_of_the_platform_follow_the_world()
    {
        await using var world = TestWorld.Open();
        var delay = Task.Delay(TimeSpan.FromHours(1), world.Clock);
        await world.Ok(new AdvanceClock(3_599_999));
        Assert.False(delay.IsCompleted);
        await world.Ok(new AdvanceClock(1));
        await delay;
    }

    [Fact]
    public async Task A_timer_fires_once_for_a_jump_over_many_periods_and_then_goes_on()
    {
        await using var world = TestWorld.Open();
        using var fired = new SemaphoreSlim(0);
        var count = 0;
        await using var timer = world.Clock.CreateTimer(
            _ =>
            {
                Interlocked.Increment(ref count);
                fired.Release();
            },
            null,
            TimeSpan.FromMilliseconds(10),
            TimeSpan.FromMilliseconds(10)
        );
        await world.Ok(new AdvanceClock(1_000_000));
        await fired.WaitAsync();
        await world.Ok(new AdvanceClock(9));
        await world.Ok(new AdvanceClock(1));
        await fired.WaitAsync();
        Assert.Equal(2, Volatile.Read(ref count));
    }

    [Fact]
    public async Task A_timer_that_was_disposed_stays_silent()
    {
        await using var world = TestWorld.Open();
        var fired = false;
        var timer = world.Clock.CreateTimer(_ => fired = true, null, TimeSpan.FromMilliseconds(5), Timeout.InfiniteTimeSpan);
        await timer.DisposeAsync();
        Assert.False(timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
        var witness = world.Clock.WaitUntilAsync(TestWorld.StartMs + 10, CancellationToken.None);
        await world.Ok(new AdvanceClock(10));
        await witness;
        Assert.False(fired);
    }

    [Fact]
    public async Task A_restart_keeps_the_time()
    {
        var disk = new TestDisk();
        await using (var world = TestWorld.Open(disk))
            await world.Ok(new AdvanceClock(77_000));
        await using var again = TestWorld.Open(disk);
        Assert.Equal(TestWorld.StartMs + 77_000, again.Clock.NowMs);
    }
}
