using System.Buffers.Binary;
using System.Globalization;

namespace Kontor.Gate;

/// <summary>A request's name in answers, recorder and logs: 128 bits, printed as 32 lower-case hex digits or as a UUID.</summary>
public readonly record struct RequestId(ulong High, ulong Low)
{
    public const int HexLength = 32;

    public void WriteHex(Span<char> target)
    {
        High.TryFormat(target, out _, "x16", CultureInfo.InvariantCulture);
        Low.TryFormat(target[16..], out _, "x16", CultureInfo.InvariantCulture);
    }

    public string ToHex() => string.Create(HexLength, this, static (span, id) => id.WriteHex(span));

    public Guid ToGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Low);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Reads either printed form.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out RequestId id)
    {
        id = default;
        if (!Guid.TryParse(text, out var guid))
            return false;
        Span<byte> bytes = stackalloc byte[16];
        guid.TryWriteBytes(bytes, bigEndian: true, out _);
        id = new RequestId(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
        return true;
    }

    public override string ToString() => ToHex();
}

/// <summary>
/// Hands out request ids. They come from the world's seed, the number of commands the world held when this process started, and a counter:
/// unguessable enough to be told apart, never repeated after a restart, and the same again for the same seed and the same script.
/// </summary>
public sealed class RequestIds(ulong seed, long incarnation)
{
    private readonly ulong _first = Mix(seed ^ 0x9E37_79B9_7F4A_7C15UL);
    private readonly ulong _second = Mix(seed + (ulong)incarnation);
    private long _count;

    public RequestId Next()
    {
        var number = (ulong)Interlocked.Increment(ref _count);
        return new RequestId(Mix(_first + number), Mix(_second ^ Mix(number)));
    }

    /// <summary>The finaliser of SplitMix64: a bijection, so different counters can never meet.</summary>
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EBUL;
        return z ^ (z >> 31);
    }
}
