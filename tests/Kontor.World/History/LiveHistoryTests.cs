using Kontor.Log.History;
using Kontor.World.History;
using Kontor.World.Log;
using Kontor.World.Time;

namespace Kontor.World.Tests.History;

public sealed class LiveHistoryTests
{
    [Fact]
    public async Task A_page_far_back_is_the_same_as_a_walk_on_the_writers_thread()
    {
        using var store = new MemoryHistoryStore();
        await using var world = TestWorld.Open(options: AddSamples.Options(store));
        for (var round = 0; round < 400; round++)
        {
            await world.Do(new AddSamples(round % 3, 1 + (round % 7)));
            await world.Ok(new AdvanceClock(10));
        }
        var random = new Random(11);
        for (var round = 0; round < 300; round++)
        {
            var owner = random.Next(4);
            var (from, to) = (TestWorld.StartMs + random.Next(-10, 2_000), TestWorld.StartMs + random.Next(0, 4_100));
            var range = new HistoryRange(from, to, random.Next(3) == 0 ? random.Next(1, 1_600) : long.MaxValue);
            var max = random.Next(1, 60);
            var walked = await world.Ask(state => AddSamples.StreamOf(state).NewestFirst(owner, range).ToList());
            var query = new HistoryQuery<SampleRow>
            {
                Owner = owner,
                Range = range,
                RowsMax = max,
                Where = row => row.Kind != 3,
            };
            var page = (await world.ReadHistoryAsync(AddSamples.StreamOf, query)).Value;
            Assert.True(page.SequenceEqual(walked.Where(entry => entry.Row.Kind != 3).Take(max)), $"round {round}: {query}");
        }
    }

    [Fact]
    public async Task The_writer_reads_nothing_from_the_store_for_a_page()
    {
        var store = new CountingStore(new MemoryHistoryStore());
        await using var world = TestWorld.Open(options: AddSamples.Options(store));
        for (var round = 0; round < 60; round++)
            await world.Do(new AddSamples(round < 40 ? 1 : 2, 25));
        var query = new HistoryQuery<SampleRow> { Owner = 1, RowsMax = 10 };
        var reads = await world.Ask(state =>
        {
            query.Begin(AddSamples.StreamOf(state));
            return store.Reads;
        });
        Assert.Equal(0, reads);
        Assert.Equal(10, (await world.ReadHistoryAsync(AddSamples.StreamOf, query)).Value.Length);
        Assert.InRange(store.Reads, 10, 20);
    }

    [Fact]
    public async Task A_world_comes_back_with_its_rows()
    {
        var (disk, store) = (new TestDisk(), new MemoryHistoryStore());
        var options = AddSamples.Options(store) with { SnapshotEvery = 7 };
        var before = await Live(disk, options);
        await using (var world = TestWorld.Open(disk, options))
        {
            Assert.Equal(before.Samples, await world.Samples());
            Assert.Equal(before.Hash, await world.HashOf());
        }
    }

    [Fact]
    public async Task A_replay_from_the_first_record_produces_the_same_rows_into_a_store_that_has_them_or_not()
    {
        var (disk, store) = (new TestDisk(), new MemoryHistoryStore());
        var before = await Live(disk, AddSamples.Options(store));
        (disk.Snapshot, disk.Begin) = (null, 0);
        foreach (var found in new[] { store, new MemoryHistoryStore() })
        {
            var copy = disk.Copy();
            await using var world = TestWorld.Open(copy, AddSamples.Options(found));
            Assert.Equal(before.Samples, await world.Samples());
            Assert.Equal(before.Hash, await world.HashOf());
        }
    }

    [Fact]
    public async Task A_world_that_counts_rows_does_not_start_without_its_history()
    {
        var disk = new TestDisk();
        var before = await Live(disk, AddSamples.Options(new MemoryHistoryStore()));
        var refusal = Assert.Throws<HistoryMissingException>(() => TestWorld.Open(disk, AddSamples.Options(new MemoryHistoryStore())));
        Assert.Equal(("samples", before.Samples.Rows.Length, 0L), (refusal.Stream, refusal.Wanted, refusal.Held));
        Assert.Contains($"the world counts {refusal.Wanted} rows of 'samples'", refusal.Message, StringComparison.Ordinal);

        // Asked to remember only what is hot, it starts: then nobody expects old rows.
        await using var world = TestWorld.Open(disk, AddSamples.Options(null));
        Assert.Empty((await world.Samples()).Rows);
        Assert.Equal(before.Hash, await world.HashOf());
    }

    [Fact]
    public async Task A_full_store_stops_commands_but_not_reads_and_nothing_acknowledged_is_lost()
    {
        var (disk, store) = (new TestDisk(), new MemoryHistoryStore());
        await using var world = TestWorld.Open(disk, AddSamples.Options(store));
        await world.Do(new AddSamples(1, 100));
        await Settle(world);
        store.IsFull = true;
        // The log has this one, so its answer is true; the next one is refused because its rows would have no place.
        Assert.Equal(200, await world.Do(new AddSamples(1, 100)));
        for (var round = 0; round < 50; round++)
        {
            Assert.Equal(AnswerStatus.Unavailable, (await world.ExecuteAsync(new AddSamples(1, 100))).Status);
            Assert.False(world.IsAvailable);
        }
        Assert.Equal(200, (await world.Samples()).Rows.Length);
        // Only the one batch waits, however often it was tried.
        Assert.Equal(100, await world.Ask(state => AddSamples.StreamOf(state).Undrained));

        store.IsFull = false;
        Assert.Equal(300, await world.Do(new AddSamples(1, 100)));
        Assert.True(world.IsAvailable);
        Assert.Equal(300, (await world.Samples()).Rows.Length);
    }

    [Fact]
    public async Task No_snapshot_counts_rows_that_the_store_has_not_got()
    {
        var (disk, store) = (new TestDisk(), new MemoryHistoryStore());
        var options = AddSamples.Options(store) with { SnapshotEvery = 1 };
        await using (var world = TestWorld.Open(disk, options))
        {
            await world.Do(new AddSamples(1, 10));
            await Settle(world);
            store.IsFull = true;
            await world.Do(new AddSamples(1, 10));
            await Settle(world);
            Assert.IsType<LogUnavailableException>(world.SnapshotFailure);
        }
        Assert.True(disk.Snapshot!.Position < disk.Records.Count);
        store.IsFull = false;
        await using var again = TestWorld.Open(disk, options);
        Assert.Equal(20, (await again.Samples()).Rows.Length);
        Assert.Null(again.SnapshotFailure);
    }

    // An answer comes before its batch's rows are drained and before a snapshot; the answer of a later batch comes after both.
    private static async Task Settle(LiveWorld world) => await world.Ask(state => state.Commands);

    private static async Task<(SampleView Samples, string Hash)> Live(TestDisk disk, WorldOptions options)
    {
        await using var world = TestWorld.Open(disk, options);
        for (var round = 0; round < 60; round++)
        {
            await world.Do(new AddSamples(round % 4, round % 9));
            await world.Ok(new AdvanceClock(5));
        }
        return (await world.Samples(), await world.HashOf());
    }
}
