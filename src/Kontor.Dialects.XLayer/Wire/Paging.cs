using System.Globalization;
using Kontor.Chains.Views;

namespace Kontor.Dialects.XLayer.Wire;

/// <summary>Which part of a list is wanted. A list shows its newest rows up to a bound, and pages reach no further than that.</summary>
internal readonly record struct Paging(long Page, int Limit)
{
    public const int DefaultLimit = 20;

    /// <summary>As many rows as any list reaches back.</summary>
    public const int RowsMax = 10_000;

    public bool IsWithinHistory => Page <= PagesOf(RowsMax);

    /// <summary>The rows of this page: the last page of the history may be cut short.</summary>
    public PageRequest Request => new(FirstRow, (int)Math.Clamp(RowsMax - FirstRow, 0, Limit));

    /// <summary>The rows of this page in a list that reaches back to the first.</summary>
    public PageRequest WholeRequest => new(FirstRow, Limit);

    public long PagesOf(long rows) => WholePagesOf(Math.Min(rows, RowsMax));

    public long WholePagesOf(long rows) => (rows + Limit - 1) / Limit;

    private long FirstRow => Page > long.MaxValue / Limit ? long.MaxValue : (Page - 1) * Limit;

    /// <summary>Reads a parameter that is a whole number; an absent or blank one is its default.</summary>
    public static bool TryRead(string? text, long min, long max, long missing, out long value)
    {
        value = missing;
        return string.IsNullOrWhiteSpace(text)
            || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= min && value <= max);
    }
}
