using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Kontor.Gate.Origin;

/// <summary>
/// An address as one number. IPv4 stands where IPv6 maps it (<c>::ffff:0:0/96</c>), so both ways of writing it are the same caller.
/// The scope of a link-local address is left out: it names an interface of this machine, not a caller.
/// </summary>
public readonly record struct IpKey(UInt128 Value) : IComparable<IpKey>
{
    private const ulong MappedPrefix = 0xFFFF;

    public bool IsV4 => (Value >> 32) == MappedPrefix;

    public static IpKey FromV4(uint address) => new(((UInt128)MappedPrefix << 32) | address);

    public static IpKey From(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        Span<byte> bytes = stackalloc byte[16];
        if (!address.TryWriteBytes(bytes, out var written))
            throw new InvalidOperationException("No address is longer than 16 bytes.");
        return written == 4 ? FromV4(BinaryPrimitives.ReadUInt32BigEndian(bytes)) : new IpKey(BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }

    /// <summary>Reads the strict form: four decimal numbers without leading zeros, or IPv6 without brackets and scope.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out IpKey key) =>
        text.Contains(':') ? IpText.TryParseV6(text, out key) : IpText.TryParseV4(text, out key);

    public static IpKey Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var key) ? key : throw new FormatException($"'{text}' is not an IP address.");

    public IPAddress ToAddress()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
        return new IPAddress(IsV4 ? bytes[12..] : bytes);
    }

    public int CompareTo(IpKey other) => Value.CompareTo(other.Value);

    public static bool operator <(IpKey left, IpKey right) => left.Value < right.Value;

    public static bool operator >(IpKey left, IpKey right) => left.Value > right.Value;

    public static bool operator <=(IpKey left, IpKey right) => left.Value <= right.Value;

    public static bool operator >=(IpKey left, IpKey right) => left.Value >= right.Value;

    /// <summary>The address as people write it: dotted for IPv4, shortened for IPv6.</summary>
    public override string ToString() => ToAddress().ToString();
}
