using Kontor.World;

namespace Kontor.Analytics.Markets;

/// <summary>What was traded of every token, at both houses, for dollars.</summary>
public sealed class MarketBooks
{
    private readonly LiveWorld _world;

    internal MarketBooks(LiveWorld world) => _world = world;

    /// <summary>The time of the first trade; nothing before there was one.</summary>
    public long? FirstMs { get; private set; }

    /// <summary>Takes in every trade up to now.</summary>
    internal ValueTask ReadAsync(long nowMs, CancellationToken stop) => ValueTask.CompletedTask;
}
