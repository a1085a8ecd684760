using System.Numerics;
using System.Runtime.InteropServices;

namespace Kontor.World.History;

/// <summary>
/// A history of rows numbered from 1. The newest ones are in memory, all of them go to the store. Rows are added while commands are
/// applied and are read by questions only: what a command does must never depend on a row, because old rows may be forgotten.
/// Belongs to the writer's thread; see <see cref="HistoryQuery{TRow}"/> for reading far back without holding it up.
/// </summary>
public sealed class HistoryStream<TRow> : HistoryStream, ICellSource<TRow>
    where TRow : unmanaged, IHistoryRow
{
    private int _hotMax;
    private HotRing<TRow> _hot;
    private IHistoryRows? _stored;

    /// <param name="hotMax">Rows kept in memory, rounded up to a power of two.</param>
    public HistoryStream(string name, int hotMax = HotMaxDefault)
        : base(name)
    {
        Invariant.Holds(hotMax is >= 1 and <= HotMaxLimit);
        // The bytes of a row are what is stored: they must all mean something, and mean the same on every machine.
        Invariant.Holds(BitConverter.IsLittleEndian);
        RowLayout.ThrowIfPadded(typeof(TRow));
        _hotMax = (int)BitOperations.RoundUpToPowerOf2((uint)hotMax);
        _hot = new HotRing<TRow>(_hotMax);
    }

    public override long NextId => _hot.NextId;

    /// <summary>The oldest row that memory holds.</summary>
    public long HotFromId => _hot.FirstId;

    /// <summary>The oldest row that can still be read.</summary>
    public long OldestId => _stored is null ? _hot.FirstId : Math.Min(_stored.OldestId, _hot.FirstId);

    internal override long Undrained => _stored is null ? 0 : NextId - _stored.NextId;

    internal int HotCapacity => _hot.Capacity;

    /// <summary>The number of the owner's newest row, or 0.</summary>
    public long NewestOf(long owner) => Heads.NewestOf(owner);

    /// <summary>Adds a row and answers its number.</summary>
    public long Add(in TRow row)
    {
        var id = NextId;
        var (previous, jump) = Heads.Link(row.Owner, row.TimeMs, id);
        // What the store has not got yet stays in memory, even when that takes more room than planned.
        ref var cell = ref _hot.Next(keptFrom: _stored?.NextId ?? long.MaxValue);
        cell.PreviousId = previous;
        cell.JumpId = jump;
        cell.Row = row;
        cell.Seal = RowSeal.Of(id, Cells.BytesOf(ref cell));
        Digest = BitOperations.RotateLeft((Digest ^ cell.Seal) * 0x9E37_79B9_7F4A_7C15, 29);
        return id;
    }

    /// <summary>Reads a row, or answers false when there is none of that number any more or yet.</summary>
    public bool TryRead(long id, out TRow row)
    {
        var isThere = ((ICellSource<TRow>)this).TryRead(id, out var cell);
        row = cell.Row;
        return isThere;
    }

    /// <summary>The owner's rows, newest first.</summary>
    public HistoryWalk<TRow> NewestFirst(long owner) => new(this, NewestOf(owner), HistoryRange.All);

    /// <summary>The owner's rows of a time range, both ends included, newest first.</summary>
    public HistoryWalk<TRow> NewestFirst(long owner, long fromMs, long toMs) =>
        new(this, NewestOf(owner), HistoryRange.All with { FromMs = fromMs, ToMs = toMs });

    public HistoryWalk<TRow> NewestFirst(long owner, in HistoryRange range) => new(this, NewestOf(owner), range);

    /// <summary>The rows of all owners, newest first.</summary>
    public IEnumerable<HistoryEntry<TRow>> NewestFirst()
    {
        for (var id = NextId - 1; id > 0 && TryRead(id, out var row); id--)
            yield return new HistoryEntry<TRow>(id, row);
    }

    bool ICellSource<TRow>.TryRead(long id, out HistoryCell<TRow> cell) => TryReadHot(id, out cell) || Cold.TryRead(id, out cell);

    internal bool TryReadHot(long id, out HistoryCell<TRow> cell)
    {
        var isHot = _hot.Holds(id);
        cell = isHot ? _hot[id] : default;
        return isHot;
    }

    internal ColdCells<TRow> Cold => new(_stored);

    internal override void LimitHot(int rowsMax)
    {
        Invariant.Holds(HotFromId == NextId);
        _hotMax = Math.Min(_hotMax, (int)BitOperations.RoundUpToPowerOf2((uint)rowsMax));
        Continue(NextId);
    }

    internal override void Open(IHistoryStore store)
    {
        Invariant.Holds(_stored is null && HotFromId == NextId);
        _stored = store.Open(Name, Cells.SizeOf<TRow>(), NextId - 1);
        Invariant.Holds(_stored.NextId == NextId);
    }

    internal override void Drain()
    {
        while (_stored is not null && _stored.NextId < NextId)
            _stored.Append(MemoryMarshal.AsBytes(_hot.From(_stored.NextId)));
    }

    internal override void Flush() => _stored?.Flush();

    private protected override void Continue(long nextId)
    {
        _hot = new HotRing<TRow>(_hotMax);
        _hot.Continue(nextId);
    }
}
