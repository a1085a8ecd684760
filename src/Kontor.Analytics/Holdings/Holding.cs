using System.Collections.Immutable;
using System.Numerics;

namespace Kontor.Analytics.Holdings;

/// <summary>What an address has of an asset, and what became of it day by day. Never changes.</summary>
public sealed record Holding
{
    internal static Holding Nothing { get; } = new();

    /// <summary>When it first got any; nothing for somebody who only ever claimed to send.</summary>
    public long? FirstMs { get; internal init; }

    /// <summary>The last transfer that it had part in.</summary>
    public long? SeenMs { get; internal init; }

    /// <summary>The days on which something happened, oldest first.</summary>
    public ImmutableList<HoldingDay> Days { get; internal init; } = [];

    public HoldingDay Latest => Days.IsEmpty ? HoldingDay.None : Days[^1];

    /// <summary>How it stood at the end of a day; nothing before its first day.</summary>
    public HoldingDay? AtEndOf(long dayMs)
    {
        var (low, high) = (0, Days.Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (Days[middle].DayMs <= dayMs)
                low = middle + 1;
            else
                high = middle;
        }
        return low == 0 ? null : Days[low - 1];
    }

    internal Holding With(HoldingDay latest) =>
        Days.IsEmpty || Days[^1].DayMs != latest.DayMs
            ? this with
            {
                Days = Days.Add(latest),
            }
            : this with
            {
                Days = Days.SetItem(Days.Count - 1, latest),
            };

    /// <summary>The row of a day, as the day begins: what there is stays, and nothing has been moved yet.</summary>
    internal HoldingDay On(long dayMs) =>
        Latest.DayMs == dayMs
            ? Latest
            : Latest with
            {
                DayMs = dayMs,
                FromCount = 0,
                ToCount = 0,
                FromValue = BigInteger.Zero,
                ToValue = BigInteger.Zero,
            };
}
