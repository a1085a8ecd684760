using System.Buffers;
using System.Buffers.Binary;

namespace Kontor.World.Chains.Utxo;

/// <summary>Bitcoin's way to write things down: numbers with the last byte first, and lengths in one, three, five or nine bytes.</summary>
internal readonly ref struct BitcoinWriter(IBufferWriter<byte> output)
{
    public void Write(byte value) => output.Write([value]);

    public void Write(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(output.GetSpan(sizeof(uint)), value);
        output.Advance(sizeof(uint));
    }

    public void Write(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(output.GetSpan(sizeof(long)), value);
        output.Advance(sizeof(long));
    }

    public void Write(Hash32 hash)
    {
        hash.CopyTo(output.GetSpan(Hash32.Bytes));
        output.Advance(Hash32.Bytes);
    }

    public void WriteRaw(ReadOnlySpan<byte> bytes) => output.Write(bytes);

    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        WriteCount(bytes.Length);
        output.Write(bytes);
    }

    public void WriteCount(int count)
    {
        if (count < 0xFD)
        {
            Write((byte)count);
            return;
        }
        if (count > ushort.MaxValue)
        {
            Write(0xFE);
            Write((uint)count);
            return;
        }
        Write(0xFD);
        BinaryPrimitives.WriteUInt16LittleEndian(output.GetSpan(sizeof(ushort)), (ushort)count);
        output.Advance(sizeof(ushort));
    }
}
