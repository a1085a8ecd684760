namespace Kontor.World.History;

/// <summary>The newest rows of a stream in memory. Its length is a power of two: it starts small and grows to what it may keep.</summary>
internal sealed class HotRing<TRow>(int rowsMax)
    where TRow : unmanaged, IHistoryRow
{
    private HistoryCell<TRow>[] _cells = new HistoryCell<TRow>[Math.Min(64, rowsMax)];

    /// <summary>The oldest row that is held; equal to <see cref="NextId"/> when none is.</summary>
    public long FirstId { get; private set; } = 1;

    public long NextId { get; private set; } = 1;

    public int Capacity => _cells.Length;

    /// <summary>Goes on after rows that only the store holds.</summary>
    public void Continue(long nextId) => FirstId = NextId = nextId;

    public bool Holds(long id) => id >= FirstId && id < NextId;

    public ref HistoryCell<TRow> this[long id] => ref _cells[Slot(id)];

    /// <summary>Makes room for the next row. Rows from <paramref name="keptFrom"/> on are never given up for it, whatever the bound says.</summary>
    public ref HistoryCell<TRow> Next(long keptFrom)
    {
        if (NextId - FirstId == _cells.Length)
        {
            if (_cells.Length < rowsMax || FirstId >= keptFrom)
                Grow();
            else
                FirstId++;
        }
        return ref _cells[Slot(NextId++)];
    }

    /// <summary>The rows from <paramref name="id"/> on, as far as they lie side by side.</summary>
    public ReadOnlySpan<HistoryCell<TRow>> From(long id)
    {
        var slot = Slot(id);
        return _cells.AsSpan(slot, (int)Math.Min(NextId - id, _cells.Length - slot));
    }

    private int Slot(long id) => (int)(id & (_cells.Length - 1));

    private void Grow()
    {
        var (old, oldMask) = (_cells, _cells.Length - 1);
        _cells = new HistoryCell<TRow>[checked(old.Length * 2)];
        for (var id = FirstId; id < NextId; id++)
            _cells[Slot(id)] = old[(int)(id & oldMask)];
    }
}
