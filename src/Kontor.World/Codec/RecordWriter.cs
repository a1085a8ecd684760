using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Kontor.World.Codec;

/// <summary>Writes the log's and the snapshot's binary form: numbers as variable-length integers, text as UTF-8 with its length in front.</summary>
public readonly ref struct RecordWriter(IBufferWriter<byte> output)
{
    // Strict: text that is not valid would come back as other text, and a replayed world would differ from the one that lived.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public void WriteByte(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }

    public void WriteBool(bool value) => WriteByte(value ? (byte)1 : (byte)0);

    public void WriteUnsigned(ulong value)
    {
        var target = output.GetSpan(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
            target[length++] = (byte)(value | 0x80);
        target[length++] = (byte)value;
        output.Advance(length);
    }

    public void WriteLong(long value) => WriteUnsigned((ulong)((value << 1) ^ (value >> 63)));

    public void WriteCount(int count) => WriteUnsigned((ulong)count);

    public void WriteFixed(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(output.GetSpan(8), value);
        output.Advance(8);
    }

    public void WriteAmount(Int128 value)
    {
        BinaryPrimitives.WriteInt128LittleEndian(output.GetSpan(16), value);
        output.Advance(16);
    }

    public void WriteText(string text)
    {
        var length = Utf8.GetByteCount(text);
        WriteCount(length);
        Utf8.GetBytes(text, output.GetSpan(length));
        output.Advance(length);
    }

    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        WriteCount(bytes.Length);
        output.Write(bytes);
    }

    /// <summary>Bytes whose number the reader knows.</summary>
    public void WriteRaw(ReadOnlySpan<byte> bytes) => output.Write(bytes);

    public void WriteTexts(IReadOnlyCollection<string> texts)
    {
        WriteCount(texts.Count);
        foreach (var text in texts)
            WriteText(text);
    }
}
