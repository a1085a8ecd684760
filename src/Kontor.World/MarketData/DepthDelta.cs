using System.Collections.Immutable;
using Kontor.World.Matching;

namespace Kontor.World.MarketData;

/// <summary>
/// What leads from one view of a book to a later one: the levels that have changed, best first, with 0 lots where a level is gone. It speaks
/// of the best levels only, as many as the client follows: a level that falls out of them is gone, and comes back when it rises again.
/// </summary>
/// <param name="FirstUpdateId">The update that the earlier view showed.</param>
/// <param name="LastUpdateId">The update that the later view shows.</param>
public sealed record DepthDelta(
    long FirstUpdateId,
    long LastUpdateId,
    long TimeMs,
    ImmutableArray<DepthLevel> Bids,
    ImmutableArray<DepthLevel> Asks
)
{
    public bool IsEmpty => Bids.IsEmpty && Asks.IsEmpty;

    public static DepthDelta Between(DepthView previous, DepthView current, int limit) =>
        new(
            previous.UpdateId,
            current.UpdateId,
            current.TimeMs,
            Changes(Side.Buy, Top(previous.Bids, limit), Top(current.Bids, limit)),
            Changes(Side.Sell, Top(previous.Asks, limit), Top(current.Asks, limit))
        );

    private static ReadOnlySpan<DepthLevel> Top(ImmutableArray<DepthLevel> levels, int limit) =>
        levels.AsSpan()[..Math.Clamp(limit, 0, levels.Length)];

    // Both lists are sorted from the best price on, so one walk along both finds every difference.
    private static ImmutableArray<DepthLevel> Changes(Side side, ReadOnlySpan<DepthLevel> before, ReadOnlySpan<DepthLevel> after)
    {
        var changes = ImmutableArray.CreateBuilder<DepthLevel>();
        var (old, now) = (0, 0);
        while (old < before.Length || now < after.Length)
        {
            if (now == after.Length || (old < before.Length && IsBetter(side, before[old], after[now])))
                changes.Add(before[old++] with { Lots = 0 });
            else if (old == before.Length || IsBetter(side, after[now], before[old]))
                changes.Add(after[now++]);
            else
            {
                if (before[old++] != after[now])
                    changes.Add(after[now]);
                now++;
            }
        }
        return changes.DrainToImmutable();
    }

    private static bool IsBetter(Side side, DepthLevel left, DepthLevel right) =>
        side == Side.Buy ? left.PriceTicks > right.PriceTicks : left.PriceTicks < right.PriceTicks;
}
