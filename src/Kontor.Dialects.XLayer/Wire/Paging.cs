using System.Globalization;

namespace Kontor.Dialects.XLayer.Wire;

/// <summary>Which part of a list is wanted. A list shows its newest rows up to a bound, and pages reach no further than that.</summary>
internal readonly record struct Paging(long Page, int Limit)
{
    public const int DefaultLimit = 20;

    /// <summary>As many rows as any list reaches back.</summary>
    public const int RowsMax = 10_000;

    public bool IsWithinHistory => Page <= PagesOf(RowsMax);

    public int FirstRow => (int)(Page - 1) * Limit;

    public long PagesOf(int rows) => (Math.Min(rows, RowsMax) + Limit - 1) / Limit;

    /// <summary>How many rows of a list this page takes: the last page of the history may be cut short.</summary>
    public int RowsWithin(int rows) => Math.Clamp(Math.Min(rows, RowsMax) - FirstRow, 0, Limit);

    /// <summary>Reads a parameter that is a whole number; an absent or blank one is its default.</summary>
    public static bool TryRead(string? text, long min, long max, long missing, out long value)
    {
        value = missing;
        return string.IsNullOrWhiteSpace(text)
            || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= min && value <= max);
    }
}
