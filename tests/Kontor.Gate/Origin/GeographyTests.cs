using Kontor.Gate.Origin;

namespace Kontor.Gate.Tests.Origin;

public sealed class GeographyTests
{
    private const string Table = """
        # range	country	flags
        203.0.113.0/24	NL
        203.0.113.7	-	tor,vpn
        203.0.113.8	UA-43	hosting	# a comment behind
        2001:db8::/32	KP	residential, proxy

        """;

    [Fact]
    public void The_operators_table_names_places()
    {
        var geography = new Geography([PlaceTable.Parse(Table)]);
        Assert.Equal("NL", Find("203.0.113.1").Country.ToString());
        Assert.Equal(AnonymityFlags.Tor | AnonymityFlags.Vpn, Find("203.0.113.7").Anonymity);
        Assert.Equal("NL", Find("203.0.113.7").Country.ToString());
        Assert.Equal("UA-43", Find("203.0.113.8").Subdivision.ToString());
        Assert.Equal("UA", Find("203.0.113.8").Country.ToString());
        Assert.Equal(AnonymityFlags.ResidentialProxy | AnonymityFlags.PublicProxy, Find("2001:db8::1").Anonymity);
        Assert.Equal(default, Find("198.51.100.1"));

        Place Find(string address) => geography.Find(IpKey.Parse(address));
    }

    [Fact]
    public void The_first_source_that_knows_decides_country_and_flags_apart()
    {
        var countries = PlaceTable.Parse("203.0.113.0/24\tDE\tvpn\n198.51.100.0/24\tFR");
        var own = PlaceTable.Parse("203.0.113.9\t-\n198.51.100.1\tBE\ttor");
        var geography = new Geography([own, countries]);
        Assert.Equal(new Place(CountryCode.Parse("DE"), default, AnonymityFlags.None), geography.Find(IpKey.Parse("203.0.113.9")));
        Assert.Equal(AnonymityFlags.Vpn, geography.Find(IpKey.Parse("203.0.113.10")).Anonymity);
        Assert.Equal(new Place(CountryCode.Parse("BE"), default, AnonymityFlags.Tor), geography.Find(IpKey.Parse("198.51.100.1")));
    }

    [Fact]
    public void Every_bad_line_is_named_with_its_number()
    {
        var fault = Assert.Throws<FormatException>(() =>
            PlaceTable.Parse(
                "10.0.0.0/8\tNL\n10.0.0.0/99\tNL\n# fine\n11.0.0.0/8\tnl\n12.0.0.0/8\tNL\tevil\n13.0.0.0/8 NL\n10.1.1.1/8\tDE\n1.1.1.1\tNL\tvpn\tx"
            )
        );
        string[] expected =
        [
            "line 2: '10.0.0.0/99': the prefix length",
            "line 4: 'nl' is no country",
            "line 5: 'evil' is none of the flags",
            "line 6: two or three columns",
            "line 7: the range 10.0.0.0/8 stands in line 1 already",
            "line 8: two or three columns",
        ];
        var lines = fault.Message.Split('\n');
        Assert.Equal(expected.Length, lines.Length);
        Assert.All(expected.Zip(lines), pair => Assert.StartsWith(pair.First, pair.Second));
    }

    [Fact]
    public void Finding_a_place_allocates_nothing()
    {
        var geography = new Geography([
            PlaceTable.Parse(Table),
            new MmdbPlaces(new MmdbReader(new MmdbWriter(24, 6).Add("1.0.0.0/8", MmdbTests.Country("NL")).Build())),
        ]);
        var (one, two) = (IpKey.Parse("1.2.3.4"), IpKey.Parse("203.0.113.8"));
        var known = geography.Find(one).Country.IsKnown && geography.Find(two).Country.IsKnown;
        var allocations = Allocations.FromHere();
        for (var i = 0; i < 1_000; i++)
            known &= geography.Find(one).Country.IsKnown && geography.Find(two).Country.IsKnown;
        Assert.Equal(0, allocations.Bytes);
        Assert.True(known);
    }

    [Theory]
    [InlineData("203.0.113.1", "KP", "", false)]
    [InlineData("203.0.113.1", "NL", "", true)]
    [InlineData("203.0.113.1", "UA", "UA-43", false)]
    [InlineData("203.0.113.1", "UA", "UA-30", true)]
    [InlineData("203.0.113.1", "UA", "", true)]
    [InlineData("203.0.113.1", "", "", true)]
    [InlineData("127.0.0.1", "", "", true)]
    public void A_region_is_refused_by_country_or_by_part_of_it(string address, string country, string subdivision, bool allowed)
    {
        var code = country.Length > 0 ? CountryCode.Parse(country) : default;
        var part = subdivision.Length > 0 ? SubdivisionCode.Parse(subdivision) : default;
        Assert.Equal(
            allowed,
            new RegionPolicy(["KP", "IR", "UA-43"]).Allows(IpKey.Parse(address), new Place(code, part, AnonymityFlags.None))
        );
    }

    [Fact]
    public void Private_and_unknown_addresses_can_be_refused_apart()
    {
        var noPrivate = new RegionPolicy(["KP"]) { AllowsPrivate = false };
        var noUnknown = new RegionPolicy(["KP"]) { AllowsUnknown = false };
        foreach (var address in new[] { "127.0.0.1", "10.1.1.1", "::1", "fe80::1", "fd00::1", "100.64.0.1" })
        {
            Assert.False(noPrivate.Allows(IpKey.Parse(address), default));
            Assert.True(noUnknown.Allows(IpKey.Parse(address), default));
        }

        Assert.True(noPrivate.Allows(IpKey.Parse("203.0.113.1"), default));
        Assert.False(noUnknown.Allows(IpKey.Parse("203.0.113.1"), default));
        Assert.Throws<FormatException>(() => new RegionPolicy(["KP", "Krim", "ua-43"]));
    }

    [Theory]
    [InlineData(AnonymityFlags.None, true)]
    [InlineData(AnonymityFlags.Hosting, true)]
    [InlineData(AnonymityFlags.ResidentialProxy, true)]
    [InlineData(AnonymityFlags.Vpn, false)]
    [InlineData(AnonymityFlags.PublicProxy, false)]
    [InlineData(AnonymityFlags.Tor | AnonymityFlags.Hosting, false)]
    public void Hiding_is_refused_and_hosting_alone_is_not(AnonymityFlags flags, bool allowed) =>
        Assert.Equal(allowed, new AnonymityPolicy().Allows(new Place(default, default, flags)));
}
