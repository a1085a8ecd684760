using System.Buffers.Binary;

namespace Kontor.Dialects.XLayer.Verification;

/// <summary>
/// What a compiler puts behind the code: a map in CBOR that says where its description of the sources is kept, and in two bytes how long that
/// map is. A space more in a comment changes it, and nothing of what the code does.
/// </summary>
internal static class CodeMetadata
{
    private const int LengthBytes = 2;
    private const int DigestBytes = 32;

    // A key with the length of its name in front, and the head of a string of 34 or 32 bytes; the first of them begin with the kind of digest.
    private static ReadOnlySpan<byte> Ipfs => "dipfsX\"\u0012 "u8;
    private static ReadOnlySpan<byte> Swarm => "ebzzr1X "u8;
    private static ReadOnlySpan<byte> OldSwarm => "ebzzr0X "u8;

    /// <summary>How many bytes there are in front of it; all of them where there is none.</summary>
    public static int BodyLength(ReadOnlySpan<byte> code)
    {
        if (code.Length <= LengthBytes)
            return code.Length;
        var length = BinaryPrimitives.ReadUInt16BigEndian(code[^LengthBytes..]);
        var start = code.Length - LengthBytes - length;
        // 0xA0 and what follows are maps of so many entries; a compiler makes up to three.
        return length > 0 && start >= 0 && code[start] is >= 0xA1 and <= 0xA4 ? start : code.Length;
    }

    /// <summary>Where the description is kept, e.g. <c>ipfs://</c> and the digest; empty where it does not say.</summary>
    public static string PlaceIn(ReadOnlySpan<byte> code)
    {
        var map = code[BodyLength(code)..];
        if (Digest(map, Ipfs) is { } ipfs)
            return "ipfs://" + ipfs;
        return (Digest(map, Swarm) ?? Digest(map, OldSwarm)) is { } swarm ? "bzzr://" + swarm : "";
    }

    private static string? Digest(ReadOnlySpan<byte> map, ReadOnlySpan<byte> key)
    {
        var at = map.IndexOf(key);
        var from = at + key.Length;
        return at < 0 || from > map.Length - DigestBytes ? null : Convert.ToHexStringLower(map.Slice(from, DigestBytes));
    }
}
