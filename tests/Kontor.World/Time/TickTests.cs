using Kontor.World.Log;
using Kontor.World.State;
using Kontor.World.Time;

namespace Kontor.World.Tests.Time;

/// <summary>A world whose clock runs does what is due although nobody sends a command.</summary>
public sealed class TickTests
{
    private readonly FakeSystemTime _system = new(TestWorld.StartMs);
    private readonly TestDisk _disk = new();

    private LiveWorld Open(int queueMax = 100) =>
        TestWorld.Open(_disk, DueDiary.In(new WorldOptions { SystemTime = _system, QueueMax = queueMax }));

    private static Remind Once(long afterMs, long subject) => new(TestWorld.StartMs + afterMs, DueDiary.Once, subject);

    [Fact]
    public async Task A_real_clock_that_reaches_an_item_sends_one_tick()
    {
        await using var world = Open();
        await world.Do(Once(100, subject: 1));
        await world.Do(Once(100, subject: 2));
        await world.Do(Once(300, subject: 3));
        var records = _disk.Records.Count;
        _system.Move(99);
        Assert.Empty(await world.Entries());
        _system.Move(1);
        Assert.Equal(["once 1 at +100", "once 2 at +100"], await world.Entries());
        Assert.Equal(records + 1, _disk.Records.Count);
        _system.Move(200);
        Assert.Equal(3, (await world.Entries()).Length);
        Assert.Equal(records + 2, _disk.Records.Count);
    }

    [Fact]
    public async Task An_item_that_comes_to_stand_in_front_is_not_missed()
    {
        await using var world = Open();
        await world.Do(Once(5_000, subject: 1));
        await world.Do(Once(50, subject: 2));
        _system.Move(50);
        Assert.Equal(["once 2 at +50"], await world.Entries());
        _system.Move(4_950);
        Assert.Equal(["once 2 at +50", "once 1 at +5000"], await world.Entries());
    }

    [Fact]
    public async Task Items_that_repeat_themselves_tick_every_time()
    {
        await using var world = Open();
        await world.Do(new Remind(TestWorld.StartMs + DueDiary.HourMs, DueDiary.Hourly, 1));
        for (var hour = 1; hour <= 24; hour++)
        {
            _system.Move(DueDiary.HourMs);
            Assert.Equal($"hourly 1 at +{hour * DueDiary.HourMs}", (await world.Entries())[^1]);
        }
    }

    [Fact]
    public async Task A_frozen_clock_is_not_woken_and_an_unfrozen_one_is()
    {
        await using var world = Open();
        await world.Do(Once(100, subject: 1));
        await world.Do(new FreezeClock());
        _system.Move(60_000);
        Assert.Empty(await world.Entries());
        await world.UnfreezeClockAsync();
        Assert.Empty(await world.Entries());
        _system.Move(100);
        Assert.Equal(["once 1 at +100"], await world.Entries());
    }

    [Fact]
    public async Task A_real_clock_that_is_moved_needs_no_tick_for_what_it_passed()
    {
        await using var world = Open();
        await world.Do(Once(100, subject: 1));
        await world.Ok(new AdvanceClock(500));
        Assert.Equal(["once 1 at +100"], await world.Entries());
        var records = _disk.Records.Count;
        _system.Move(1_000);
        await world.Entries();
        Assert.Equal(records, _disk.Records.Count);
    }

    [Fact]
    public async Task What_became_due_while_the_world_was_down_is_done_when_it_opens()
    {
        await using (var world = Open())
            await world.Do(Once(100, subject: 1));
        _system.Move(50_000);
        await using var again = Open();
        Assert.Equal(["once 1 at +100"], await again.Entries());
    }

    [Fact]
    public async Task A_tick_that_finds_the_queue_full_is_not_needed_for_what_others_bring_about()
    {
        await using var world = Open(queueMax: 2);
        await world.Do(Once(100, subject: 1));
        using var gate = await Live.Gate.Shut(world);
        var waiting = Enumerable.Range(0, 2).Select(_ => world.ReadAsync(state => state.Commands).AsTask()).ToArray();
        _system.Move(100);
        await gate.Open();
        await Task.WhenAll(waiting);
        Assert.Empty(await world.Entries());
        // Reads bring nothing about: the tick comes with the second attempt.
        _system.Move(1_000);
        Assert.Equal(["once 1 at +100"], await world.Entries());
    }

    [Fact]
    public async Task A_tick_that_finds_the_log_unavailable_is_tried_again_until_the_log_is_back()
    {
        await using var world = Open();
        await world.Do(Once(100, subject: 1));
        var attempts = 0;
        _disk.BeforeAppend = () =>
        {
            attempts++;
            throw new LogUnavailableException("The disk is full.");
        };
        _system.Move(100);
        Assert.Empty(await world.Entries());
        _system.Move(999);
        Assert.Empty(await world.Entries());
        Assert.Equal(1, attempts);
        _system.Move(1);
        Assert.Empty(await world.Entries());
        Assert.Equal(2, attempts);
        Assert.False(world.IsAvailable);

        _disk.BeforeAppend = null;
        _system.Move(1_000);
        Assert.Equal(["once 1 at +100"], await world.Entries());
        Assert.True(world.IsAvailable);
    }

    [Fact]
    public async Task Ticks_replay_to_the_state_that_lived()
    {
        string lived;
        await using (var world = Open())
        {
            await world.Do(new Remind(TestWorld.StartMs + DueDiary.HourMs, DueDiary.Hourly, 1));
            for (var step = 0; step < 50; step++)
            {
                await world.Do(Once(step * 1_234_567, step));
                _system.Move(777_777);
            }
            lived = await world.HashOf();
            var crashed = new TestDisk();
            crashed.Records.AddRange(_disk.Records);
            var system = new FakeSystemTime(world.Clock.NowMs);
            await using var again = TestWorld.Open(crashed, DueDiary.In(new WorldOptions { SystemTime = system }));
            Assert.Equal(lived, await again.HashOf());
        }
    }
}
