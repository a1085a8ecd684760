using System.Buffers;
using Kontor.World.Directory;
using Kontor.World.Ledger;
using Kontor.World.Log;
using Kontor.World.State;
using Kontor.World.Time;

namespace Kontor.World.Tests.Live;

public sealed class RecoveryTests
{
    [Fact]
    public async Task The_same_seed_and_the_same_commands_lead_to_the_same_bytes()
    {
        var (one, two) = (new TestDisk(), new TestDisk());
        foreach (var disk in new[] { one, two })
        {
            await using var world = TestWorld.Open(disk);
            await Script.Run(world, rounds: 20);
        }
        Assert.Equal(one.Records, two.Records);
        Assert.True(one.Snapshot!.Content.Span.SequenceEqual(two.Snapshot!.Content.Span));
    }

    [Fact]
    public async Task Another_seed_leads_to_another_state()
    {
        await using var one = TestWorld.Open();
        await using var two = TestWorld.Open(options: TestWorld.Options with { Seed = 43 });
        Assert.NotEqual(await one.HashOf(), await two.HashOf());
    }

    [Fact]
    public async Task How_the_queue_is_cut_into_batches_changes_nothing()
    {
        var hashes = new List<string>();
        foreach (var batchMax in new[] { 1, 3, 512 })
        {
            await using var world = TestWorld.Open(options: TestWorld.Options with { BatchMax = batchMax });
            using var gate = await Gate.Shut(world);
            var waiting = new List<Task>();
            for (var index = 0; index < 40; index++)
            {
                waiting.Add(world.ExecuteAsync(new CreateUser($"u{index}")).AsTask());
                waiting.Add(world.ExecuteAsync(new AdvanceClock(index)).AsTask());
            }
            await gate.Open();
            await Task.WhenAll(waiting);
            hashes.Add(await world.HashOf());
        }
        Assert.Single(hashes.Distinct());
    }

    [Fact]
    public async Task A_crash_at_any_record_recovers_the_state_of_that_moment()
    {
        var disk = new TestDisk();
        var hashes = new Dictionary<long, string>();
        var world = TestWorld.Open(disk);
        await using (world)
        {
            await world.DefineBitMart();
            for (var index = 0; index < 30; index++)
            {
                await world.User($"u{index}");
                await world.Ok(new CreditWallet(TestWorld.Spot(index + 1, "BTC"), 1));
                hashes[world.Commands] = await world.HashOf();
            }
        }
        foreach (var (position, hash) in hashes)
        {
            var crashed = new TestDisk();
            crashed.Records.AddRange(disk.Records.Take((int)position));
            await using var again = TestWorld.Open(crashed);
            Assert.Equal(hash, await again.HashOf());
        }
    }

    [Fact]
    public async Task A_snapshot_and_the_records_behind_it_give_the_same_as_all_records()
    {
        var disk = new TestDisk();
        string lived;
        await using (var world = TestWorld.Open(disk, TestWorld.Options with { SnapshotEvery = 37 }))
        {
            await Script.Run(world, rounds: 15);
            lived = await world.HashOf();
            Assert.NotNull(disk.Snapshot);
            var crashed = disk.Copy();
            Assert.InRange(crashed.Snapshot!.Position, 1, crashed.Records.Count - 1);
            await using var fromSnapshot = TestWorld.Open(crashed);
            Assert.Equal(lived, await fromSnapshot.HashOf());
        }
        var bare = new TestDisk();
        bare.Records.AddRange(disk.Records);
        await using var fromRecords = TestWorld.Open(bare);
        Assert.Equal(lived, await fromRecords.HashOf());
        await using var fromOrderlyEnd = TestWorld.Open(disk);
        Assert.Equal(lived, await fromOrderlyEnd.HashOf());
    }

    [Fact]
    public async Task Histories_go_on_counting_after_a_restart()
    {
        var disk = new TestDisk();
        var options = TestWorld.Options with { StatementLinesMax = 4 };
        string lived;
        await using (var world = TestWorld.Open(disk, options))
        {
            await Script.Run(world, rounds: 7);
            lived = await world.HashOf();
        }
        await using var again = TestWorld.Open(disk, options);
        Assert.Equal(lived, await again.HashOf());
        await again.Ok(new CreditWallet(TestWorld.Spot(1, "BTC"), 1));
        var bills = await again.Ask(state => state.Ledger.FindBills(new BillQuery(ExchangeId.BitMart, 1)));
        Assert.Equal(22, bills[0].Id);
        Assert.Equal(bills.Length, bills.Select(bill => bill.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_reopened_world_keeps_its_seed_and_its_clock_and_says_so()
    {
        var disk = new TestDisk();
        await using (var world = TestWorld.Open(disk))
            await world.User("Ada");
        await using var again = TestWorld.Open(disk, new WorldOptions { Seed = 7 });
        Assert.Equal(42UL, await again.Ask(state => state.Seed));
        Assert.True(again.Clock.IsManual);
        Assert.Equal(TestWorld.StartMs, again.Clock.NowMs);
        Assert.Contains(again.Notes, note => note.Contains("seed 42", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Missing_records_and_foreign_records_keep_a_world_from_opening()
    {
        var disk = new TestDisk();
        await using (var world = TestWorld.Open(disk))
            await world.User("Ada");
        var cut = disk.Copy();
        cut.Snapshot = null;
        Assert.Throws<InvalidDataException>(() => TestWorld.Open(cut));

        var foreign = disk.Copy();
        foreign.Records.Add([0, 0xFF, 0xFF, 0x03]);
        Assert.Throws<InvalidDataException>(() => TestWorld.Open(foreign));

        var damaged = disk.Copy();
        damaged.Snapshot = new LogSnapshot(damaged.Snapshot!.Position, damaged.Snapshot.Content[..^3]);
        Assert.Throws<InvalidDataException>(() => TestWorld.Open(damaged));
    }

    [Fact]
    public async Task Parts_of_others_travel_in_the_snapshot_even_when_nobody_claims_them_once()
    {
        var disk = new TestDisk();
        var limits = new Part("limits") { Content = [1, 2, 3] };
        await using (var world = TestWorld.Open(disk, TestWorld.Options with { SnapshotParts = [limits] }))
            await world.User("Ada");
        await using (var world = TestWorld.Open(disk))
            await world.User("Bob");
        var again = new Part("limits");
        await using (TestWorld.Open(disk, TestWorld.Options with { SnapshotParts = [again, new Part("nonces")] }))
            Assert.Equal([1, 2, 3], again.Content);
    }

    [Fact]
    public void All_mistakes_in_the_options_are_reported_at_once()
    {
        var options = new WorldOptions
        {
            QueueMax = 0,
            BatchMax = 0,
            Exchanges = ["a", "a"],
        };
        var mistake = Assert.Throws<ArgumentException>(() => TestWorld.Open(options: options));
        Assert.Contains("QueueMax", mistake.Message, StringComparison.Ordinal);
        Assert.Contains("BatchMax", mistake.Message, StringComparison.Ordinal);
        Assert.Contains("Exchanges", mistake.Message, StringComparison.Ordinal);
    }

    private sealed class Part(string name) : ISnapshotPart
    {
        public byte[] Content { get; set; } = [];

        public string Name => name;

        public void Save(IBufferWriter<byte> output) => output.Write(Content);

        public void Load(ReadOnlySpan<byte> content) => Content = content.ToArray();
    }
}
