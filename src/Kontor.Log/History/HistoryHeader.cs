using System.Buffers.Binary;
using System.Text;
using Kontor.World.Codec;

namespace Kontor.Log.History;

/// <summary>The first bytes of a segment of rows: magic, version, bytes of a row, first row, the stream's name, CRC-32C of all that.</summary>
internal readonly record struct HistoryHeader(string Stream, int RowBytes, long First)
{
    public const int Bytes = 68;
    private const uint Version = 1;
    private const int NameStart = 24;
    private const int CrcStart = 64;

    private static ReadOnlySpan<byte> Magic => "KtrHist1"u8;

    public void Write(Span<byte> target)
    {
        target.Clear();
        Magic.CopyTo(target);
        BinaryPrimitives.WriteUInt32LittleEndian(target[8..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(target[12..], RowBytes);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], First);
        Encoding.ASCII.GetBytes(Stream, target[NameStart..CrcStart]);
        BinaryPrimitives.WriteUInt32LittleEndian(target[CrcStart..], Crc32C.Of(target[..CrcStart]));
    }

    /// <summary>Null when the header is whole, else what is wrong with it.</summary>
    public static string? Read(ReadOnlySpan<byte> bytes, out HistoryHeader header)
    {
        header = default;
        if (bytes.Length < Bytes)
            return "the file ends inside the header of the segment";
        if (!bytes.StartsWith(Magic))
            return "the file does not begin like a segment of a history";
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[CrcStart..]) != Crc32C.Of(bytes[..CrcStart]))
            return "the checksum of the segment's header does not match";
        var version = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        if (version != Version)
            return $"the segment has format {version}, this program knows format {Version}";
        header = new HistoryHeader(
            Encoding.ASCII.GetString(bytes[NameStart..CrcStart].TrimEnd((byte)0)),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..])
        );
        return null;
    }

    /// <summary>What is wrong with a whole header where this one belongs, or null.</summary>
    public string? Differs(HistoryHeader found)
    {
        if (found.Stream != Stream)
            return $"the segment belongs to the history '{found.Stream}', not to '{Stream}'";
        if (found.First != First)
            return $"the segment's header says that it begins at row {found.First}";
        return found.RowBytes == RowBytes ? null : $"its rows have {found.RowBytes} bytes, and this program's rows have {RowBytes}";
    }
}
