using Kontor.Conformance.Harness;
using Kontor.Dialects.BinanceWallet;
using Kontor.Gate.Tests.Origin;

namespace Kontor.Conformance.BinanceWallet;

public sealed class ComplianceTests
{
    private const string Chains = BinanceWallet.Chains;

    [Fact]
    public async Task Some_countries_and_regions_are_not_served()
    {
        using var places = Places.Of(
            "203.0.113.0/28 KP",
            "203.0.113.16/28 IR",
            "203.0.113.32/28 CU",
            "203.0.113.48/28 SY",
            "203.0.113.64/28 UA-43",
            "203.0.113.80/28 UA"
        );
        await using var session = await BinanceWallet.StartAsync(places.Gate);
        foreach (var address in (string[])["203.0.113.1", "203.0.113.17", "203.0.113.33", "203.0.113.49", "203.0.113.65"])
        {
            var refused = (await session.SendAsync(session.Signed("GET", Chains).Once().From(address))).Is(Errors.RegionNotServed);
            Assert.Equal("ComplianceFilter/40301", refused.Header("X-OC-Blocked-By"));
        }

        (await session.SendAsync(session.Signed("GET", Chains).Once().From("203.0.113.81"))).Is(Errors.Success);
        (await session.SendBareAsync("GET", Chains, "", ("X-Forwarded-For", "203.0.113.1"))).Is(Errors.ApiKeyInvalid);
    }

    [Fact]
    public async Task Vpns_public_proxies_and_tor_are_refused_and_data_centres_are_not()
    {
        using var places = Places.Of(
            "198.51.100.1 NL vpn",
            "198.51.100.2 NL proxy",
            "198.51.100.3 NL tor",
            "198.51.100.4 NL hosting",
            "198.51.100.5 KP vpn"
        );
        await using var session = await BinanceWallet.StartAsync(places.Gate);
        foreach (var address in (string[])["198.51.100.1", "198.51.100.2", "198.51.100.3"])
            (await session.SendAsync(session.Signed("GET", Chains).Once().From(address))).Is(Errors.ProxyOrVpn);
        (await session.SendAsync(session.Signed("GET", Chains).Once().From("198.51.100.4"))).Is(Errors.Success);
        (await session.SendAsync(session.Signed("GET", Chains).Once().From("198.51.100.5"))).Is(Errors.RegionNotServed);
    }

    [Fact]
    public async Task A_key_that_is_used_in_three_countries_within_minutes_is_refused_for_a_while()
    {
        using var places = Places.Of("192.0.2.0/26 KR", "192.0.2.64/26 DE", "192.0.2.128/26 JP");
        await using var session = await BinanceWallet.StartAsync(places.Gate);
        (await session.SendAsync(session.Signed("GET", Chains).Once().From("192.0.2.1"))).Is(Errors.Success);
        await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(36));
        (await session.SendAsync(session.Signed("GET", Chains).Once().From("192.0.2.65"))).Is(Errors.Success);
        await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(36));
        var refused = (await session.SendAsync(session.Signed("GET", Chains).Once().From("192.0.2.129"))).Is(Errors.IpActivityUnusual);
        Assert.Equal("ComplianceFilter/40303", refused.Header("X-OC-Blocked-By"));
        (await session.SendAsync(session.Signed("GET", Chains).Once().From("192.0.2.1"))).Is(Errors.IpActivityUnusual);
        await session.Venue.AdvanceAsync(TimeSpan.FromHours(1));
        (await session.SendAsync(session.Signed("GET", Chains).Once().From("192.0.2.1"))).Is(Errors.Success);
    }

    [Fact]
    public async Task The_number_of_countries_is_a_setting()
    {
        using var places = Places.Of("192.0.2.0/26 KR", "192.0.2.64/26 DE");
        await using var session = await BinanceWallet.StartAsync(options =>
            places.Gate(options) with
            {
                Locations = new() { CountriesMin = 2 },
            }
        );
        (await session.SendAsync(session.Signed("GET", Chains).Once().From("192.0.2.1"))).Is(Errors.Success);
        (await session.SendAsync(session.Signed("GET", Chains).Once().From("192.0.2.65"))).Is(Errors.IpActivityUnusual);
    }

    [Fact]
    public async Task Nobody_can_frame_a_key_that_is_not_theirs()
    {
        using var places = Places.Of("192.0.2.0/26 KR", "192.0.2.64/26 DE", "192.0.2.128/26 JP");
        await using var session = await BinanceWallet.StartAsync(places.Gate);
        foreach (var address in (string[])["192.0.2.65", "192.0.2.129", "192.0.2.66", "192.0.2.130", "192.0.2.67"])
            (await session.SendAsync(session.Signed("GET", Chains).With("X-OC-SIGN", "forged").From(address))).Is(Errors.SignatureError);
        (await session.SendAsync(session.Signed("GET", Chains).Once().From("192.0.2.1"))).Is(Errors.Success);
    }

    [Fact]
    public async Task Places_can_come_from_a_database()
    {
        var database = Path.GetTempFileName();
        var north = new Dictionary<string, object> { ["country"] = new Dictionary<string, object> { ["iso_code"] = "KP" } };
        var hidden = new Dictionary<string, object>
        {
            ["country"] = new Dictionary<string, object> { ["iso_code"] = "NL" },
            ["is_tor_exit_node"] = true,
        };
        await File.WriteAllBytesAsync(
            database,
            new MmdbWriter(24, 4).Add("203.0.113.0/24", north).Add("198.51.100.0/24", hidden).Build("GeoLite2-City")
        );
        await using (
            var session = await BinanceWallet.StartAsync(gate =>
                gate with
                {
                    GeographyDatabase = database,
                    TrustedProxies = ["127.0.0.1/32"],
                }
            )
        )
        {
            (await session.SendAsync(session.Signed("GET", Chains).Once().From("203.0.113.7"))).Is(Errors.RegionNotServed);
            (await session.SendAsync(session.Signed("GET", Chains).Once().From("198.51.100.7"))).Is(Errors.ProxyOrVpn);
            (await session.SendAsync(session.Signed("GET", Chains).Once().From("192.0.2.7"))).Is(Errors.Success);
        }

        File.Delete(database);
    }
}
