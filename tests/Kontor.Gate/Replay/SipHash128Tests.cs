using System.Buffers.Binary;
using Kontor.Gate.Replay;

namespace Kontor.Gate.Tests.Replay;

public sealed class SipHash128Tests
{
    private const ulong Key0 = 0x0706050403020100;
    private const ulong Key1 = 0x0f0e0d0c0b0a0908;

    /// <summary>Over the bytes 0, 1, 2, … under the key 00 to 0f, as the authors' vectors; OpenSSL's SIPHASH gives the same.</summary>
    [Theory]
    [InlineData(0, "a3817f04ba25a8e66df67214c7550293")]
    [InlineData(1, "da87c1d86b99af44347659119b22fc45")]
    [InlineData(7, "a1f1ebbed8dbc153c0b84aa61ff08239")]
    [InlineData(8, "3b62a9ba6258f5610f83e264f31497b4")]
    [InlineData(9, "264499060ad9baabc47f8b02bb6d71ed")]
    [InlineData(15, "5493e99933b0a8117e08ec0f97cfc3d9")]
    [InlineData(16, "6ee2a4ca67b054bbfd3315bf85230577")]
    [InlineData(17, "473d06e8738db89854c066c47ae47740")]
    [InlineData(31, "2939b0183223fafc1723de4f52c43d35")]
    [InlineData(40, "df6a301e95c95dad97ae0cc8c6913bd8")]
    public void The_published_vectors_hold_however_the_text_is_cut(int length, string expected)
    {
        byte[] message = [.. Enumerable.Range(0, length).Select(i => (byte)i)];
        for (var cut = 0; cut <= length; cut++)
        {
            var hash = new SipHash128(Key0, Key1);
            hash.Append(message.AsSpan(0, cut));
            hash.Append(message.AsSpan(cut));
            Assert.Equal(expected, Hex(hash.Finish()));
        }
    }

    [Fact]
    public void A_word_is_eight_bytes_the_lowest_first()
    {
        var hash = new SipHash128(Key0, Key1);
        hash.Append(0x0706050403020100UL);
        Assert.Equal("3b62a9ba6258f5610f83e264f31497b4", Hex(hash.Finish()));
    }

    private static string Hex(UInt128 value)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, value);
        return Convert.ToHexStringLower(bytes);
    }
}
