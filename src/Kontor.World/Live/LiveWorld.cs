using Kontor.World.Chains;
using Kontor.World.Commands;
using Kontor.World.Compliance;
using Kontor.World.Credits;
using Kontor.World.Directory;
using Kontor.World.Facts;
using Kontor.World.Feed;
using Kontor.World.Live;
using Kontor.World.Log;
using Kontor.World.Perpetuals;
using Kontor.World.Posts;
using Kontor.World.Services;
using Kontor.World.Spot;
using Kontor.World.State;
using Kontor.World.Time;

namespace Kontor.World;

/// <summary>
/// A world that runs: its log, its state, and the one thread that writes both. Commands and reads queue up; a batch of them is stamped,
/// appended, applied and published, and only then are its answers released.
/// </summary>
public sealed partial class LiveWorld : IAsyncDisposable
{
    private readonly WorldOptions _options;
    private readonly ILog _log;
    private readonly WorldState _state;
    private readonly SnapshotParts _parts;
    private readonly WorkQueue _queue;
    private readonly TickAlarm _tickAlarm;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _ended = new();
    private readonly Bell _bell = new();
    private volatile bool _isAvailable = true;
    private volatile Exception? _failure;
    private volatile Exception? _snapshotFailure;
    private long _commands;

    private LiveWorld(WorldOptions options, ILog log)
    {
        _options = options;
        _log = log;
        _parts = new SnapshotParts(options.SnapshotParts);
        var recovery = Recovery.Run(options, log, _parts);
        _state = recovery.State;
        _snapshotPosition = recovery.SnapshotPosition;
        Notes = recovery.Notes;
        _queue = new WorkQueue(options.QueueMax);
        Clock = new WorldClock(options.SystemTime);
        _tickAlarm = new TickAlarm(Clock, _queue);
        Publish();
        Feed = new WorldFeed(_state, Directory);
    }

    public WorldClock Clock { get; }
    public DirectoryView Directory { get; } = new();
    public ServicesView Services { get; } = new();
    public CreditsView Credits { get; } = new();
    public SpotView Spot { get; } = new();
    public PerpetualsView Perpetuals { get; } = new();
    public ChainsView Chains { get; } = new();
    public LabelsView Labels { get; } = new();
    public FactsView Facts { get; } = new();
    public PostsView Posts { get; } = new();

    /// <summary>What happens to single users, for those who watch them.</summary>
    public WorldFeed Feed { get; }

    /// <summary>Records applied so far, the genesis included.</summary>
    public long Commands => Volatile.Read(ref _commands);

    /// <summary>
    /// False from the first append that failed until one succeeds, and for ever after a failure. Commands must still be tried while
    /// it is false: only an append can find out that the log is back.
    /// </summary>
    public bool IsAvailable => _isAvailable;

    /// <summary>The bug that stopped this world, if one did. It answers nothing any more; its log is whole up to that point.</summary>
    public Exception? Failure => _failure;

    /// <summary>Why the newest snapshot could not be stored, if it could not. Nothing is lost by it: the log keeps the records.</summary>
    public Exception? SnapshotFailure => _snapshotFailure;

    /// <summary>What opening found, in whole sentences for the operator.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Completes when the writer has stopped, whether orderly or by a failure.</summary>
    public Task Stopped => _stopped.Task;

    /// <summary>Cancelled when the writer has stopped: for whoever waits for something to happen in this world.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Recovers the world from its log, or begins a new one, and starts it. From then on the log is the world's to dispose.</summary>
    public static LiveWorld Open(WorldOptions options, ILog log)
    {
        options.Validate();
        var world = new LiveWorld(options, log);
        new Thread(world.Run) { IsBackground = true, Name = "world" }.Start();
        return world;
    }

    /// <summary>Answers when the command is durable and applied, or at once when the world is busy or unavailable.</summary>
    public ValueTask<Answer<T>> ExecuteAsync<T>(Command<T> command)
    {
        if (!_options.Commands.Knows(command.Kind))
            throw new ArgumentException($"No reader is registered for {command.GetType().Name}: it could not be replayed.");
        return Queue(CommandWork<T>.For(command));
    }

    /// <summary>
    /// Runs a question on the writer's thread, after every command queued before it. It must not change the state, must not block, and
    /// must not hand out anything that a later command changes.
    /// </summary>
    public ValueTask<Answer<T>> ReadAsync<T>(Func<WorldState, T> read) => Queue(ReadWork<T>.For(read));

    /// <summary>
    /// Completes when a later command than <paramref name="seen"/> of them has been published. It costs the writer nothing while nobody
    /// waits, and hardly more when somebody does.
    /// </summary>
    public async Task WaitForCommandsAsync(long seen, CancellationToken cancellationToken)
    {
        while (Commands == seen)
        {
            var rings = _bell.NextRing;
            // Looked at again: it may have rung in between.
            if (Commands != seen)
                return;
            await rings.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Checks every invariant in full and computes the state hash.</summary>
    public ValueTask<Answer<CheckReport>> CheckAsync() => ReadAsync(WorldChecks.Run);

    /// <summary>Lets a frozen clock run on from where it stands.</summary>
    public ValueTask<Answer<long>> UnfreezeClockAsync() => ExecuteAsync(new UnfreezeClock(Clock.SystemMs));

    /// <summary>Finishes what is queued, stores a snapshot, and lets go of the log.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _stopped.Task;
        Clock.Dispose();
    }

    private ValueTask<Answer<T>> Queue<T>(Work<T> work)
    {
        var task = work.Task;
        var status = _queue.TryPut(work);
        if (status == AnswerStatus.Done)
            return task;
        work.Recycle();
        return ValueTask.FromResult(new Answer<T>(status, default));
    }

    private void Publish()
    {
        // The time first: whoever sees that something has happened, and then looks at the clock, must not read an instant before it.
        _tickAlarm.Follow(_state.Schedule.NextDueMs);
        Clock.Publish(_state.Time);
        Directory.Publish(_state.Directory);
        Services.Publish(_state.Services);
        Credits.Publish(_state.Credits);
        Spot.Publish(_state);
        Perpetuals.Publish(_state);
        Chains.Publish(_state.Chains);
        Labels.Publish(_state.Compliance);
        Facts.Publish(_state.Facts);
        Posts.Publish(_state.Posts);
        Volatile.Write(ref _commands, _state.Commands);
        _bell.Ring();
    }
}
