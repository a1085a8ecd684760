using System.Buffers.Binary;

namespace Kontor.Gate.Limits;

/// <summary>Reads what <see cref="SnapshotWriter"/> wrote. Bytes that cannot be a snapshot are refused by name, never read past.</summary>
internal ref struct SnapshotReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; }

    public byte Byte() => Take(1)[0];

    public int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public UInt128 Wide() => BinaryPrimitives.ReadUInt128LittleEndian(Take(16));

    /// <summary>A number of things that follow. Each takes at least one byte, so a count beyond the rest is damage.</summary>
    public int Count()
    {
        var count = Int();
        return count >= 0 && count <= _bytes.Length - Position
            ? count
            : throw new InvalidDataException($"A saved count of {count} at byte {Position} is not possible.");
    }

    public ReadOnlySpan<byte> Bytes(int count) => Take(count);

    public void Expect(byte format)
    {
        var found = Byte();
        if (found != format)
            throw new InvalidDataException($"A saved memory of format {found}; this build reads format {format}.");
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _bytes.Length - Position)
            throw new InvalidDataException($"A saved memory ends at byte {_bytes.Length}, in the middle of a value.");
        var taken = _bytes.Slice(Position, length);
        Position += length;
        return taken;
    }
}
