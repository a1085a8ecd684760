using System.Net;
using Kontor.Gate.Origin;

namespace Kontor.Gate.Tests.Origin;

public sealed class IpKeyTests
{
    [Fact]
    public void Mapped_and_plain_IPv4_are_one_caller()
    {
        Assert.Equal(IpKey.From(IPAddress.Parse("203.0.113.7")), IpKey.From(IPAddress.Parse("::ffff:203.0.113.7")));
        Assert.Equal(IpKey.Parse("203.0.113.7"), IpKey.Parse("::FFFF:cb00:7107"));
        Assert.Equal("203.0.113.7", IpKey.Parse("::ffff:203.0.113.7").ToString());
        Assert.Equal("2001:db8::1", IpKey.Parse("2001:0db8:0:0::0001").ToString());
        Assert.NotEqual(IpKey.Parse("::203.0.113.7"), IpKey.Parse("203.0.113.7"));
    }

    [Theory]
    [InlineData(21)]
    public void Every_address_reads_as_the_system_reads_it(int seed)
    {
        var chance = new Random(seed);
        var bytes = new byte[16];
        for (var i = 0; i < 50_000; i++)
        {
            chance.NextBytes(bytes);
            for (var group = 0; group < 8; group++)
                if (chance.Next(2) == 0)
                    (bytes[group * 2], bytes[(group * 2) + 1]) = (0, 0);
            var address = new IPAddress(i % 3 == 0 ? bytes.AsSpan(0, 4) : bytes);
            var key = IpKey.From(address);
            Assert.True(IpKey.TryParse(address.ToString(), out var parsed) && parsed == key, $"Seed {seed}: {address}");
            Assert.Equal(key, IpKey.From(key.ToAddress()));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("01.2.3.4")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("256.1.1.1")]
    [InlineData("1.2.3.4 ")]
    [InlineData("+1.2.3.4")]
    [InlineData("1..3.4")]
    [InlineData(":")]
    [InlineData(":::")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1:2:3:4::5:6:7:8")]
    [InlineData("1::2::3")]
    [InlineData("::1%eth0")]
    [InlineData("[::1]")]
    [InlineData("12345::")]
    [InlineData("1.2.3.4::")]
    [InlineData("::1.2.3.4:5")]
    [InlineData("1:2:3:4:5:6:7:")]
    [InlineData("1:2:3:4:5:6:7:1.2.3.4")]
    public void Loose_and_broken_forms_are_no_address(string text) => Assert.False(IpKey.TryParse(text, out _));

    [Fact]
    public void Making_and_reading_keys_allocates_nothing()
    {
        var address = IPAddress.Parse("2001:db8::1");
        var equal = IpKey.From(address) == IpKey.Parse("2001:db8::1");
        var allocations = Allocations.FromHere();
        for (var i = 0; i < 1_000; i++)
            equal &= IpKey.From(address) == IpKey.Parse("2001:db8::1");
        Assert.Equal(0, allocations.Bytes);
        Assert.True(equal);
    }
}
