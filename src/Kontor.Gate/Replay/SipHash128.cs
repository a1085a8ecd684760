using System.Buffers.Binary;
using System.Numerics;

namespace Kontor.Gate.Replay;

/// <summary>
/// SipHash-2-4 with 128 bits of result (Aumasson and Bernstein), fed in pieces. Keyed, because the texts come from strangers: with a known
/// function they could send thousands of nonces into one bucket, or search at home for two that look the same.
/// </summary>
public ref struct SipHash128
{
    public const int KeyLength = 16;
    private const int WordLength = sizeof(ulong);

    private ulong _v0;
    private ulong _v1;
    private ulong _v2;
    private ulong _v3;

    /// <summary>Bytes that do not fill a word yet, the first one lowest.</summary>
    private ulong _tail;
    private int _tailLength;
    private byte _length;

    public SipHash128(ulong key0, ulong key1)
    {
        _v0 = key0 ^ 0x736f6d6570736575;
        _v1 = key1 ^ 0x646f72616e646f6d ^ 0xee;
        _v2 = key0 ^ 0x6c7967656e657261;
        _v3 = key1 ^ 0x7465646279746573;
    }

    public void Append(scoped ReadOnlySpan<byte> bytes)
    {
        _length += unchecked((byte)bytes.Length);
        for (; _tailLength == 0 && bytes.Length >= WordLength; bytes = bytes[WordLength..])
            Compress(BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var one in bytes)
            AppendToTail(one);
    }

    public void Append(ulong word)
    {
        Span<byte> bytes = stackalloc byte[WordLength];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, word);
        Append(bytes);
    }

    public UInt128 Finish()
    {
        Compress(_tail | ((ulong)_length << 56));
        _v2 ^= 0xee;
        Rounds(4);
        var low = _v0 ^ _v1 ^ _v2 ^ _v3;
        _v1 ^= 0xdd;
        Rounds(4);
        return new UInt128(_v0 ^ _v1 ^ _v2 ^ _v3, low);
    }

    private void AppendToTail(byte one)
    {
        _tail |= (ulong)one << (8 * _tailLength);
        if (++_tailLength < WordLength)
            return;
        Compress(_tail);
        (_tail, _tailLength) = (0, 0);
    }

    private void Compress(ulong word)
    {
        _v3 ^= word;
        Rounds(2);
        _v0 ^= word;
    }

    private void Rounds(int count)
    {
        for (; count > 0; count--)
        {
            _v0 += _v1;
            _v2 += _v3;
            _v1 = BitOperations.RotateLeft(_v1, 13) ^ _v0;
            _v3 = BitOperations.RotateLeft(_v3, 16) ^ _v2;
            _v0 = BitOperations.RotateLeft(_v0, 32) + _v3;
            _v2 += _v1;
            _v3 = BitOperations.RotateLeft(_v3, 21) ^ _v0;
            _v1 = BitOperations.RotateLeft(_v1, 17) ^ _v2;
            _v2 = BitOperations.RotateLeft(_v2, 32);
        }
    }
}
