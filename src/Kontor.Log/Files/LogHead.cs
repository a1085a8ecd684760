using System.Buffers.Binary;
using Kontor.World.Codec;

namespace Kontor.Log.Files;

/// <summary>
/// What is known about the log from outside its segments. A log that does not reach to <see cref="ReachesTo"/> any more, or lacks the
/// segment beginning at <see cref="SegmentFirst"/>, has lost records that were acknowledged: that is damage and never a torn tail.
/// </summary>
/// <param name="Serial">Counts the writes of the head; the higher of its two copies is the valid one.</param>
/// <param name="IsClean">The last writer closed the log in order.</param>
internal readonly record struct LogHead(long Serial, long Epoch, long ReachesTo, long SegmentFirst, bool IsClean)
{
    public const int Bytes = 64;
    private const uint Version = 1;

    private static ReadOnlySpan<byte> Magic => "KtrHead1"u8;

    public void Write(Span<byte> target)
    {
        target[..Bytes].Clear();
        Magic.CopyTo(target);
        BinaryPrimitives.WriteInt64LittleEndian(target[8..], Serial);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], Epoch);
        BinaryPrimitives.WriteInt64LittleEndian(target[24..], ReachesTo);
        BinaryPrimitives.WriteInt64LittleEndian(target[32..], SegmentFirst);
        BinaryPrimitives.WriteUInt32LittleEndian(target[40..], IsClean ? 1u : 0u);
        BinaryPrimitives.WriteUInt32LittleEndian(target[44..], Version);
        BinaryPrimitives.WriteUInt32LittleEndian(target[60..], Crc32C.Of(target[..60]));
    }

    public static LogHead? Read(ReadOnlySpan<byte> bytes)
    {
        var isWhole =
            bytes.Length >= Bytes
            && bytes.StartsWith(Magic)
            && BinaryPrimitives.ReadUInt32LittleEndian(bytes[60..]) == Crc32C.Of(bytes[..60])
            && BinaryPrimitives.ReadUInt32LittleEndian(bytes[44..]) == Version;
        if (!isWhole)
            return null;
        return new LogHead(
            BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[32..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[40..]) == 1
        );
    }
}
