using Kontor.World.Directory;
using Kontor.World.State;
using Kontor.World.Time;

namespace Kontor.World.Tests.Time;

public sealed class DueInWorldTests
{
    private static readonly WorldOptions Options = DueDiary.In(TestWorld.Options);

    private static Remind Once(long afterMs, long subject) => new(TestWorld.StartMs + afterMs, DueDiary.Once, subject);

    private static Remind Hourly(long subject) => new(TestWorld.StartMs + DueDiary.HourMs, DueDiary.Hourly, subject);

    [Fact]
    public async Task Whoever_reads_after_the_clock_was_moved_sees_what_became_due()
    {
        await using var world = TestWorld.Open(options: Options);
        await world.Do(Once(100, subject: 1));
        await world.Do(Once(200, subject: 2));
        await world.Ok(new AdvanceClock(99));
        Assert.Empty(await world.Entries());
        await world.Ok(new AdvanceClock(1));
        Assert.Equal(["once 1 at +100"], await world.Entries());
        await world.Ok(new SetClock(TestWorld.StartMs + 10_000));
        Assert.Equal(["once 1 at +100", "once 2 at +200"], await world.Entries());
    }

    [Fact]
    public async Task A_jump_over_many_periods_runs_each_at_its_own_time()
    {
        await using var world = TestWorld.Open(options: Options);
        await world.Do(Hourly(subject: 1));
        await world.Do(Once(2 * DueDiary.HourMs, subject: 2));
        await world.Ok(new AdvanceClock((3 * DueDiary.HourMs) + 5));
        Assert.Equal(
            ["hourly 1 at +3600000", "once 2 at +7200000", "hourly 1 at +7200000", "hourly 1 at +10800000"],
            await world.Entries()
        );
    }

    [Fact]
    public async Task What_a_command_makes_due_at_once_is_done_before_anybody_looks()
    {
        await using var world = TestWorld.Open(options: Options);
        await world.Do(Once(0, subject: 1));
        await world.Do(Once(-500, subject: 2));
        Assert.Equal(["once 1 at +0", "once 2 at +0"], await world.Entries());
    }

    [Fact]
    public async Task A_clock_that_does_not_move_makes_nothing_due()
    {
        await using var world = TestWorld.Open(options: Options);
        await world.Do(Once(100, subject: 1));
        Assert.Equal(Reject.Backwards, await world.RejectOf(new SetClock(TestWorld.StartMs - 1)));
        Assert.Equal(Reject.Overflow, await world.RejectOf(new SetClock(Bounds.InstantMaxMs + 1)));
        await world.User("Ada");
        Assert.Empty(await world.Entries());
    }

    [Fact]
    public async Task A_world_whose_clock_stands_still_sends_itself_no_ticks()
    {
        var disk = new TestDisk();
        await using (var world = TestWorld.Open(disk, Options))
        {
            await world.Do(Hourly(subject: 1));
            await world.Do(Once(0, subject: 2));
            await world.Ok(new AdvanceClock(5 * DueDiary.HourMs));
            Assert.Equal(6, (await world.Entries()).Length);
        }
        Assert.Equal(4, disk.Records.Count);
    }

    [Fact]
    public async Task However_the_queue_is_cut_into_batches_the_same_is_due()
    {
        var hashes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var batchMax in new[] { 1, 3, 512 })
        {
            await using var world = TestWorld.Open(options: Options with { BatchMax = batchMax });
            using var gate = await Live.Gate.Shut(world);
            var waiting = new List<Task>();
            for (var index = 0; index < 60; index++)
            {
                waiting.Add(world.ExecuteAsync(Once(index * 37 % 50 * 100, index)).AsTask());
                waiting.Add(world.ExecuteAsync(new CreateUser($"u{index}")).AsTask());
                waiting.Add(world.ExecuteAsync(new AdvanceClock(index % 3 * 50)).AsTask());
            }
            await gate.Open();
            await Task.WhenAll(waiting);
            hashes.Add(await world.HashOf());
        }
        Assert.Single(hashes);
    }

    [Fact]
    public async Task A_crash_at_any_record_recovers_the_schedule_of_that_moment()
    {
        var disk = new TestDisk();
        var hashes = new Dictionary<long, string>();
        await using (var world = TestWorld.Open(disk, Options with { SnapshotEvery = 1_000 }))
        {
            await world.Do(Hourly(subject: 1));
            for (var index = 0; index < 40; index++)
            {
                await world.Do(Once(index * 611_953 % (12 * DueDiary.HourMs), index));
                await world.Ok(new AdvanceClock(index * 10_007));
                hashes[world.Commands] = await world.HashOf();
            }
        }
        foreach (var (position, hash) in hashes)
        {
            var crashed = new TestDisk();
            crashed.Records.AddRange(disk.Records.Take((int)position));
            await using var again = TestWorld.Open(crashed, Options);
            Assert.Equal(hash, await again.HashOf());
        }
    }

    [Fact]
    public async Task A_snapshot_keeps_the_schedule_and_its_order()
    {
        var disk = new TestDisk();
        string lived;
        await using (var world = TestWorld.Open(disk, Options))
        {
            await world.Do(Hourly(subject: 1));
            foreach (var subject in new long[] { 7, 3, 9 })
                await world.Do(Once(500, subject));
            lived = await world.HashOf();
        }
        Assert.Equal(disk.Records.Count, disk.Snapshot!.Position);
        await using var again = TestWorld.Open(disk, Options);
        Assert.Equal(lived, await again.HashOf());
        await again.Ok(new AdvanceClock(DueDiary.HourMs));
        Assert.Equal(["once 7 at +500", "once 3 at +500", "once 9 at +500", "hourly 1 at +3600000"], await again.Entries());
    }

    [Fact]
    public async Task A_snapshot_with_a_kind_of_items_that_nobody_knows_is_not_opened()
    {
        var disk = new TestDisk();
        await using (var world = TestWorld.Open(disk, Options))
            await world.Do(Once(500, subject: 1));
        Assert.Throws<InvalidDataException>(() => TestWorld.Open(disk));
    }
}
