using Kontor.World;

namespace Kontor.Chains.Columns;

/// <summary>
/// Rows of one kind, one after the other in chunks that never move. One thread appends and truncates; others may read any row below a count that
/// was published after the row was written.
/// </summary>
internal sealed class Column<T>(int chunkBits = Column.ChunkBits)
    where T : struct
{
    private readonly int _mask = (1 << chunkBits) - 1;
    private T[]?[] _chunks = new T[]?[4];

    public int Count { get; private set; }

    /// <summary>What the rows and the free room behind them take.</summary>
    public long Bytes => (((long)Count + _mask) >> chunkBits << chunkBits) * System.Runtime.CompilerServices.Unsafe.SizeOf<T>();

    public ref T this[int row] => ref _chunks[row >> chunkBits]![row & _mask];

    /// <summary>Up to so many rows that end with a given one and stand in its chunk.</summary>
    public ReadOnlySpan<T> RunUpTo(int row, int rowsMax)
    {
        var last = row & _mask;
        var count = Math.Min(rowsMax, last + 1);
        return _chunks[row >> chunkBits].AsSpan(last + 1 - count, count);
    }

    public int Add(in T value)
    {
        Reserve(1);
        this[Count - 1] = value;
        return Count - 1;
    }

    /// <summary>Makes room for so many more rows, whatever stands in them.</summary>
    public void Reserve(int rows)
    {
        var chunksNeeded = (int)(((long)Count + rows + _mask) >> chunkBits);
        if (chunksNeeded > _chunks.Length)
            Grow(chunksNeeded);
        for (var chunk = (Count + _mask) >> chunkBits; chunk < chunksNeeded; chunk++)
            _chunks[chunk] ??= new T[_mask + 1];
        Count = checked(Count + rows);
    }

    /// <summary>Takes the newest rows away. One chunk of free room stays, the others are given back.</summary>
    public void Truncate(int count)
    {
        Invariant.Holds(count <= Count);
        var firstFree = ((count + _mask) >> chunkBits) + 1;
        for (var chunk = firstFree; chunk < _chunks.Length && _chunks[chunk] is not null; chunk++)
            _chunks[chunk] = null;
        Count = count;
    }

    private void Grow(int chunksNeeded)
    {
        var grown = new T[]?[Math.Max(chunksNeeded, _chunks.Length * 2)];
        _chunks.CopyTo(grown, 0);
        Volatile.Write(ref _chunks, grown);
    }
}

internal static class Column
{
    public const int ChunkBits = 10;
}
