using System.Buffers.Binary;
using Kontor.World.Codec;

namespace Kontor.Chains.Storage;

/// <summary>What stands before each block in the file: CRC-32C of all that follows, then the length of the block.</summary>
internal static class BlockFrame
{
    public const int HeaderBytes = 8;
    public const int LengthMax = 1 << 29;

    public static void Seal(Span<byte> frame)
    {
        BinaryPrimitives.WriteInt32LittleEndian(frame[4..], frame.Length - HeaderBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(frame, Crc32C.Of(frame[4..]));
    }

    /// <summary>Null for a length that no block has.</summary>
    public static int? LengthOf(ReadOnlySpan<byte> header) =>
        BinaryPrimitives.ReadInt32LittleEndian(header[4..]) is > 0 and <= LengthMax and var length ? length : null;

    public static bool IsWhole(ReadOnlySpan<byte> frame) => BinaryPrimitives.ReadUInt32LittleEndian(frame) == Crc32C.Of(frame[4..]);
}
