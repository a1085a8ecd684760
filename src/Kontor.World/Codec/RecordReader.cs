using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Kontor.World.Codec;

/// <summary>Reads what <see cref="RecordWriter"/> wrote. Bytes that cannot have been written by it are damage and throw.</summary>
public ref struct RecordReader(ReadOnlySpan<byte> content)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest = content;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public byte ReadByte() => Take(1)[0];

    public bool ReadBool() =>
        ReadByte() switch
        {
            0 => false,
            1 => true,
            var other => throw new InvalidDataException($"Neither true nor false: {other}."),
        };

    public ulong ReadUnsigned()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = ReadByte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
        throw new InvalidDataException("A number does not end.");
    }

    public long ReadLong()
    {
        var folded = ReadUnsigned();
        return (long)(folded >> 1) ^ -(long)(folded & 1);
    }

    /// <summary>A count of things that each take at least one byte, so a damaged one cannot ask for more memory than the record has.</summary>
    public int ReadCount()
    {
        var count = ReadUnsigned();
        return count <= (ulong)_rest.Length
            ? (int)count
            : throw new InvalidDataException($"A count of {count} in a record with {_rest.Length} bytes left.");
    }

    public ulong ReadFixed() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public Int128 ReadAmount() => BinaryPrimitives.ReadInt128LittleEndian(Take(16));

    public string ReadText() => Utf8.GetString(Take(ReadCount()));

    public ReadOnlySpan<byte> ReadBytes() => Take(ReadCount());

    public ReadOnlySpan<byte> ReadRaw(int length) => Take(length);

    public ImmutableArray<string> ReadTexts()
    {
        var texts = ImmutableArray.CreateBuilder<string>(ReadCount());
        for (var left = texts.Capacity; left > 0; left--)
            texts.Add(ReadText());
        return texts.MoveToImmutable();
    }

    /// <summary>A record with something after its end was written by a version that this one does not understand.</summary>
    public readonly void ExpectEnd()
    {
        if (!_rest.IsEmpty)
            throw new InvalidDataException($"{_rest.Length} bytes after the end of a record.");
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _rest.Length)
            throw new InvalidDataException($"A record ends {length - _rest.Length} bytes too early.");
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
