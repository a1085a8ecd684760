using Kontor.Log;
using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Log;
using Kontor.World.State;

namespace Kontor.World.Tests.Live;

[Collection(Alone.Name)]
public sealed class AllocationTests
{
    private const int Commands = 200_000;
    private const int RoundsMax = 20;

    private static readonly WorldOptions Options = TestWorld.Options with
    {
        Commands = CommandTable.Core.With(Touch.ItsKind, Touch.Read),
        // A snapshot is new memory by its nature; it is not what a command costs.
        SnapshotEvery = long.MaxValue,
    };

    [Fact]
    public async Task A_command_allocates_nothing_on_any_thread()
    {
        await using var world = LiveWorld.Open(Options, new ForgetfulLog());
        await AllocatesNothing(world);
    }

    [Fact]
    public async Task A_durable_command_allocates_nothing_either()
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("kontor-world-").FullName;
        try
        {
            await using var world = LiveWorld.Open(Options, FileLog.Open(directory));
            await AllocatesNothing(world);
        }
        finally
        {
            System.IO.Directory.Delete(directory, recursive: true);
        }
    }

    // Rings, pools and the runtime's own queues grow until they fit the traffic, and when that is depends on how the threads happen to
    // meet. So this asks for one round in which nothing grows; whatever a command itself costs shows in every round. A tenth of a byte for
    // a command is less than one small object for every two hundred of them.
    private static async Task AllocatesNothing(LiveWorld world)
    {
        Caller[] callers = [.. Enumerable.Range(0, 8).Select(_ => new Caller(world))];
        Func<Task>[] runs = [.. callers.Select(caller => (Func<Task>)caller.Run)];
        var rounds = new List<long>();
        do
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            await Task.WhenAll(runs.Select(Task.Run));
            rounds.Add(GC.GetTotalAllocatedBytes(precise: true) - before);
        } while (rounds[^1] >= Commands / 10 && rounds.Count < RoundsMax);
        Assert.True(rounds[^1] < Commands / 10, $"{Commands} commands took these bytes, round by round: {string.Join(", ", rounds)}.");
    }

    /// <summary>Somebody who keeps 64 commands on their way, every answer of which must be its own.</summary>
    private sealed class Caller(LiveWorld world)
    {
        private const int OnTheirWay = 64;

        private readonly Touch[] _commands = [.. Enumerable.Range(0, OnTheirWay).Select(number => new Touch(number))];
        private readonly ValueTask<Answer<long>>[] _answers = new ValueTask<Answer<long>>[OnTheirWay];

        public async Task Run()
        {
            for (var number = 0; number < (Commands / 8) + OnTheirWay; number++)
            {
                var slot = number % OnTheirWay;
                if (number >= OnTheirWay)
                    Assert.True((await _answers[slot]).Value == slot);
                if (number < Commands / 8)
                    Keep(slot, world.ExecuteAsync(_commands[slot]));
            }
        }

        private void Keep(int slot, ValueTask<Answer<long>> answer) => _answers[slot] = answer;
    }

    private sealed record Touch(long Number) : Command<long>
    {
        public const CommandKind ItsKind = (CommandKind)64_002;

        public override CommandKind Kind => ItsKind;

        public override long Apply(WorldState state, long nowMs) => Number;

        public override void Write(ref RecordWriter writer) => writer.WriteLong(Number);

        public static Touch Read(ref RecordReader reader) => new(reader.ReadLong());
    }

    private sealed class ForgetfulLog : ILog
    {
        public long Epoch => 1;
        public long End { get; private set; }
        public long Begin => 0;
        public LogRecovery Recovery { get; } = new(0, []);

        public void Append(LogBatch batch) => End += batch.Count;

        public IEnumerable<LogRecord> Read(long from) => [];

        public void SaveSnapshot(long position, ReadOnlyMemory<byte> content) { }

        public LogSnapshot? LoadSnapshot() => null;

        public void Truncate(long position) { }

        public void Dispose() { }
    }
}
