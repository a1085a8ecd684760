using System.Buffers.Binary;
using Kontor.World.Codec;

namespace Kontor.Log.Files;

/// <summary>The first bytes of a segment: magic, version, first position, the epoch that created it, CRC-32C of all that.</summary>
internal readonly record struct SegmentHeader(long First, long Epoch)
{
    public const int Bytes = 32;
    private const uint Version = 1;

    private static ReadOnlySpan<byte> Magic => "KtrLog01"u8;

    public void Write(Span<byte> target)
    {
        Magic.CopyTo(target);
        BinaryPrimitives.WriteInt64LittleEndian(target[8..], First);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], Epoch);
        BinaryPrimitives.WriteUInt32LittleEndian(target[24..], Version);
        BinaryPrimitives.WriteUInt32LittleEndian(target[28..], Crc32C.Of(target[..28]));
    }

    /// <summary>Null when the header is whole, else what is wrong with it.</summary>
    public static string? Read(ReadOnlySpan<byte> bytes, out SegmentHeader header)
    {
        header = default;
        if (bytes.Length < Bytes)
            return "the file ends inside the header of the segment";
        if (!bytes.StartsWith(Magic))
            return "the file does not begin like a segment";
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[28..]) != Crc32C.Of(bytes[..28]))
            return "the checksum of the segment's header does not match";
        var version = BinaryPrimitives.ReadUInt32LittleEndian(bytes[24..]);
        if (version != Version)
            return $"the segment has format {version}, this program knows format {Version}";
        header = new SegmentHeader(BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]));
        return null;
    }
}
