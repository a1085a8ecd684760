using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Feed;
using Kontor.World.Ledger;
using Kontor.World.Log;
using Kontor.World.State;
using Kontor.World.Tests.Live;

namespace Kontor.World.Tests.Feed;

public sealed class DurabilityTests
{
    [Fact]
    public async Task Nothing_is_told_of_a_batch_that_the_log_did_not_take()
    {
        var disk = new TestDisk();
        await using var world = await Begin(disk);
        using var ada = world.Feed.Watch(ExchangeId.BitMart, 1);
        disk.BeforeAppend = () => throw new LogUnavailableException("The disk is full.");
        Assert.Equal(AnswerStatus.Unavailable, (await world.ExecuteAsync(Credit)).Status);
        Assert.Empty(ada.Read());

        disk.BeforeAppend = null;
        await world.Ok(Credit);
        Assert.Equal(["Spot BTC 1+0 Deposit"], ada.Lines());
        Assert.False(ada.IsLost);
    }

    [Fact]
    public async Task What_is_told_is_in_the_log_and_can_be_seen_already()
    {
        var disk = new TestDisk();
        await using var world = await Begin(disk);
        using var ada = world.Feed.Watch(ExchangeId.BitMart, 1);
        var told = Task.Run(async () =>
        {
            for (var seen = 0; seen < 500; seen++)
            {
                var one = await ada.Events.ReadAsync();
                Assert.True(one.Record <= world.Commands, "An event came before what it tells of was published.");
                Assert.True(one.Record <= disk.Records.Count, "An event came before what it tells of was durable.");
            }
        });
        for (var round = 0; round < 500; round++)
            await world.Ok(Credit);
        await told;
    }

    [Fact]
    public async Task A_writer_that_was_replaced_ends_every_subscription()
    {
        var disk = new TestDisk();
        await using var world = await Begin(disk);
        using var ada = world.Feed.Watch(ExchangeId.BitMart, 1);
        disk.BeforeAppend = () => throw new LogUnavailableException("Another writer took over.") { IsFinal = true };
        Assert.Equal(AnswerStatus.Unavailable, (await world.ExecuteAsync(Credit)).Status);
        Assert.True(ada.IsLost);
        await ada.Events.Completion;
    }

    [Fact]
    public async Task A_world_that_falls_over_tells_nothing_of_that_batch_and_ends_every_subscription()
    {
        var options = TestWorld.Options with { Commands = CommandTable.Core.With(Break.ItsKind, Break.Read) };
        await using var world = await Begin(new TestDisk(), options);
        using var ada = world.Feed.Watch(ExchangeId.BitMart, 1);
        await world.ExecuteAsync(new Break());
        await ada.Events.Completion;
        Assert.True(ada.IsLost);
        Assert.Empty(ada.Read());
    }

    [Fact]
    public async Task What_is_replayed_was_told_already()
    {
        var disk = new TestDisk();
        await using (var world = await Begin(disk))
            await world.Ok(Credit);
        await using var again = TestWorld.Open(disk);
        using var ada = again.Feed.Watch(ExchangeId.BitMart, 1);
        await again.Ask(state => state.Commands);
        Assert.Empty(ada.Read());
        await again.Ok(Credit);
        Assert.Equal(["Spot BTC 2+0 Deposit"], ada.Lines());
    }

    [Fact]
    public async Task Who_watches_changes_nothing_neither_the_state_nor_the_log_nor_a_snapshot()
    {
        var (watched, alone) = (new TestDisk(), new TestDisk());
        var told = 0;
        foreach (var disk in new[] { watched, alone })
        {
            await using var world = TestWorld.Open(disk, TestWorld.Options with { SnapshotEvery = 50 });
            await world.DefineBitMart();
            for (var round = 0; round < 40; round++)
            {
                var user = await world.User($"u{round}");
                if (disk == watched)
                    _ = world.Feed.Watch(ExchangeId.BitMart, user.Number);
                await world.Ok(new CreditWallet(TestWorld.Spot(user.Number, "BTC"), 5));
            }
            if (disk == watched)
                told = await world.Ask(state => Enumerable.Range(1, 40).Count(user => TapOf(state).Of(user) is not null));
        }
        Assert.Equal(40, told);
        Assert.Equal(alone.Records, watched.Records);
        Assert.True(alone.Snapshot!.Content.Span.SequenceEqual(watched.Snapshot!.Content.Span));
    }

    private static CreditWallet Credit => new(TestWorld.Spot(1, "BTC"), 1);

    private static ExchangeTap TapOf(WorldState state) => state.Ledger.Find(ExchangeId.BitMart)!.Tap;

    private static async Task<LiveWorld> Begin(TestDisk disk, WorldOptions? options = null)
    {
        var world = TestWorld.Open(disk, options);
        await world.DefineBitMart();
        await world.User("ada");
        return world;
    }

    private sealed record Break : Command<long>
    {
        public const CommandKind ItsKind = (CommandKind)64_003;

        public override CommandKind Kind => ItsKind;

        public override long Apply(WorldState state, long nowMs)
        {
            state.Ledger.BringIn(state, TestWorld.Spot(1, "BTC"), 1, nowMs);
            throw new NotSupportedException("A bug.");
        }

        public override void Write(ref RecordWriter writer) { }

        public static Break Read(ref RecordReader reader) => new();
    }
}
