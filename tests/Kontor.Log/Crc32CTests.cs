using System.Runtime.Intrinsics.X86;
using Kontor.World.Codec;
using ArmCrc32 = System.Runtime.Intrinsics.Arm.Crc32;

namespace Kontor.Log.Tests;

public sealed class Crc32CTests
{
    [Fact]
    public void The_published_check_value_comes_out() => Assert.Equal(0xE3069283u, Crc32C.Of("123456789"u8));

    [Fact]
    public void The_vectors_of_RFC_3720_come_out()
    {
        Assert.Equal(0x8A9136AAu, Crc32C.Of(new byte[32]));
        Assert.Equal(0x62A8AB43u, Crc32C.Of(Enumerable.Repeat((byte)0xFF, 32).ToArray()));
        Assert.Equal(0x46DD794Eu, Crc32C.Of(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray()));
    }

    [Fact]
    public void It_agrees_with_the_definition_bit_by_bit_at_every_length()
    {
        var random = new Random(32);
        for (var length = 0; length < 70; length++)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            Assert.Equal(Naive(bytes), Crc32C.Of(bytes));
        }
    }

    [Fact]
    public void It_agrees_with_the_instructions_of_this_processor()
    {
        var bytes = "the same bytes, one at a time"u8;
        var crc = uint.MaxValue;
        foreach (var one in bytes)
            crc =
                Sse42.IsSupported ? Sse42.Crc32(crc, one)
                : ArmCrc32.IsSupported ? ArmCrc32.ComputeCrc32C(crc, one)
                : NaiveStep(crc, one);
        Assert.Equal(~crc, Crc32C.Of(bytes));
    }

    private static uint Naive(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
            crc = NaiveStep(crc, one);
        return ~crc;
    }

    private static uint NaiveStep(uint crc, byte one)
    {
        crc ^= one;
        for (var bit = 0; bit < 8; bit++)
            crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0x82F63B78u;
        return crc;
    }
}
