using System.Text;
using Kontor.World.Chains;

namespace Kontor.World.Tests.Chains;

/// <summary>The examples of Ethereum's documentation, each inside a list of one.</summary>
public sealed class RlpTests
{
    [Fact]
    public void A_list_of_two_words() =>
        Expect(
            [0xC8, 0x83, (byte)'c', (byte)'a', (byte)'t', 0x83, (byte)'d', (byte)'o', (byte)'g'],
            new RlpList().Add("cat"u8).Add("dog"u8)
        );

    [Fact]
    public void An_empty_list_and_an_empty_string()
    {
        Expect([0xC0], new RlpList());
        Expect([0xC1, 0x80], new RlpList().Add([]));
    }

    [Fact]
    public void Numbers_have_no_leading_zeros()
    {
        Expect([0xC1, 0x80], new RlpList().Add(UInt128.Zero));
        Expect([0xC1, 0x0F], new RlpList().Add((UInt128)15));
        Expect([0xC3, 0x82, 0x04, 0x00], new RlpList().Add((UInt128)1024));
        Expect([0xC2, 0x81, 0x80], new RlpList().Add((UInt128)128));
    }

    [Fact]
    public void The_set_of_three_is_a_list_of_lists()
    {
        var one = new RlpList();
        var two = new RlpList().Add(one);
        var three = new RlpList().Add(one).Add(two);
        Expect([0xC7, 0xC0, 0xC1, 0xC0, 0xC3, 0xC0, 0xC1, 0xC0], new RlpList().Add(one).Add(two).Add(three));
    }

    [Fact]
    public void Text_of_more_than_55_bytes_says_how_long_its_length_is()
    {
        var lorem = Encoding.ASCII.GetBytes("Lorem ipsum dolor sit amet, consectetur adipisicing elit");
        Expect([0xF8, 58, 0xB8, 0x38, .. lorem], new RlpList().Add(lorem));
        var large = new byte[1024];
        Expect([0xF9, 0x04, 0x03, 0xB9, 0x04, 0x00, .. large], new RlpList().Add(large));
    }

    private static void Expect(byte[] expected, RlpList list) => Assert.Equal(expected, list.Encode());
}
