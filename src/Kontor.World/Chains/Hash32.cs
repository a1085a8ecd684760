using System.Buffers;
using System.Buffers.Binary;

namespace Kontor.World.Chains;

/// <summary>A hash of 32 bytes: of a block, a transaction, a topic. Ordered as the text of it is.</summary>
public readonly struct Hash32 : IEquatable<Hash32>, IComparable<Hash32>
{
    public const int Bytes = 32;
    private const int TextLength = 2 + Bytes * 2;

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    public Hash32(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Bytes)
            throw new ArgumentException("A hash has 32 bytes.", nameof(bytes));
        _first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _second = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _third = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _fourth = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    public static Hash32 Zero => default;

    public bool IsZero => (_first | _second | _third | _fourth) == 0;

    public static bool operator ==(Hash32 left, Hash32 right) => left.Equals(right);

    public static bool operator !=(Hash32 left, Hash32 right) => !left.Equals(right);

    public static bool operator <(Hash32 left, Hash32 right) => left.CompareTo(right) < 0;

    public static bool operator >(Hash32 left, Hash32 right) => left.CompareTo(right) > 0;

    public static bool operator <=(Hash32 left, Hash32 right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Hash32 left, Hash32 right) => left.CompareTo(right) >= 0;

    /// <summary>The Keccak-256 of the bytes.</summary>
    public static Hash32 Of(ReadOnlySpan<byte> message) => new(Keccak256.Hash(message));

    public static Hash32 Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var hash) ? hash : throw new FormatException($"Not a hash: '{text}'.");

    /// <summary>Reads 0x and 64 hexadecimal digits of any case.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Hash32 hash)
    {
        hash = default;
        Span<byte> bytes = stackalloc byte[Bytes];
        if (text.Length != TextLength || text[0] != '0' || text[1] is not ('x' or 'X'))
            return false;
        if (Convert.FromHexString(text[2..], bytes, out _, out _) != OperationStatus.Done)
            return false;
        hash = new Hash32(bytes);
        return true;
    }

    public void CopyTo(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt64BigEndian(target, _first);
        BinaryPrimitives.WriteUInt64BigEndian(target[8..], _second);
        BinaryPrimitives.WriteUInt64BigEndian(target[16..], _third);
        BinaryPrimitives.WriteUInt64BigEndian(target[24..], _fourth);
    }

    public byte[] ToArray()
    {
        var bytes = new byte[Bytes];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>0x and 64 digits in lower case.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        CopyTo(bytes);
        return "0x" + Convert.ToHexStringLower(bytes);
    }

    public bool Equals(Hash32 other) =>
        _first == other._first && _second == other._second && _third == other._third && _fourth == other._fourth;

    public override bool Equals(object? obj) => obj is Hash32 other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_first, _second, _third, _fourth);

    public int CompareTo(Hash32 other)
    {
        if (_first != other._first)
            return _first < other._first ? -1 : 1;
        if (_second != other._second)
            return _second < other._second ? -1 : 1;
        return _third != other._third ? _third.CompareTo(other._third) : _fourth.CompareTo(other._fourth);
    }
}
