using System.Buffers;

namespace Kontor.World.Log;

/// <summary>Records gathered for one durable append. Its buffer is kept between batches, so a steady stream allocates nothing.</summary>
public sealed class LogBatch
{
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);
    private readonly List<(int Start, int Length)> _records = [];
    private int _open = -1;

    public int Count => _records.Count;

    /// <summary>All contents back to back, in order.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    public ReadOnlyMemory<byte> this[int index] => _bytes.WrittenMemory.Slice(_records[index].Start, _records[index].Length);

    /// <summary>Starts a record: write its content to the result, then call <see cref="End"/>.</summary>
    public IBufferWriter<byte> Begin()
    {
        if (_open >= 0)
            throw new InvalidOperationException("The previous record was not ended.");
        _open = _bytes.WrittenCount;
        return _bytes;
    }

    public void End()
    {
        if (_open < 0)
            throw new InvalidOperationException("No record was begun.");
        _records.Add((_open, _bytes.WrittenCount - _open));
        _open = -1;
    }

    public void Add(ReadOnlySpan<byte> content)
    {
        Begin().Write(content);
        End();
    }

    public void Clear()
    {
        _bytes.ResetWrittenCount();
        _records.Clear();
        _open = -1;
    }
}
