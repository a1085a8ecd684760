using Kontor.Gate.Origin;

namespace Kontor.Gate.Tests.Origin;

public sealed class MmdbTests
{
    public static TheoryData<int, int> Shapes =>
        new()
        {
            { 24, 4 },
            { 28, 4 },
            { 32, 4 },
            { 24, 6 },
            { 28, 6 },
            { 32, 6 },
        };

    [Theory, MemberData(nameof(Shapes))]
    public void A_country_is_found_in_every_shape_of_file(int recordBits, int ipVersion)
    {
        var writer = new MmdbWriter(recordBits, ipVersion)
            .Add("81.2.0.0/16", Country("GB"))
            .Add("81.2.69.142", Country("IR"))
            .Add("216.160.83.0/24", new Dictionary<string, object> { ["registered_country"] = Iso("US") });
        if (ipVersion == 6)
            writer.Add("2a02:d2c0::/29", Country("IR"));
        var reader = new MmdbReader(writer.Build("Test-Country"));
        var places = new MmdbPlaces(reader);
        Assert.Equal("GB", places.Find(IpKey.Parse("81.2.69.141")).Country.ToString());
        Assert.Equal("IR", places.Find(IpKey.Parse("81.2.69.142")).Country.ToString());
        Assert.Equal("GB", places.Find(IpKey.Parse("::ffff:81.2.69.143")).Country.ToString());
        Assert.Equal("US", places.Find(IpKey.Parse("216.160.83.255")).Country.ToString());
        Assert.False(places.Find(IpKey.Parse("216.160.84.0")).Country.IsKnown);
        Assert.Equal(ipVersion == 6 ? "IR" : "", places.Find(IpKey.Parse("2a02:d2c0::1")).Country.ToString());
        Assert.Equal("Test-Country", reader.Metadata.DatabaseType);
        Assert.Equal(1_767_225_600, reader.Metadata.Built.ToUnixTimeSeconds());
    }

    [Fact]
    public void Subdivisions_and_anonymity_are_read_and_what_is_missing_is_not_known()
    {
        var city = Country("UA");
        city["subdivisions"] = new object[] { Iso("43"), Iso("9") };
        var places = new MmdbPlaces(
            new MmdbReader(
                new MmdbWriter(24, 6)
                    .Add("1.0.0.0/8", city)
                    .Add("2.0.0.0/8", Flags("is_anonymous", "is_anonymous_vpn", "is_hosting_provider"))
                    .Add("3.0.0.0/8", Flags("is_anonymous", "is_tor_exit_node", "is_public_proxy", "is_residential_proxy"))
                    .Add("4.0.0.0/8", "no map at all")
                    .Add("5.0.0.0/8", new Dictionary<string, object> { ["country"] = Iso("gb!"), ["is_anonymous"] = false })
                    .Build()
            )
        );
        Assert.Equal("UA-43", Find("1.2.3.4").Subdivision.ToString());
        Assert.Null(Find("1.2.3.4").Anonymity);
        Assert.Equal(AnonymityFlags.Vpn | AnonymityFlags.Hosting, Find("2.2.3.4").Anonymity);
        Assert.Equal(AnonymityFlags.Tor | AnonymityFlags.PublicProxy | AnonymityFlags.ResidentialProxy, Find("3.2.3.4").Anonymity);
        Assert.Equal(default, Find("4.2.3.4"));
        Assert.Equal(new PlaceFinding(default, default, AnonymityFlags.None), Find("5.2.3.4"));

        PlaceFinding Find(string address) => places.Find(IpKey.Parse(address));
    }

    [Fact]
    public void Every_type_of_value_comes_back()
    {
        var all = new Dictionary<string, object>
        {
            ["text"] = "Zürich €",
            ["double"] = -42.5,
            ["float"] = 1.25f,
            ["bytes"] = new byte[] { 1, 2, 3 },
            ["uint16"] = (ushort)65_535,
            ["uint32"] = 4_294_967_295U,
            ["uint64"] = ulong.MaxValue,
            ["uint128"] = UInt128.MaxValue,
            ["int32"] = -7,
            ["zero"] = 0U,
            ["true"] = true,
            ["false"] = false,
            ["list"] = new object[] { "text", "text", new Dictionary<string, object>() },
            ["medium"] = new string('m', 284),
            ["long"] = new string('l', 65_820),
            ["longest"] = new string('x', 600_000),
            ["behind"] = new object[] { "behind", "longest", "a text beyond", "a text beyond" },
        };
        var reader = new MmdbReader(new MmdbWriter(32, 6).Add("::/1", all).Build());
        var map = Assert.IsType<Dictionary<string, object>>(reader.Find(IpKey.Parse("1.2.3.4")));
        Assert.Equal(all.Count, map.Count);
        foreach (
            var name in new[]
            {
                "text",
                "double",
                "float",
                "bytes",
                "uint64",
                "uint128",
                "true",
                "false",
                "medium",
                "long",
                "longest",
                "behind",
                "list",
            }
        )
            Assert.Equal(all[name], map[name]);
        Assert.Equal(65_535UL, map["uint16"]);
        Assert.Equal(4_294_967_295UL, map["uint32"]);
        Assert.Equal(-7L, map["int32"]);
        Assert.Equal(0UL, map["zero"]);
    }

    [Fact]
    public void A_place_that_was_seen_before_costs_no_allocation()
    {
        var places = new MmdbPlaces(new MmdbReader(new MmdbWriter(28, 6).Add("1.0.0.0/8", Country("NL")).Build()));
        var known = places.Find(IpKey.Parse("1.2.3.4"));
        var allocations = Allocations.FromHere();
        var same = true;
        for (uint i = 0; i < 1_000; i++)
            same &= places.Find(IpKey.FromV4(0x01000000 + i)) == known;
        Assert.Equal(0, allocations.Bytes);
        Assert.True(same && known.Country.IsKnown);
    }

    internal static Dictionary<string, object> Country(string code) => new() { ["country"] = Iso(code) };

    internal static Dictionary<string, object> Iso(string code) =>
        new()
        {
            ["iso_code"] = code,
            ["names"] = new Dictionary<string, object> { ["en"] = $"Name of {code}" },
        };

    internal static Dictionary<string, object> Flags(params string[] names) => names.ToDictionary(name => name, _ => (object)true);
}
