using System.Net;
using Kontor.Gate.Origin;

namespace Kontor.Gate.Tests.Origin;

public sealed class CidrTests
{
    [Fact]
    public void A_set_holds_addresses_and_ranges_of_both_families()
    {
        var set = CidrSet.Parse("203.0.113.7", "10.0.0.0/8", "2001:db8::/32");
        Assert.True(set.Contains(IpKey.Parse("203.0.113.7")));
        Assert.True(set.Contains(IpKey.Parse("::ffff:203.0.113.7")));
        Assert.False(set.Contains(IpKey.Parse("203.0.113.8")));
        Assert.True(set.Contains(IpKey.Parse("10.255.255.255")));
        Assert.False(set.Contains(IpKey.Parse("11.0.0.0")));
        Assert.True(set.Contains(IpKey.Parse("2001:db8:ffff:ffff:ffff:ffff:ffff:ffff")));
        Assert.False(set.Contains(IpKey.Parse("2001:db9::")));
        Assert.False(CidrSet.Empty.Contains(IpKey.Parse("::1")));
    }

    [Fact]
    public void Overlaps_and_neighbours_become_one_range()
    {
        Assert.Equal(1, CidrSet.Parse("10.0.0.0/9", "10.128.0.0/9", "10.1.2.3").RangeCount);
        Assert.Equal(2, CidrSet.Parse("10.0.0.0/8", "12.0.0.0/8").RangeCount);
        Assert.Equal(1, CidrSet.Parse("::/0", "ffff::/16", "1.2.3.4").RangeCount);
    }

    [Fact]
    public void Bits_beyond_the_prefix_are_masked_and_reported()
    {
        var set = CidrSet.Parse("10.1.2.3/8");
        Assert.True(set.Contains(IpKey.Parse("10.9.9.9")));
        Assert.Equal("'10.1.2.3/8' has bits set beyond its prefix; it is taken as 10.0.0.0/8.", Assert.Single(set.Notes));
        Assert.Empty(CidrSet.Parse("10.0.0.0/8", "::1").Notes);
    }

    [Theory]
    [InlineData("10.0.0.0/33", "a number from 0 to 32")]
    [InlineData("10.0.0.0/-1", "a number from 0 to 32")]
    [InlineData("10.0.0.0/08", "a number from 0 to 32")]
    [InlineData("10.0.0.0/", "a number from 0 to 32")]
    [InlineData("::/129", "a number from 0 to 128")]
    [InlineData("ten/8", "is not an IP address")]
    [InlineData("", "is not an IP address")]
    public void Bad_entries_are_refused_with_a_reason(string entry, string reason)
    {
        Assert.False(CidrSet.TryParse(["10.0.0.0/8", entry], out var set, out var reasons));
        Assert.True(set.IsEmpty);
        Assert.Contains(reason, Assert.Single(reasons));
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public void The_compiled_set_agrees_with_asking_every_network(int seed)
    {
        var chance = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var texts = Enumerable.Range(0, chance.Next(1, 30)).Select(_ => NextNetwork(chance)).ToArray();
            var networks = texts.Select(IPNetwork.Parse).ToArray();
            var set = CidrSet.Parse(texts);
            for (var probe = 0; probe < 200; probe++)
            {
                var address = NextProbe(chance, networks);
                var expected = networks.Any(network => network.Contains(address));
                Assert.True(expected == set.Contains(IpKey.From(address)), $"Seed {seed}: {address} in {string.Join(' ', texts)}");
            }
        }
    }

    [Theory]
    [InlineData(33)]
    public void The_longest_prefix_decides(int seed)
    {
        var chance = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var texts = Enumerable.Range(0, chance.Next(1, 40)).Select(_ => NextNetwork(chance)).Distinct().ToArray();
            var table = new CidrTable<string>([.. texts.Select(text => KeyValuePair.Create(CidrRange.Parse(text), text))]);
            var networks = texts.Select(IPNetwork.Parse).ToArray();
            for (var probe = 0; probe < 200; probe++)
            {
                var address = NextProbe(chance, networks);
                var expected = networks
                    .Where(network => network.Contains(address))
                    .OrderByDescending(network => network.PrefixLength)
                    .FirstOrDefault();
                var found = table.TryFind(IpKey.From(address), out var value);
                Assert.Equal(networks.Any(network => network.Contains(address)), found);
                Assert.Equal(found ? expected.ToString() : null, value);
            }
        }
    }

    [Fact]
    public void Behind_an_inner_range_the_outer_one_goes_on()
    {
        var table = new CidrTable<int>([
            .. Rows(("0.0.0.0/0", 1), ("10.0.0.0/8", 2), ("10.0.0.0/16", 3), ("255.0.0.0/8", 4), ("::/0", 5), ("ffff::/16", 6)),
        ]);
        Assert.Equal(3, Find("10.0.255.255"));
        Assert.Equal(2, Find("10.1.0.0"));
        Assert.Equal(1, Find("11.0.0.0"));
        Assert.Equal(4, Find("255.255.255.255"));
        Assert.Equal(5, Find("::1"));
        Assert.Equal(5, Find("1::"));
        Assert.Equal(6, Find("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));
        Assert.Throws<ArgumentException>(() => new CidrTable<int>([.. Rows(("10.0.0.0/8", 1), ("10.0.0.1/8", 2))]));

        int Find(string address) => table.TryFind(IpKey.Parse(address), out var value) ? value : 0;
    }

    private static IEnumerable<KeyValuePair<CidrRange, int>> Rows(params (string Text, int Value)[] rows) =>
        rows.Select(row => KeyValuePair.Create(CidrRange.Parse(row.Text), row.Value));

    // Few distinct bits, so that ranges meet, nest and touch.
    private static string NextNetwork(Random chance)
    {
        var prefix = chance.Next(6) == 0 ? chance.Next(0, 4) : chance.Next(4, 33);
        var isV4 = chance.Next(2) == 0;
        var address = isV4 ? NextV4(chance) : NextV6(chance);
        var bits = isV4 ? prefix : prefix * 4;
        return IpNetworkText(address, isV4 ? bits : Math.Max(bits, 4));
    }

    private static string IpNetworkText(IPAddress address, int bits)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = bits; bit < bytes.Length * 8; bit++)
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new IPNetwork(new IPAddress(bytes), bits).ToString();
    }

    // The edges of a network and their outer neighbours, or anything.
    private static IPAddress NextProbe(Random chance, IPNetwork[] networks)
    {
        if (chance.Next(3) == 0)
            return chance.Next(2) == 0 ? NextV4(chance) : NextV6(chance);
        var network = networks[chance.Next(networks.Length)];
        var range = CidrRange.Parse(network.ToString());
        var isV4 = network.BaseAddress.GetAddressBytes().Length == 4;
        var value = chance.Next(4) switch
        {
            0 => range.First.Value,
            1 => range.Last.Value,
            2 => range.First.Value - 1,
            _ => range.Last.Value + 1,
        };
        var probe = new IpKey(value);
        return probe.IsV4 == isV4 ? probe.ToAddress() : network.BaseAddress;
    }

    private static IPAddress NextV4(Random chance) =>
        new([(byte)(chance.Next(3) + 9), (byte)chance.Next(2), (byte)(chance.Next(2) * 255), (byte)chance.Next(256)]);

    private static IPAddress NextV6(Random chance)
    {
        var bytes = new byte[16];
        bytes[0] = 0x20;
        bytes[1] = (byte)chance.Next(2);
        bytes[7] = (byte)chance.Next(3);
        bytes[15] = (byte)chance.Next(256);
        return new IPAddress(bytes);
    }
}
