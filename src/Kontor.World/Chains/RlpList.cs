using System.Buffers;
using System.Numerics;

namespace Kontor.World.Chains;

/// <summary>Builds one list in Ethereum's recursive length prefix (RLP) encoding.</summary>
public sealed class RlpList
{
    private readonly ArrayBufferWriter<byte> _payload = new();

    public RlpList Add(ReadOnlySpan<byte> text)
    {
        if (text.Length != 1 || text[0] >= 0x80)
            WriteLength(_payload, 0x80, text.Length);
        _payload.Write(text);
        return this;
    }

    /// <summary>A number without leading zero bytes; zero itself is the empty string.</summary>
    public RlpList Add(UInt128 number)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return Add(bytes[(int)(UInt128.LeadingZeroCount(number) / 8)..]);
    }

    public RlpList Add(Word256 number)
    {
        Span<byte> bytes = stackalloc byte[Word256.Bytes];
        number.WriteBigEndian(bytes);
        return Add(bytes.TrimStart((byte)0));
    }

    public RlpList Add(Address20 address)
    {
        Span<byte> bytes = stackalloc byte[Address20.Bytes];
        address.CopyTo(bytes);
        return Add(bytes);
    }

    public RlpList Add(Hash32 hash)
    {
        Span<byte> bytes = stackalloc byte[Hash32.Bytes];
        hash.CopyTo(bytes);
        return Add(bytes);
    }

    public RlpList Add(RlpList list) => AddEncoded(list.Encode());

    /// <summary>An item that is encoded already.</summary>
    public RlpList AddEncoded(ReadOnlySpan<byte> item)
    {
        _payload.Write(item);
        return this;
    }

    public byte[] Encode()
    {
        var encoded = new ArrayBufferWriter<byte>(_payload.WrittenCount + 9);
        WriteLength(encoded, 0xC0, _payload.WrittenCount);
        encoded.Write(_payload.WrittenSpan);
        return encoded.WrittenSpan.ToArray();
    }

    /// <summary>One text that stands in no list.</summary>
    public static byte[] EncodeText(ReadOnlySpan<byte> text)
    {
        var single = new RlpList();
        single.Add(text);
        return single._payload.WrittenSpan.ToArray();
    }

    private static void WriteLength(ArrayBufferWriter<byte> output, byte kind, int length)
    {
        if (length <= 55)
        {
            output.Write([(byte)(kind + length)]);
            return;
        }
        var lengthBytes = 4 - BitOperations.LeadingZeroCount((uint)length) / 8;
        output.Write([(byte)(kind + 55 + lengthBytes)]);
        for (var shift = (lengthBytes - 1) * 8; shift >= 0; shift -= 8)
            output.Write([(byte)(length >> shift)]);
    }
}
