using System.Collections.Concurrent;
using Kontor.World;

namespace Kontor.Chains.Serving;

/// <summary>The indexes of the world's own chains. A chain that begins later gets its index when it is first asked for.</summary>
public sealed class IndexedChains(LiveWorld world, TimeProvider time) : IServedChains, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<IndexedChain>> _chains = new(StringComparer.Ordinal);

    public IServedChain? Find(string name) =>
        world.Chains.Find(name) is null
            ? null
            : _chains
                .GetOrAdd(name, static (name, self) => new Lazy<IndexedChain>(() => new IndexedChain(self.World, name, self.Time)), this)
                .Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var chain in _chains.Values)
            await chain.Value.DisposeAsync();
    }

    private LiveWorld World => world;
    private TimeProvider Time => time;
}
