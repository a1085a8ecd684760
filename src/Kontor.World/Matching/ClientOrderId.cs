using System.Runtime.CompilerServices;
using System.Text;

namespace Kontor.World.Matching;

/// <summary>
/// The name a client gives its order: up to 40 printable ASCII characters. It lies inside the order, not beside it, so that orders are
/// plain memory: nothing to allocate, nothing to look up when they are stored.
/// </summary>
public struct ClientOrderId : IEquatable<ClientOrderId>
{
    public const int LengthMax = 40;

    [InlineArray(LengthMax)]
    private struct Characters
    {
        private byte _first;
    }

    private byte _length;
    private Characters _characters;

    public readonly bool IsEmpty => _length == 0;

    /// <summary>An empty text is no name, and none is given; anything too long or not printable is refused.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ClientOrderId id)
    {
        id = default;
        if (text.Length > LengthMax || text.ContainsAnyExceptInRange('!', '~'))
            return false;
        id._length = (byte)text.Length;
        for (var index = 0; index < text.Length; index++)
            id._characters[index] = (byte)text[index];
        return true;
    }

    public override readonly string ToString() => Encoding.ASCII.GetString(Bytes(in this));

    public readonly bool Equals(ClientOrderId other) => Bytes(in this).SequenceEqual(Bytes(in other));

    public override readonly bool Equals(object? obj) => obj is ClientOrderId other && Equals(other);

    public override readonly int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Bytes(in this));
        return hash.ToHashCode();
    }

    public static bool operator ==(ClientOrderId left, ClientOrderId right) => left.Equals(right);

    public static bool operator !=(ClientOrderId left, ClientOrderId right) => !left.Equals(right);

    internal static ReadOnlySpan<byte> Bytes(in ClientOrderId id) => ((ReadOnlySpan<byte>)id._characters)[..id._length];

    internal static ClientOrderId Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LengthMax || bytes.ContainsAnyExceptInRange((byte)'!', (byte)'~'))
            throw new InvalidDataException("No client order id.");
        var id = new ClientOrderId { _length = (byte)bytes.Length };
        bytes.CopyTo(id._characters);
        return id;
    }
}
