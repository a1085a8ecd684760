using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Kontor.World.Chains;

/// <summary>The address of an account: 20 bytes, ordered as the text of it is.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly struct Address20 : IEquatable<Address20>, IComparable<Address20>
{
    public const int Bytes = 20;
    private const int TextLength = 2 + Bytes * 2;

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly uint _third;

    public Address20(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Bytes)
            throw new ArgumentException("An address has 20 bytes.", nameof(bytes));
        _first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _second = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _third = BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]);
    }

    /// <summary>Nobody's address: tokens come from it when they are minted and go to it when they are burnt.</summary>
    public static Address20 Zero => default;

    public bool IsZero => (_first | _second | _third) == 0;

    public static bool operator ==(Address20 left, Address20 right) => left.Equals(right);

    public static bool operator !=(Address20 left, Address20 right) => !left.Equals(right);

    public static bool operator <(Address20 left, Address20 right) => left.CompareTo(right) < 0;

    public static bool operator >(Address20 left, Address20 right) => left.CompareTo(right) > 0;

    public static bool operator <=(Address20 left, Address20 right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Address20 left, Address20 right) => left.CompareTo(right) >= 0;

    public static Address20 Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var address) ? address : throw new FormatException($"Not an address: '{text}'.");

    /// <summary>Reads 0x and 40 hexadecimal digits of any case.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Address20 address)
    {
        address = default;
        Span<byte> bytes = stackalloc byte[Bytes];
        if (text.Length != TextLength || text[0] != '0' || text[1] is not ('x' or 'X'))
            return false;
        if (Convert.FromHexString(text[2..], bytes, out _, out _) != OperationStatus.Done)
            return false;
        address = new Address20(bytes);
        return true;
    }

    public void CopyTo(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt64BigEndian(target, _first);
        BinaryPrimitives.WriteUInt64BigEndian(target[8..], _second);
        BinaryPrimitives.WriteUInt32BigEndian(target[16..], _third);
    }

    public byte[] ToArray()
    {
        var bytes = new byte[Bytes];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>0x and 40 digits in lower case.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        CopyTo(bytes);
        return "0x" + Convert.ToHexStringLower(bytes);
    }

    /// <summary>The spelling of EIP-55: a letter is upper case where the digit of the text's hash at its place is 8 or more.</summary>
    public string ToChecksum()
    {
        var text = ToString().ToCharArray();
        var hash = Keccak256.Hash(Encoding.ASCII.GetBytes(text, 2, Bytes * 2));
        for (var place = 0; place < Bytes * 2; place++)
        {
            var digit = (place & 1) == 0 ? hash[place / 2] >> 4 : hash[place / 2] & 0xF;
            if (digit >= 8)
                text[place + 2] = char.ToUpperInvariant(text[place + 2]);
        }
        return new string(text);
    }

    public bool Equals(Address20 other) => _first == other._first && _second == other._second && _third == other._third;

    public override bool Equals(object? obj) => obj is Address20 other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_first, _second, _third);

    public int CompareTo(Address20 other)
    {
        if (_first != other._first)
            return _first < other._first ? -1 : 1;
        return _second != other._second ? _second.CompareTo(other._second) : _third.CompareTo(other._third);
    }
}
