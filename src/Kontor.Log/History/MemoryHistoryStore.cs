using Kontor.World.History;

namespace Kontor.Log.History;

/// <summary>
/// Histories that live as long as their process: for a venue that may forget everything, and for tests. Disposing it forgets nothing, so
/// that a test can open the next world with what the former one left.
/// </summary>
/// <param name="rowsMax">Rows kept of each stream, at least; it holds at most one block more.</param>
public sealed class MemoryHistoryStore(int rowsMax = MemoryHistoryStore.RowsMaxDefault) : IHistoryStore
{
    public const int RowsMaxDefault = 1 << 20;

    private readonly Dictionary<string, MemoryHistoryRows> _streams = new(StringComparer.Ordinal);

    /// <summary>While true, it takes no rows, as a disk without space.</summary>
    public bool IsFull { get; set; }

    public IHistoryRows Open(string stream, int rowBytes, long rows)
    {
        if (!_streams.TryGetValue(stream, out var opened))
            _streams.Add(stream, opened = new MemoryHistoryRows(this, rowBytes, rowsMax));
        if (opened.RowBytes != rowBytes)
            throw new HistoryDamagedException(stream, 0, $"its rows have {opened.RowBytes} bytes, and this program's rows have {rowBytes}");
        if (opened.NextId <= rows)
            throw new HistoryMissingException(stream, rows, opened.NextId - 1, "the memory");
        opened.Keep(rows);
        return opened;
    }

    public void Dispose() { }
}
