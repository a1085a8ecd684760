namespace Kontor.Analytics.Markets;

/// <summary>What flowed into and out of one token on one venue, by time ranges.</summary>
public readonly struct VenueFlows
{
    private readonly TokenMarkets _markets;

    internal VenueFlows(TokenMarkets markets) => _markets = markets;

    /// <summary>Whether anything was traded before a time.</summary>
    public bool HaveBegunBefore(long timeMs) => _markets.FirstMs < timeMs;

    /// <summary>The time range that ends at an instant, which is not part of it.</summary>
    public Flow Until(TimeRange range, long endMs) => _markets.Over(endMs - range.LengthMs, endMs);

    /// <summary>How the net flow changed from the range before to this one, as a fraction; nothing counts as no change from nothing.</summary>
    public Int128 ChangeUntil(TimeRange range, long endMs)
    {
        var (before, now) = (Until(range, endMs - range.LengthMs).Net, Until(range, endMs).Net);
        return Fixed.Ratio(now - before, Int128.Abs(before)) ?? 0;
    }

    /// <summary>The largest net flow of all time ranges that end at an instant.</summary>
    public Int128 LargestInflowUntil(long endMs)
    {
        var largest = Until(TimeRange.All[0], endMs).Net;
        foreach (var range in TimeRange.All)
            largest = Int128.Max(largest, Until(range, endMs).Net);
        return largest;
    }

    /// <summary>
    /// The last point of a range's own grid that is not after a time; nothing where the point is older than what is kept, or nothing had been traded
    /// before it.
    /// </summary>
    /// <param name="gridMs">The newest instant that figures were made for.</param>
    public long? PointAt(TimeRange range, long timeMs, long gridMs)
    {
        var point = range.PointAt(Math.Min(timeMs, gridMs));
        return point >= range.OldestPoint(gridMs) && HaveBegunBefore(point) ? point : null;
    }
}
