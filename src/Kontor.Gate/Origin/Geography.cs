using System.Collections.Immutable;

namespace Kontor.Gate.Origin;

/// <summary>
/// Everything known of addresses, from sources in order. The country comes from the first source that has one, the flags from the
/// first that says anything about them: a country database and an anonymity database complete each other, and the operator's own
/// table, put first, corrects both.
/// </summary>
public sealed class Geography(ImmutableArray<IPlaceSource> sources)
{
    /// <summary>Knows nothing.</summary>
    public static Geography Empty { get; } = new([]);

    /// <summary>Nothing can be found out here: a check that needs places has to be reported as off.</summary>
    public bool IsEmpty => sources.IsEmpty;

    public Place Find(IpKey address)
    {
        var country = default(CountryCode);
        var subdivision = default(SubdivisionCode);
        AnonymityFlags? anonymity = null;
        foreach (var source in sources)
        {
            var finding = source.Find(address);
            if (!country.IsKnown)
                (country, subdivision) = (finding.Country, finding.Subdivision);
            anonymity ??= finding.Anonymity;
        }

        return new Place(country, subdivision, anonymity ?? AnonymityFlags.None);
    }
}
