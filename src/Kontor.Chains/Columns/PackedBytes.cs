namespace Kontor.Chains.Columns;

/// <summary>
/// Texts of bytes, one after the other. What contracts are called with is mostly zeros: a run of them is written as a zero and its length.
/// </summary>
internal sealed class PackedBytes
{
    private const int ChunkBits = 16;
    private const int ChunkMask = (1 << ChunkBits) - 1;

    private byte[]?[] _chunks = new byte[]?[4];

    public long Count { get; private set; }

    public long Bytes => (Count + ChunkMask) >> ChunkBits << ChunkBits;

    /// <summary>Where the text begins from now on. How long it is, the caller remembers.</summary>
    public long Add(ReadOnlySpan<byte> text)
    {
        var start = Count;
        while (!text.IsEmpty)
        {
            Write(text[0]);
            if (text[0] != 0)
            {
                text = text[1..];
                continue;
            }
            var end = text[..Math.Min(text.Length, byte.MaxValue)].IndexOfAnyExcept((byte)0);
            var run = end < 0 ? Math.Min(text.Length, byte.MaxValue) : end;
            Write((byte)run);
            text = text[run..];
        }
        return start;
    }

    public byte[] Get(long start, int length)
    {
        var text = new byte[length];
        for (var written = 0; written < length; start++)
        {
            var value = Read(start);
            if (value != 0)
                text[written++] = value;
            else
                written += Read(++start);
        }
        return text;
    }

    public void Truncate(long count)
    {
        for (var chunk = (count >> ChunkBits) + 1; chunk < _chunks.Length && _chunks[chunk] is not null; chunk++)
            _chunks[chunk] = null;
        Count = count;
    }

    private byte Read(long at) => _chunks[at >> ChunkBits]![at & ChunkMask];

    private void Write(byte value)
    {
        var chunk = (int)(Count >> ChunkBits);
        if (chunk == _chunks.Length)
            Grow();
        (_chunks[chunk] ??= new byte[ChunkMask + 1])[Count & ChunkMask] = value;
        Count++;
    }

    private void Grow()
    {
        var grown = new byte[]?[_chunks.Length * 2];
        _chunks.CopyTo(grown, 0);
        Volatile.Write(ref _chunks, grown);
    }
}
