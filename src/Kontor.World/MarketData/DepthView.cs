using System.Collections.Immutable;

namespace Kontor.World.MarketData;

/// <summary>The best levels of a book, as they were after one of its updates: the best price of each side comes first.</summary>
public sealed record DepthView(long UpdateId, long TimeMs, ImmutableArray<DepthLevel> Bids, ImmutableArray<DepthLevel> Asks)
{
    public static DepthView Empty { get; } = new(0, 0, [], []);

    public DepthView Top(int limit) =>
        Bids.Length <= limit && Asks.Length <= limit
            ? this
            : this with
            {
                Bids = Bids[..Math.Min(limit, Bids.Length)],
                Asks = Asks[..Math.Min(limit, Asks.Length)],
            };
}
