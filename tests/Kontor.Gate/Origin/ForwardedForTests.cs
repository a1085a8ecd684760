using Kontor.Gate.Origin;
using Microsoft.Extensions.Primitives;

namespace Kontor.Gate.Tests.Origin;

public sealed class ForwardedForTests
{
    private static readonly CidrSet Proxies = CidrSet.Parse("10.0.0.0/8", "2001:db8:ffff::/48");

    [Theory]
    [InlineData("192.0.2.1", "203.0.113.7", "192.0.2.1", ForwardedEnd.Peer)]
    [InlineData("10.0.0.1", "203.0.113.7", "203.0.113.7", ForwardedEnd.UntrustedHop)]
    [InlineData("10.0.0.1", "198.51.100.9, 203.0.113.7", "203.0.113.7", ForwardedEnd.UntrustedHop)]
    [InlineData("10.0.0.1", "198.51.100.9,203.0.113.7 , 10.2.3.4", "203.0.113.7", ForwardedEnd.UntrustedHop)]
    [InlineData("10.0.0.1", "10.9.9.9, 10.2.3.4", "10.9.9.9", ForwardedEnd.AllTrusted)]
    [InlineData("10.0.0.1", "", "10.0.0.1", ForwardedEnd.AllTrusted)]
    [InlineData("10.0.0.1", "203.0.113.7:8443", "203.0.113.7", ForwardedEnd.UntrustedHop)]
    [InlineData("10.0.0.1", "2001:db8::1", "2001:db8::1", ForwardedEnd.UntrustedHop)]
    [InlineData("10.0.0.1", "[2001:db8::1]", "2001:db8::1", ForwardedEnd.UntrustedHop)]
    [InlineData("10.0.0.1", "[2001:db8::1]:443, [2001:db8:ffff::5]:80", "2001:db8::1", ForwardedEnd.UntrustedHop)]
    [InlineData("::ffff:10.0.0.1", "::ffff:203.0.113.7", "203.0.113.7", ForwardedEnd.UntrustedHop)]
    [InlineData("10.0.0.1", "203.0.113.7, unknown, 10.2.3.4", "10.2.3.4", ForwardedEnd.Malformed)]
    [InlineData("10.0.0.1", "203.0.113.7,", "10.0.0.1", ForwardedEnd.Malformed)]
    [InlineData("10.0.0.1", "203.0.113.7,,10.2.3.4", "10.2.3.4", ForwardedEnd.Malformed)]
    [InlineData("10.0.0.1", ",10.2.3.4", "10.2.3.4", ForwardedEnd.Malformed)]
    [InlineData("10.0.0.1", "203.0.113.7:99999", "10.0.0.1", ForwardedEnd.Malformed)]
    [InlineData("10.0.0.1", "203.0.113.7:", "10.0.0.1", ForwardedEnd.Malformed)]
    [InlineData("10.0.0.1", "[203.0.113.7]:80", "10.0.0.1", ForwardedEnd.Malformed)]
    [InlineData("10.0.0.1", "[2001:db8::1", "10.0.0.1", ForwardedEnd.Malformed)]
    [InlineData("10.0.0.1", "[2001:db8::1]x", "10.0.0.1", ForwardedEnd.Malformed)]
    public void The_caller_is_the_rightmost_hop_that_is_no_proxy_of_ours(string peer, string header, string client, ForwardedEnd end) =>
        Assert.Equal(new ForwardedClient(IpKey.Parse(client), end), ForwardedFor.Resolve(IpKey.Parse(peer), header, Proxies));

    [Fact]
    public void Several_header_lines_are_one_list()
    {
        var lines = new StringValues(["198.51.100.9", "203.0.113.7, 10.3.3.3", "10.2.3.4"]);
        Assert.Equal("203.0.113.7", ForwardedFor.Resolve(IpKey.Parse("10.0.0.1"), lines, Proxies).Address.ToString());
        Assert.Equal("10.0.0.1", ForwardedFor.Resolve(IpKey.Parse("10.0.0.1"), StringValues.Empty, Proxies).Address.ToString());
    }

    [Fact]
    public void Nobody_makes_the_walk_long()
    {
        var hops = string.Join(',', Enumerable.Range(0, ForwardedFor.HopsMax + 1).Select(hop => $"10.0.1.{hop}"));
        var walked = ForwardedFor.Resolve(IpKey.Parse("10.0.0.1"), hops, Proxies);
        Assert.Equal(new ForwardedClient(IpKey.Parse("10.0.1.1"), ForwardedEnd.TooLong), walked);
        var text = new string(' ', ForwardedFor.LengthMax) + "203.0.113.7";
        Assert.Equal(ForwardedEnd.TooLong, ForwardedFor.Resolve(IpKey.Parse("10.0.0.1"), text, Proxies).End);
    }

    [Fact]
    public void Finding_the_caller_allocates_nothing()
    {
        var header = new StringValues("198.51.100.9, [2001:db8::1]:443, 10.2.3.4");
        var peer = IpKey.Parse("10.0.0.1");
        var expected = ForwardedFor.Resolve(peer, header, Proxies);
        var allocations = Allocations.FromHere();
        var same = true;
        for (var i = 0; i < 1_000; i++)
            same &= ForwardedFor.Resolve(peer, header, Proxies) == expected;
        Assert.Equal(0, allocations.Bytes);
        Assert.True(same);
    }
}
