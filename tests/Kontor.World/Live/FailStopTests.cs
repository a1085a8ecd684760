using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Directory;
using Kontor.World.State;

namespace Kontor.World.Tests.Live;

public sealed class FailStopTests
{
    private static readonly WorldOptions Options = TestWorld.Options with { Commands = CommandTable.Core.With(Break.ItsKind, Break.Read) };

    [Fact]
    public async Task A_bug_in_applying_stops_the_world_and_everybody_gets_an_answer()
    {
        var disk = new TestDisk();
        await using var world = TestWorld.Open(disk, Options);
        using var gate = await Gate.Shut(world);
        var before = world.ExecuteAsync(new CreateUser("before")).AsTask();
        var broken = world.ExecuteAsync(new Break()).AsTask();
        var after = world.ExecuteAsync(new CreateUser("after")).AsTask();
        await gate.Open();

        // What came before the bug is durable and applied, and saying so is the truth.
        Assert.Equal(AnswerStatus.Done, (await before).Status);
        Assert.Equal(AnswerStatus.Unavailable, (await broken).Status);
        Assert.Equal(AnswerStatus.Unavailable, (await after).Status);
        await world.Stopped;
        Assert.IsType<NotSupportedException>(world.Failure);
        Assert.False(world.IsAvailable);
        Assert.Equal(AnswerStatus.Unavailable, (await world.ExecuteAsync(new CreateUser("late"))).Status);
        Assert.Equal(AnswerStatus.Unavailable, (await world.ReadAsync(state => state.Commands)).Status);
    }

    [Fact]
    public async Task A_half_applied_state_is_never_saved_and_the_same_bug_stops_the_next_start()
    {
        var disk = new TestDisk();
        await using (var world = TestWorld.Open(disk, Options))
        {
            await world.ExecuteAsync(new Break());
            await world.Stopped;
        }
        Assert.Null(disk.Snapshot);
        Assert.Throws<NotSupportedException>(() => TestWorld.Open(disk, Options));
    }

    private sealed record Break : Command<long>
    {
        public const CommandKind ItsKind = (CommandKind)64_000;

        public override CommandKind Kind => ItsKind;

        public override long Apply(WorldState state, long nowMs) => throw new NotSupportedException("A bug.");

        public override void Write(ref RecordWriter writer) { }

        public static Break Read(ref RecordReader reader) => new();
    }
}
