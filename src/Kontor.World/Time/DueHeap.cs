namespace Kontor.World.Time;

/// <summary>Something to be done at an instant. Of two that are due together, the one that was asked for first comes first.</summary>
internal readonly record struct DueItem(long DueMs, long Sequence, long Subject, DueKind Kind)
{
    public bool IsBefore(in DueItem other) => DueMs != other.DueMs ? DueMs < other.DueMs : Sequence < other.Sequence;
}

/// <summary>A binary heap with the earliest item on top. Once grown it allocates nothing.</summary>
internal sealed class DueHeap
{
    private DueItem[] _items = new DueItem[16];

    public int Count { get; private set; }

    /// <summary>The earliest item; there must be one.</summary>
    public ref readonly DueItem First
    {
        get
        {
            Invariant.Holds(Count > 0);
            return ref _items[0];
        }
    }

    public void Add(in DueItem item)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, Count * 2);
        var hole = Count++;
        while (hole > 0 && item.IsBefore(_items[(hole - 1) / 2]))
        {
            _items[hole] = _items[(hole - 1) / 2];
            hole = (hole - 1) / 2;
        }
        _items[hole] = item;
    }

    public DueItem Take()
    {
        var taken = First;
        var last = _items[--Count];
        var hole = 0;
        for (var child = 1; child < Count; child = (2 * hole) + 1)
        {
            if (child + 1 < Count && _items[child + 1].IsBefore(_items[child]))
                child++;
            if (last.IsBefore(_items[child]))
                break;
            _items[hole] = _items[child];
            hole = child;
        }
        _items[hole] = last;
        return taken;
    }

    /// <summary>A copy of all items in the order in which they fall due.</summary>
    public DueItem[] ToSorted()
    {
        var sorted = _items.AsSpan(0, Count).ToArray();
        Array.Sort(
            sorted,
            static (left, right) =>
                left.IsBefore(right) ? -1
                : left == right ? 0
                : 1
        );
        return sorted;
    }
}
