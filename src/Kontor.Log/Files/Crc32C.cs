using System.Buffers.Binary;
using System.Numerics;

namespace Kontor.Log.Files;

/// <summary>
/// CRC-32C (Castagnoli). <see cref="BitOperations"/> compiles to the processor's own instruction on x64 and ARM and falls back to a table
/// elsewhere, so that a log written on one machine is read on any other.
/// </summary>
internal static class Crc32C
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
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
