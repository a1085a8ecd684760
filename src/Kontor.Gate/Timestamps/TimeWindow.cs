namespace Kontor.Gate.Timestamps;

/// <summary>How far a request's time may lie from the server's. Both ends belong to the window.</summary>
public readonly record struct TimeWindow
{
    public TimeWindow(long pastMs, long futureMs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pastMs);
        ArgumentOutOfRangeException.ThrowIfNegative(futureMs);
        (PastMs, FutureMs) = (pastMs, futureMs);
    }

    public long PastMs { get; }
    public long FutureMs { get; }

    public static TimeWindow BothWays(long ms) => new(ms, ms);

    /// <summary>The difference of two longs always fits into 64 bits without a sign, so no stamp a stranger sends can overflow it.</summary>
    public bool Accepts(long nowMs, long stampMs) =>
        stampMs <= nowMs
            ? unchecked((ulong)nowMs - (ulong)stampMs) <= (ulong)PastMs
            : unchecked((ulong)stampMs - (ulong)nowMs) <= (ulong)FutureMs;
}
