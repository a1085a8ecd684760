namespace Kontor.Gate.Origin;

/// <summary>One row of a <see cref="PlaceTable"/>.</summary>
internal readonly record struct PlaceRow(CidrRange Range, CountryCode Country, SubdivisionCode Subdivision, AnonymityFlags Anonymity)
{
    public static bool TryParse(ReadOnlySpan<char> line, out PlaceRow row, out string? fault)
    {
        row = default;
        Span<Range> columns = stackalloc Range[4];
        var count = line.Split(columns, '\t');
        if (count is not (2 or 3))
        {
            fault = "two or three columns separated by tabs are needed: range, country, flags.";
            return false;
        }

        // The note of a good range says that bits were masked away; a table of networks may be written so.
        if (!CidrRange.TryParse(line[columns[0]], out var range, out fault))
            return false;
        fault = null;
        if (!TryParseCountry(line[columns[1]], out var country, out var subdivision))
            fault = $"'{line[columns[1]]}' is no country such as NL, no subdivision such as UA-43 and not '-'.";
        var flags = AnonymityFlags.None;
        if (fault is null && count == 3)
            fault = ParseFlags(line[columns[2]], ref flags);
        row = new PlaceRow(range, country, subdivision, flags);
        return fault is null;
    }

    private static bool TryParseCountry(ReadOnlySpan<char> text, out CountryCode country, out SubdivisionCode subdivision)
    {
        (country, subdivision) = (default, default);
        if (text is "-" || CountryCode.TryParse(text, out country))
            return true;
        var isSubdivision = SubdivisionCode.TryParse(text, out subdivision);
        country = subdivision.Country;
        return isSubdivision;
    }

    private static string? ParseFlags(ReadOnlySpan<char> text, ref AnonymityFlags flags)
    {
        foreach (var part in text.Split(','))
        {
            var word = text[part].Trim();
            AnonymityFlags? flag = word switch
            {
                "vpn" => AnonymityFlags.Vpn,
                "proxy" => AnonymityFlags.PublicProxy,
                "tor" => AnonymityFlags.Tor,
                "hosting" => AnonymityFlags.Hosting,
                "residential" => AnonymityFlags.ResidentialProxy,
                _ => null,
            };
            if (flag is null)
                return $"'{word}' is none of the flags vpn, proxy, tor, hosting, residential.";
            flags |= flag.Value;
        }

        return null;
    }
}
