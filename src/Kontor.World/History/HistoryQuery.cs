using System.Collections.Immutable;

namespace Kontor.World.History;

/// <summary>
/// A page of an owner's rows that may lie far back. The writer answers from memory only; what is older is read from the store on the thread
/// of whoever asks (see <see cref="LiveWorld.ReadHistoryAsync"/>), so that deep paging delays nobody. The two parts fit together without
/// a lock: the chain of an owner leads from newer rows to older ones, rows below those in memory are all in the store, and what is
/// stored never changes.
/// </summary>
public sealed record HistoryQuery<TRow>
    where TRow : unmanaged, IHistoryRow
{
    public required long Owner { get; init; }
    public HistoryRange Range { get; init; } = HistoryRange.All;

    /// <summary>How many rows are wanted.</summary>
    public required int RowsMax { get; init; }

    /// <summary>Which rows are wanted; null is all of the range. Called on either thread.</summary>
    public Func<TRow, bool>? Where { get; init; }

    /// <summary>The first half, on the writer's thread.</summary>
    internal HistoryPage<TRow> Begin(HistoryStream<TRow> stream)
    {
        var page = new HistoryPage<TRow>(this, stream.Cold);
        page.Take(new HistoryWalk<TRow>(new HotCells<TRow>(stream), stream.NewestOf(Owner), Range));
        return page;
    }
}

/// <summary>A page that is being gathered.</summary>
internal sealed class HistoryPage<TRow>(HistoryQuery<TRow> query, ColdCells<TRow> cold)
    where TRow : unmanaged, IHistoryRow
{
    private readonly ImmutableArray<HistoryEntry<TRow>>.Builder _rows = ImmutableArray.CreateBuilder<HistoryEntry<TRow>>();
    private long _nextId;

    public void Take(HistoryWalk<TRow> walk)
    {
        while (_rows.Count < query.RowsMax && walk.MoveNext())
        {
            if (query.Where is null || query.Where(walk.Current.Row))
                _rows.Add(walk.Current);
        }
        _nextId = walk.NextId;
    }

    /// <summary>The second half, on any thread: goes on where memory ended.</summary>
    public ImmutableArray<HistoryEntry<TRow>> Finish()
    {
        if (_rows.Count < query.RowsMax && _nextId != 0)
            Take(new HistoryWalk<TRow>(cold, _nextId, query.Range));
        return _rows.ToImmutable();
    }
}
