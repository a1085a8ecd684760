namespace Kontor.World.History;

/// <summary>
/// Goes through one owner's rows, newest first. It finds the newest row of the range by the jumps in the rows, and from there on it follows
/// the chain. What it yields are copies. Rows that the store has forgotten end the walk.
/// </summary>
public struct HistoryWalk<TRow>
    where TRow : unmanaged, IHistoryRow
{
    private readonly ICellSource<TRow> _source;
    private readonly HistoryRange _range;
    private HistoryCell<TRow> _peeked;
    private long _peekedId;
    private bool _isInside;

    internal HistoryWalk(ICellSource<TRow> source, long newestId, in HistoryRange range)
    {
        _source = source;
        _range = range;
        NextId = newestId;
    }

    public HistoryEntry<TRow> Current { get; private set; }

    /// <summary>Where the walk stands when it has ended before the range did: the row that its source does not hold. Otherwise 0.</summary>
    internal long NextId { get; private set; }

    public readonly HistoryWalk<TRow> GetEnumerator() => this;

    public bool MoveNext()
    {
        while (NextId != 0 && TryTake(NextId, out var cell))
        {
            if (!_isInside && _range.IsTooNew(NextId, cell.Row.TimeMs))
            {
                NextId = OlderThan(cell.PreviousId, cell.JumpId);
                continue;
            }
            _isInside = true;
            if (_range.IsTooOld(cell.Row.TimeMs))
            {
                NextId = 0;
                return false;
            }
            Current = new HistoryEntry<TRow>(NextId, cell.Row);
            NextId = cell.PreviousId;
            return true;
        }
        return false;
    }

    // A jump is taken when it does not go too far. One that the source does not hold might: the short way is always right.
    private long OlderThan(long previousId, long jumpId)
    {
        if (jumpId == 0 || jumpId == previousId || !_source.TryRead(jumpId, out _peeked))
            return previousId;
        if (!_range.IsTooNew(jumpId, _peeked.Row.TimeMs))
            return previousId;
        _peekedId = jumpId;
        return jumpId;
    }

    private bool TryTake(long id, out HistoryCell<TRow> cell)
    {
        if (_peekedId != id)
            return _source.TryRead(id, out cell);
        cell = _peeked;
        return true;
    }
}
