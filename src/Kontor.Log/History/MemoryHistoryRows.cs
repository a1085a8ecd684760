using Kontor.World.History;
using Kontor.World.Log;

namespace Kontor.Log.History;

/// <summary>One stream of rows in blocks of equal size; the oldest blocks are dropped whole.</summary>
internal sealed class MemoryHistoryRows(MemoryHistoryStore store, int rowBytes, int rowsMax) : IHistoryRows
{
    public const int BlockRows = 1024;

    // Readers take the list once and see it whole; the writer replaces it.
    private Blocks _blocks = new(1, []);
    private long _nextId = 1;

    private sealed record Blocks(long First, byte[][] Items);

    public int RowBytes => rowBytes;

    public long OldestId => Volatile.Read(ref _blocks).First;

    public long NextId => Volatile.Read(ref _nextId);

    public void Append(ReadOnlySpan<byte> rows)
    {
        if (store.IsFull)
            throw new LogUnavailableException("The history was told to be full.");
        for (; !rows.IsEmpty; rows = rows[rowBytes..])
        {
            var place = NextId - _blocks.First;
            if (place == (long)_blocks.Items.Length * BlockRows)
                AddBlock();
            place = NextId - _blocks.First;
            rows[..rowBytes].CopyTo(_blocks.Items[place / BlockRows].AsSpan((int)(place % BlockRows) * rowBytes));
            Volatile.Write(ref _nextId, NextId + 1);
        }
    }

    public void Flush()
    {
        if (store.IsFull)
            throw new LogUnavailableException("The history was told to be full.");
    }

    public bool TryRead(long id, Span<byte> row)
    {
        var isThere = id < NextId;
        var blocks = Volatile.Read(ref _blocks);
        if (!isThere || id < blocks.First)
            return false;
        var place = id - blocks.First;
        blocks.Items[place / BlockRows].AsSpan((int)(place % BlockRows) * rowBytes, rowBytes).CopyTo(row);
        return RowSeal.Holds(id, row) ? true : throw new HistoryDamagedException("memory", place * rowBytes, $"row {id} is not whole");
    }

    /// <summary>Keeps exactly the rows 1 to <paramref name="rows"/>, of those that are still held.</summary>
    internal void Keep(long rows)
    {
        var held = Math.Max(0, rows + 1 - _blocks.First);
        _blocks = held == 0 ? new(rows + 1, []) : new(_blocks.First, _blocks.Items[..(int)((held + BlockRows - 1) / BlockRows)]);
        _nextId = rows + 1;
    }

    private void AddBlock()
    {
        var (first, items) = (_blocks.First, _blocks.Items);
        var dropped = (items.Length - 1L) * BlockRows >= rowsMax ? 1 : 0;
        Volatile.Write(ref _blocks, new(first + (dropped * (long)BlockRows), [.. items[dropped..], new byte[BlockRows * rowBytes]]));
    }
}
