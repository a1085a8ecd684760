using System.Buffers;
using Kontor.World.Commands;
using Kontor.World.Log;
using Kontor.World.State;

namespace Kontor.World.Live;

/// <summary>Rebuilds the state from the newest snapshot and the records behind it, or begins a new world when there is nothing.</summary>
internal sealed class Recovery
{
    private const int DrainRowsMin = 1024;

    private readonly ILog _log;
    private readonly WorldOptions _options;
    private readonly List<string> _notes = [];

    private Recovery(WorldOptions options, ILog log)
    {
        (_options, _log) = (options, log);
        State = new WorldState(options.Histories.Select(create => create()));
        options.MoreDueKinds?.Invoke(State.Schedule);
    }

    public WorldState State { get; }
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The position that the snapshot covers, or 0.</summary>
    public long SnapshotPosition { get; private set; }

    public static Recovery Run(WorldOptions options, ILog log, SnapshotParts parts)
    {
        var recovery = new Recovery(options, log);
        recovery._notes.AddRange(log.Recovery.Notes);
        recovery.LoadSnapshot(parts);
        recovery.OpenHistory();
        recovery.Replay();
        if (recovery.State.Commands == 0)
            recovery.Begin();
        else
            recovery.NoteWhatIsKept();
        return recovery;
    }

    private void LoadSnapshot(SnapshotParts parts)
    {
        if (_log.LoadSnapshot() is not { } snapshot)
            return;
        parts.Load(SnapshotCodec.Load(State, snapshot.Content.Span));
        SnapshotPosition = snapshot.Position;
        if (State.Commands != snapshot.Position)
            throw new InvalidDataException($"The snapshot of position {snapshot.Position} holds the state after {State.Commands} records.");
    }

    // The store keeps what the snapshot counts and drops the rest: the replay produces it again, in the same bytes.
    private void OpenHistory()
    {
        State.History.LimitHot(_options.HistoryHotMax);
        if (_options.History is { } store)
            State.History.Open(store);
    }

    private void Replay()
    {
        if (_log.Begin > SnapshotPosition)
            throw new InvalidDataException($"The records {SnapshotPosition} to {_log.Begin - 1} are missing.");
        foreach (var record in _log.Read(SnapshotPosition))
        {
            if (record.Position != State.Commands)
                throw new InvalidDataException($"Record {record.Position} stands where {State.Commands} belongs.");
            var (stampMs, command) = CommandRecord.Read(record.Content.Span, _options.Commands);
            State.Begin(stampMs);
            command.Replay(State, stampMs);
            State.End();
            State.History.Drain(DrainRowsMin);
        }
        if (State.Commands != _log.End)
            throw new InvalidDataException($"The log ends at {_log.End}, but only {State.Commands} records could be read.");
    }

    private void Begin()
    {
        var stampMs = _options.ManualStartMs ?? _options.SystemTime.GetUtcNow().ToUnixTimeMilliseconds();
        var genesis = _options.ToGenesis();
        var output = new ArrayBufferWriter<byte>();
        CommandRecord.Write(output, stampMs, genesis);
        var batch = new LogBatch();
        batch.Add(output.WrittenSpan);
        _log.Append(batch);
        State.Begin(stampMs);
        genesis.Apply(State, stampMs);
        State.End();
    }

    private void NoteWhatIsKept()
    {
        if (State.Seed != _options.Seed)
            _notes.Add($"The world keeps its seed {State.Seed}; the seed {_options.Seed} was not applied.");
        if (State.Time.IsManual != _options.ManualStartMs.HasValue)
            _notes.Add($"The world keeps its clock, which is a {(State.Time.IsManual ? "manual" : "real")} one.");
        var names = State.Ledger.Exchanges.Select(exchange => exchange.Name);
        if (!names.SequenceEqual(_options.Exchanges, StringComparer.Ordinal))
            _notes.Add("The world keeps its exchanges; the ones in the options were not applied.");
    }
}
