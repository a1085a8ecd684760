using System.Buffers;
using System.Buffers.Binary;

namespace Kontor.Gate.Limits;

/// <summary>Fixed-width little-endian numbers: what the gate's memories are saved as.</summary>
internal static class SnapshotWriter
{
    public static void Byte(IBufferWriter<byte> target, byte value)
    {
        target.GetSpan(1)[0] = value;
        target.Advance(1);
    }

    public static void Int(IBufferWriter<byte> target, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target.GetSpan(sizeof(int)), value);
        target.Advance(sizeof(int));
    }

    public static void Long(IBufferWriter<byte> target, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(target.GetSpan(sizeof(long)), value);
        target.Advance(sizeof(long));
    }

    public static void Wide(IBufferWriter<byte> target, UInt128 value)
    {
        BinaryPrimitives.WriteUInt128LittleEndian(target.GetSpan(16), value);
        target.Advance(16);
    }
}
