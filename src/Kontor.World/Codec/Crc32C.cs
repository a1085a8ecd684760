using System.Buffers.Binary;
using System.Numerics;

namespace Kontor.World.Codec;

/// <summary>
/// CRC-32C (Castagnoli). <see cref="BitOperations"/> compiles to the processor's own instruction on x64 and ARM and falls back to a table
/// elsewhere, so that a log written on one machine is read on any other.
/// </summary>
public static class Crc32C
{
    public static uint Of(ReadOnlySpan<byte> bytes) => Continue(0, bytes);

    /// <summary>The checksum of what <paramref name="crc"/> is the checksum of, followed by these bytes.</summary>
    public static uint Continue(uint crc, ReadOnlySpan<byte> bytes)
    {
        crc = ~crc;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }
        foreach (var one in bytes)
            crc = BitOperations.Crc32C(crc, one);
        return ~crc;
    }
}
