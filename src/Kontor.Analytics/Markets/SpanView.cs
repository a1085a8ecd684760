using Kontor.Chains.Columns;

namespace Kontor.Analytics.Markets;

/// <summary>The hours or days of one market that were over at one moment.</summary>
internal readonly struct SpanView(Column<PriceSpan> spans, long lengthMs)
{
    private readonly int _count = spans.Count;

    public long LengthMs => lengthMs;

    public PriceSpan this[int row] => spans[row];

    /// <summary>How many begin before a time: also the row of the first that does not.</summary>
    public int CountBefore(long timeMs)
    {
        var (low, high) = (0, _count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (spans[middle].StartMs < timeMs)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>How many had ended by a time.</summary>
    public int CountEndedBy(long timeMs) => CountBefore(timeMs - lengthMs + 1);
}
