using Kontor.World;

namespace Kontor.Analytics.Markets;

/// <summary>
/// What was traded of every token, at both houses, for dollars. Amounts and prices are hundred-millionths of a dollar. Everything is counted
/// by minutes: a question about a span of time counts the minutes that begin in it.
/// </summary>
public sealed class MarketBooks
{
    private readonly LiveWorld _world;

    internal MarketBooks(LiveWorld world) => _world = world;

    /// <summary>The start of the first minute in which anything was traded; nothing before there was one.</summary>
    public long? FirstMs { get; private set; }

    /// <summary>The start of the first minute in which a token was traded somewhere.</summary>
    public long? FirstTradeMs(string symbol, Venue venue) => null;

    /// <summary>What was traded of a token at all houses, from one time to (and without) another.</summary>
    public Flow Over(string symbol, Venue venue, long fromMs, long toMs) => default;

    /// <summary>
    /// The last price in the minutes that had ended by then; nothing before the first. It never changes afterwards, whatever else is traded.
    /// </summary>
    public Int128? PriceAt(string symbol, long timeMs) => null;

    /// <summary>The price now, which the minute that runs counts for.</summary>
    public Int128? PriceNow(string symbol) => null;

    /// <summary>The highest and the lowest price that were ever paid, in the minutes that had ended by then.</summary>
    public PriceRange? RangeBefore(string symbol, long timeMs) => null;

    /// <summary>Takes in every trade up to now.</summary>
    internal ValueTask ReadAsync(long nowMs, CancellationToken stop) => ValueTask.CompletedTask;
}
