using System.Buffers.Binary;
using Kontor.World.Codec;

namespace Kontor.Log.Files;

/// <summary>The first bytes of a snapshot: magic, version, position, content length, CRC-32C of the content, CRC-32C of all that.</summary>
internal readonly record struct SnapshotHeader(long Position, long Length, uint ContentCrc)
{
    public const int Bytes = 40;
    private const uint Version = 1;

    private static ReadOnlySpan<byte> Magic => "KtrSnap1"u8;

    public void Write(Span<byte> target)
    {
        Magic.CopyTo(target);
        BinaryPrimitives.WriteInt64LittleEndian(target[8..], Position);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], Length);
        BinaryPrimitives.WriteUInt32LittleEndian(target[24..], ContentCrc);
        BinaryPrimitives.WriteUInt32LittleEndian(target[28..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(target[32..], 0);
        BinaryPrimitives.WriteUInt32LittleEndian(target[36..], Crc32C.Of(target[..36]));
    }

    /// <summary>Null when <paramref name="file"/> is a whole snapshot, else what is wrong with it.</summary>
    public static string? Check(ReadOnlySpan<byte> file, long position)
    {
        if (file.Length < Bytes)
            return "the file ends inside the header of the snapshot";
        if (!file.StartsWith(Magic))
            return "the file does not begin like a snapshot";
        if (BinaryPrimitives.ReadUInt32LittleEndian(file[36..]) != Crc32C.Of(file[..36]))
            return "the checksum of the snapshot's header does not match";
        if (BinaryPrimitives.ReadUInt32LittleEndian(file[28..]) is var version && version != Version)
            return $"the snapshot has format {version}, this program knows format {Version}";
        if (BinaryPrimitives.ReadInt64LittleEndian(file[8..]) is var stated && stated != position)
            return $"the snapshot is of position {stated}";
        if (BinaryPrimitives.ReadInt64LittleEndian(file[16..]) != file.Length - Bytes)
            return "the snapshot is not as long as its header says";
        return BinaryPrimitives.ReadUInt32LittleEndian(file[24..]) == Crc32C.Of(file[Bytes..])
            ? null
            : "the checksum of the snapshot's content does not match";
    }
}
