using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;

namespace Kontor.Dialects.BitMart.Endpoints.Spot.Legacy;

/// <summary>Which page of a list is wanted: the older generations count pages from 1, and let nobody turn over too many.</summary>
internal readonly record struct LegacyPage(int Number, int Rows)
{
    private const int RowsMax = 100;
    private const int DepthMax = 500;

    public int Skip => (Number - 1) * Rows;

    /// <summary>All rows up to the end of the page.</summary>
    public int Depth => Number * Rows;

    /// <summary>The first generation wants both numbers.</summary>
    public static Refusal? ReadRequired(Parameters given, out LegacyPage page)
    {
        page = default;
        if (!given.Has("limit"))
            return Errors.LimitRequired;
        return given.Has("offset") ? Read(given, "limit", out page) : Errors.OffsetRequired.Refusal;
    }

    /// <summary>The later ones call the number of rows N, and take the first page when nothing is said.</summary>
    public static Refusal? Read(Parameters given, out LegacyPage page) => Read(given, "N", out page);

    private static Refusal? Read(Parameters given, string rowsName, out LegacyPage page)
    {
        page = default;
        var rows = RowsMax;
        if (SpotRanges.ReadLimit(given, rowsName, "limit", RowsMax, ref rows) is { } bad)
            return bad;
        if (given.Whole("offset", out var offset) is { } malformed)
            return malformed;
        var number = offset ?? 1;
        if (number < 1)
            return Errors.MinimumOffset;
        if (number > DepthMax / rows)
            return Errors.MaximumLimitOffset.With(DepthMax);
        page = new LegacyPage((int)number, rows);
        return null;
    }
}
