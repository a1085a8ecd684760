namespace Kontor.World.State;

/// <summary>
/// The newest entries of a history, numbered from 1, in a ring of fixed size. Each entry also knows the one before it of the same owner,
/// so that one owner's history is read without looking at everybody else's.
/// </summary>
public sealed class HotWindow<T>
    where T : class
{
    private readonly Dictionary<long, long> _newestOfOwner = [];
    private readonly int _max;
    private T?[] _entries;
    private long[] _previousOfOwner;

    public HotWindow(int max)
    {
        Invariant.Holds(max > 0);
        _max = max;
        _entries = new T?[Math.Min(max, 256)];
        _previousOfOwner = new long[_entries.Length];
    }

    public int Max => _max;

    /// <summary>The number of the next entry.</summary>
    public long NextId { get; private set; } = 1;

    /// <summary>The oldest number that is still held.</summary>
    public long OldestId => Math.Max(1, NextId - _max);

    public T? Find(long id) => id >= OldestId && id < NextId ? _entries[Slot(id)] : null;

    public IEnumerable<T> NewestFirst(long beforeId = long.MaxValue)
    {
        for (var id = Math.Min(beforeId, NextId) - 1; id >= OldestId; id--)
            yield return _entries[Slot(id)]!;
    }

    public IEnumerable<T> NewestFirstOf(long owner)
    {
        for (var id = _newestOfOwner.GetValueOrDefault(owner); id >= OldestId; id = _previousOfOwner[Slot(id)])
            yield return _entries[Slot(id)]!;
    }

    public IEnumerable<T> OldestFirst()
    {
        for (var id = OldestId; id < NextId; id++)
            yield return _entries[Slot(id)]!;
    }

    internal void Add(long owner, T entry)
    {
        if (NextId > _entries.Length && _entries.Length < _max)
            Grow();
        var slot = Slot(NextId);
        _entries[slot] = entry;
        _previousOfOwner[slot] = _newestOfOwner.GetValueOrDefault(owner);
        _newestOfOwner[owner] = NextId;
        NextId++;
    }

    /// <summary>Where a saved window goes on counting; called before its entries are added again.</summary>
    internal void Continue(long oldestId)
    {
        Invariant.Holds(NextId == 1 && oldestId >= 1);
        NextId = oldestId;
        // A window that has once been full is full again at once, so that its slots are the same as before.
        if (oldestId > 1)
            (_entries, _previousOfOwner) = (new T?[_max], new long[_max]);
    }

    private int Slot(long id) => (int)((id - 1) % _entries.Length);

    // Nothing has left the window yet while it grows, so every entry keeps its slot.
    private void Grow()
    {
        var length = (int)Math.Min(_max, (long)_entries.Length * 2);
        Array.Resize(ref _entries, length);
        Array.Resize(ref _previousOfOwner, length);
    }
}
