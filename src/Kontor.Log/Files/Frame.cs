using System.Buffers.Binary;
using Kontor.World.Codec;

namespace Kontor.Log.Files;

/// <summary>
/// One record as it stands in a segment: CRC-32C, content length, position, epoch, index in its batch, size of its batch, content.
/// The checksum covers everything after itself. Position and epoch stand in every frame so that a record cannot be taken for another one;
/// index and size make a batch all or nothing: it counts only when its last frame is whole.
/// </summary>
internal readonly record struct Frame(int Length, long Position, long Epoch, int BatchIndex, int BatchCount)
{
    public const int HeaderBytes = 32;

    public int Bytes => HeaderBytes + Length;

    /// <summary>The position of the first record of the batch that this record belongs to.</summary>
    public long BatchFirst => Position - BatchIndex;

    public bool EndsBatch => BatchIndex == BatchCount - 1;

    public void Write(Span<byte> target, ReadOnlySpan<byte> content)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target[4..], Length);
        BinaryPrimitives.WriteInt64LittleEndian(target[8..], Position);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], Epoch);
        BinaryPrimitives.WriteInt32LittleEndian(target[24..], BatchIndex);
        BinaryPrimitives.WriteInt32LittleEndian(target[28..], BatchCount);
        content.CopyTo(target[HeaderBytes..]);
        BinaryPrimitives.WriteUInt32LittleEndian(target, Crc32C.Of(target[4..Bytes]));
    }

    /// <summary>Reads the header fields. False when no record was ever written with such fields; true says nothing about the checksum.</summary>
    public static bool TryReadHeader(ReadOnlySpan<byte> bytes, out Frame frame)
    {
        frame = new Frame(
            BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[24..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[28..])
        );
        return frame.Length is >= 0 and <= FileLogOptions.RecordBytesMax
            && frame.Epoch > 0
            && frame.BatchIndex >= 0
            && frame.BatchIndex < frame.BatchCount
            && frame.Position >= frame.BatchIndex;
    }

    /// <summary>Whether the checksum at the start of <paramref name="bytes"/> fits this frame's bytes.</summary>
    public bool IsWhole(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes) == Crc32C.Of(bytes[4..Bytes]);
}
