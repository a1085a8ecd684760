using System.Collections.Frozen;

namespace Kontor.Gate.Origin;

/// <summary>Which countries and parts of countries are not served.</summary>
public sealed class RegionPolicy
{
    private readonly FrozenSet<CountryCode> _countries;
    private readonly FrozenSet<SubdivisionCode> _subdivisions;

    /// <summary>Reads entries such as <c>KP</c> and <c>UA-43</c>; throws with all the bad ones.</summary>
    public RegionPolicy(IEnumerable<string> refused)
    {
        ArgumentNullException.ThrowIfNull(refused);
        var countries = new HashSet<CountryCode>();
        var subdivisions = new HashSet<SubdivisionCode>();
        var bad = new List<string>();
        foreach (var entry in refused)
        {
            if (CountryCode.TryParse(entry, out var country))
                countries.Add(country);
            else if (SubdivisionCode.TryParse(entry, out var subdivision))
                subdivisions.Add(subdivision);
            else
                bad.Add(entry);
        }

        if (bad.Count > 0)
            throw new FormatException($"No country such as KP and no subdivision such as UA-43: {string.Join(", ", bad)}.");
        (_countries, _subdivisions) = (countries.ToFrozenSet(), subdivisions.ToFrozenSet());
    }

    /// <summary>Loopback and private addresses belong to no country; a venue on a developer's machine knows nothing else.</summary>
    public bool AllowsPrivate { get; init; } = true;

    /// <summary>Public addresses that no source knows.</summary>
    public bool AllowsUnknown { get; init; } = true;

    /// <summary>A subdivision is refused although its country is served. A source that knows countries only cannot see those.</summary>
    public bool NeedsSubdivisions => _subdivisions.Count > 0;

    public bool Allows(IpKey address, in Place place)
    {
        if (place.Country.IsKnown)
            return !_countries.Contains(place.Country) && !(place.Subdivision.IsKnown && _subdivisions.Contains(place.Subdivision));
        return IpScope.IsPrivate(address) ? AllowsPrivate : AllowsUnknown;
    }
}
