namespace Kontor.Gate.Origin;

/// <summary>
/// Places from the operator's text: one row per range, its columns separated by tabs: range, country with or without subdivision,
/// flags separated by commas. <c>-</c> as the country leaves it to the range around (or the next source); a row always says
/// something about the flags, and no flags column means "nothing hidden". <c>#</c> begins a comment.
/// </summary>
public sealed class PlaceTable : IPlaceSource
{
    public const int RowsMax = 1_000_000;

    private readonly CidrTable<(CountryCode Country, SubdivisionCode Subdivision)> _countries;
    private readonly CidrTable<AnonymityFlags> _flags;

    private PlaceTable(List<PlaceRow> rows)
    {
        _countries = new([
            .. rows.Where(row => row.Country.IsKnown).Select(row => KeyValuePair.Create(row.Range, (row.Country, row.Subdivision))),
        ]);
        _flags = new([.. rows.Select(row => KeyValuePair.Create(row.Range, row.Anonymity))]);
    }

    /// <summary>Reads the whole text, or throws with the number and the fault of every bad line.</summary>
    public static PlaceTable Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rows = new List<PlaceRow>();
        var lineOf = new Dictionary<CidrRange, int>();
        var faults = new List<string>();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var content = (line.IndexOf('#') is var comment and >= 0 ? line[..comment] : line).TrimEnd();
            if (content.IsEmpty)
                continue;
            if (!PlaceRow.TryParse(content, out var row, out var fault))
                faults.Add($"line {number}: {fault}");
            else if (!lineOf.TryAdd(row.Range, number))
                faults.Add($"line {number}: the range {row.Range} stands in line {lineOf[row.Range]} already.");
            else if (rows.Count == RowsMax)
                throw new FormatException($"line {number}: more than {RowsMax} rows.");
            else
                rows.Add(row);
        }

        return faults.Count == 0 ? new PlaceTable(rows) : throw new FormatException(string.Join('\n', faults));
    }

    public PlaceFinding Find(IpKey address)
    {
        _countries.TryFind(address, out var where);
        var hasFlags = _flags.TryFind(address, out var flags);
        return new PlaceFinding(where.Country, where.Subdivision, hasFlags ? flags : null);
    }
}
