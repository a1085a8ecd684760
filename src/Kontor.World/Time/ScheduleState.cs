using Kontor.World.Codec;
using Kontor.World.State;

namespace Kontor.World.Time;

/// <summary>
/// What the clock makes due. Items are run in the order of their instants, and of equal instants in the order in which they were asked
/// for: before the first command whose stamp has reached them, and at their own time, however long nobody sent a command. Nothing is ever
/// taken off: an item that is no longer wanted is recognised by its handler, which then does nothing.
/// </summary>
public sealed class ScheduleState : IStateFolder
{
    /// <summary>
    /// All that a full schedule holds can fall due at one instant, and each item may ask for one more then. Whoever goes on after that
    /// is a handler that asks for itself for ever.
    /// </summary>
    internal const int RunsPerInstantMax = 2 * Bounds.DueItemsMax;

    private readonly Action<WorldState, long, long>?[] _handlers = new Action<WorldState, long, long>?[byte.MaxValue + 1];
    private readonly DueHeap _items = new();
    private long _nextSequence;
    private long _nowMs;
    private bool _isRunning;

    public string Name => "schedule";

    /// <summary>The instant of the earliest item.</summary>
    public long? NextDueMs => _items.Count == 0 ? null : _items.First.DueMs;

    public int Count => _items.Count;

    /// <summary>How many items more can be asked for. What a client can cause must be refused when there is no room for its items.</summary>
    public int Room => Bounds.DueItemsMax - _items.Count;

    public bool HasRoom => Room > 0;

    /// <summary>
    /// How far the clock is being moved while items are run. A handler that repeats itself, and needs no run for every period, can look
    /// here to skip those that nobody could have seen.
    /// </summary>
    public long UntilMs { get; private set; }

    /// <summary>Says who runs a kind of items: the subject and the time come after the state. Once per kind, before anything is due.</summary>
    public void On(DueKind kind, Action<WorldState, long, long> handler)
    {
        Invariant.Holds(kind != DueKind.None && _handlers[(int)kind] is null);
        _handlers[(int)kind] = handler;
    }

    /// <summary>
    /// Asks for an item. One whose instant has passed already is run at the present time: after the command that asked for it, or, when
    /// a handler asked, in the same pass.
    /// </summary>
    public void At(long dueMs, DueKind kind, long subject)
    {
        Invariant.Holds(_handlers[(int)kind] is not null);
        Invariant.Holds(dueMs is >= 0 and <= Bounds.InstantMaxMs);
        Invariant.Holds(HasRoom);
        _items.Add(new DueItem(dueMs, _nextSequence++, subject, kind));
    }

    /// <summary>The same for an instant that may lie beyond the end of time: then it never comes.</summary>
    public void AtIfEver(long dueMs, DueKind kind, long subject)
    {
        if (dueMs <= Bounds.InstantMaxMs)
            At(dueMs, kind, subject);
    }

    /// <summary>Runs all that is due up to an instant, which the time of the schedule then has reached.</summary>
    internal void Run(WorldState state, long untilMs)
    {
        Invariant.Holds(!_isRunning);
        UntilMs = Math.Max(_nowMs, untilMs);
        if (_items.Count > 0 && _items.First.DueMs <= UntilMs)
            RunItems(state);
        _nowMs = UntilMs;
    }

    private void RunItems(WorldState state)
    {
        _isRunning = true;
        var runsAtInstant = 0;
        while (_items.Count > 0 && _items.First.DueMs <= UntilMs)
        {
            var item = _items.Take();
            runsAtInstant = item.DueMs > _nowMs ? 1 : runsAtInstant + 1;
            Invariant.Holds(runsAtInstant <= RunsPerInstantMax);
            _nowMs = Math.Max(_nowMs, item.DueMs);
            _handlers[(int)item.Kind]!(state, item.Subject, _nowMs);
            state.Ledger.Tap.Settle(state, _nowMs);
        }
        _isRunning = false;
    }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteLong(_nowMs);
        writer.WriteCount(_items.Count);
        foreach (var item in _items.ToSorted())
        {
            writer.WriteLong(item.DueMs);
            writer.WriteByte((byte)item.Kind);
            writer.WriteLong(item.Subject);
        }
    }

    public void Load(ref RecordReader reader)
    {
        _nowMs = reader.ReadLong();
        var count = reader.ReadCount();
        if (count > Bounds.DueItemsMax)
            throw new InvalidDataException($"A schedule of {count} items.");
        for (; count > 0; count--)
        {
            var (dueMs, kind, subject) = (reader.ReadLong(), (DueKind)reader.ReadByte(), reader.ReadLong());
            if (_handlers[(int)kind] is null)
                throw new InvalidDataException($"The schedule holds an item of kind {(byte)kind}, which this version does not know.");
            At(dueMs, kind, subject);
        }
    }

    public void Check(ICollection<string> broken)
    {
        if (_items.Count > 0 && _items.First.DueMs <= _nowMs)
            broken.Add($"schedule: an item of {_items.First.DueMs} is still waiting at {_nowMs}");
        if (_items.Count > Bounds.DueItemsMax)
            broken.Add($"schedule: {_items.Count} items are more than it can hold");
    }
}
