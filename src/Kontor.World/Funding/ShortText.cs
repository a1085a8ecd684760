using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Kontor.World.Funding;

/// <summary>Up to 95 printable characters inside a row of a history: an address, a memo, the id of a transaction.</summary>
[InlineArray(Size)]
public struct ShortText
{
    private const int Size = 96;
    public const int LengthMax = Size - 1;

    // The first byte is the length.
    private byte _first;

    public static bool Fits(string text) => text.Length <= LengthMax && !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    public static ShortText Of(string text)
    {
        Invariant.Holds(Fits(text));
        var result = default(ShortText);
        var bytes = MemoryMarshal.CreateSpan(ref result._first, Size);
        bytes[0] = (byte)text.Length;
        Encoding.ASCII.GetBytes(text, bytes[1..]);
        return result;
    }

    public override readonly string ToString()
    {
        ReadOnlySpan<byte> bytes = this;
        return Encoding.ASCII.GetString(bytes.Slice(1, bytes[0]));
    }
}
