using System.Collections.Concurrent;

namespace Kontor.Gate.Origin;

/// <summary>
/// Places from a MaxMind DB file of countries, cities or anonymity. Addresses share records, so what was read from a record is kept
/// by its offset, and an address whose record was seen before costs no allocation.
/// </summary>
public sealed class MmdbPlaces(MmdbReader reader) : IPlaceSource
{
    /// <summary>Far more than the records a country or anonymity file has; of a city file the ones in use.</summary>
    public const int CachedMax = 65_536;

    private readonly ConcurrentDictionary<int, PlaceFinding> _cache = new();
    private int _cached;

    public PlaceFinding Find(IpKey address)
    {
        var offset = reader.FindOffset(address);
        if (offset < 0)
            return default;
        return _cache.TryGetValue(offset, out var known) ? known : Remember(offset, Read(reader.Decode(offset)));
    }

    private PlaceFinding Remember(int offset, PlaceFinding finding)
    {
        // Starting over is rare and cheap: a record is read again in microseconds, and no order of use has to be kept on each hit.
        if (Volatile.Read(ref _cached) >= CachedMax)
        {
            _cache.Clear();
            Volatile.Write(ref _cached, 0);
        }

        if (_cache.TryAdd(offset, finding))
            Interlocked.Increment(ref _cached);
        return finding;
    }

    // A record without a usable country is "not known": databases hold records for continents and for anonymity alone.
    private static PlaceFinding Read(object record)
    {
        if (record is not Dictionary<string, object> map)
            return default;
        var isKnown = TryReadCountry(map, "country", out var country) || TryReadCountry(map, "registered_country", out country);
        var subdivision = default(SubdivisionCode);
        if (
            isKnown
            && map.GetValueOrDefault("subdivisions") is object[] and [Dictionary<string, object> first, ..]
            && first.GetValueOrDefault("iso_code") is string part
        )
            SubdivisionCode.TryMake(country, part, out subdivision);
        return new PlaceFinding(country, subdivision, ReadFlags(map));
    }

    private static bool TryReadCountry(Dictionary<string, object> map, string name, out CountryCode country)
    {
        country = default;
        return map.GetValueOrDefault(name) is Dictionary<string, object> entry
            && entry.GetValueOrDefault("iso_code") is string code
            && CountryCode.TryParse(code, out country);
    }

    // These files leave out what is false. One field of the family is enough to know that the record speaks of anonymity.
    private static AnonymityFlags? ReadFlags(Dictionary<string, object> map)
    {
        // City files of one vendor keep the fields in a map of traits; anonymity files keep them on top.
        var fields = map.GetValueOrDefault("traits") as Dictionary<string, object> ?? map;
        var flags =
            Flag(fields, "is_anonymous_vpn", AnonymityFlags.Vpn)
            | Flag(fields, "is_public_proxy", AnonymityFlags.PublicProxy)
            | Flag(fields, "is_tor_exit_node", AnonymityFlags.Tor)
            | Flag(fields, "is_hosting_provider", AnonymityFlags.Hosting)
            | Flag(fields, "is_residential_proxy", AnonymityFlags.ResidentialProxy);
        return flags != AnonymityFlags.None || fields.ContainsKey("is_anonymous") ? flags : null;
    }

    private static AnonymityFlags Flag(Dictionary<string, object> fields, string name, AnonymityFlags flag) =>
        fields.GetValueOrDefault(name) is true ? flag : AnonymityFlags.None;
}
