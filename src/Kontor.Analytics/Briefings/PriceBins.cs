namespace Kontor.Analytics.Briefings;

/// <summary>
/// Prices in steps of one percent: every bin begins a hundredth above the one before it, cut to a whole hundred-millionth of a dollar, or one of those above
/// it where that is more.
/// </summary>
internal static class PriceBins
{
    private const int StepsPerPrice = 100;
    private static readonly Int128[] s_starts = [.. Starts()];

    /// <summary>The bin of a price. The first has all prices too low to be written.</summary>
    public static int Of(Int128 price)
    {
        var found = Array.BinarySearch(s_starts, price);
        return found >= 0 ? found : Math.Max(0, ~found - 1);
    }

    /// <summary>The price halfway between where a bin begins and where the next one does, cut.</summary>
    public static Int128 MiddleOf(int bin) =>
        bin + 1 < s_starts.Length ? s_starts[bin] + ((s_starts[bin + 1] - s_starts[bin]) / 2) : s_starts[bin];

    private static IEnumerable<Int128> Starts()
    {
        // What prices can be, and far more, without a sum that no number can hold.
        for (var start = Int128.One; start < Int128.MaxValue / 2; start += Int128.Max(1, start / StepsPerPrice))
            yield return start;
    }
}
