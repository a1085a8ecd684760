using System.Buffers.Binary;

namespace Kontor.World.Chains.Utxo;

/// <summary>Reads what <see cref="BitcoinWriter"/> writes. Whatever is cut off or too long is no such thing.</summary>
internal ref struct BitcoinReader(ReadOnlySpan<byte> content)
{
    private ReadOnlySpan<byte> _rest = content;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public byte ReadByte() => Take(1)[0];

    public uint ReadUnsigned() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    public long ReadLong() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public Hash32 ReadHash() => new(Take(Hash32.Bytes));

    public byte[] ReadBytes() => Take(ReadCount()).ToArray();

    public int ReadCount()
    {
        var count = ReadByte() switch
        {
            < 0xFD and var small => small,
            0xFD => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort))),
            0xFE => ReadUnsigned(),
            _ => throw new InvalidDataException("A length that no block can have."),
        };
        // Whatever is counted takes a byte at least.
        return count <= _rest.Length ? (int)count : throw new InvalidDataException($"There are not {count} more bytes.");
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _rest.Length)
            throw new InvalidDataException($"There are not {length} more bytes.");
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
