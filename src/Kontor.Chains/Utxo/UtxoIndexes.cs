using System.Collections.Concurrent;
using Kontor.World;

namespace Kontor.Chains.Utxo;

/// <summary>The indexes of all chains of outputs of a world, each made when somebody first asks for it.</summary>
public sealed class UtxoIndexes(LiveWorld world) : IDisposable
{
    private readonly ConcurrentDictionary<string, UtxoIndex> _indexes = new(StringComparer.Ordinal);

    /// <summary>Nothing when the world has no such chain.</summary>
    public UtxoIndex? Find(string chain) =>
        world.Chains.FindUtxo(chain) is null ? null : _indexes.GetOrAdd(chain, static (name, of) => new UtxoIndex(of, name), world);

    public void Dispose()
    {
        foreach (var index in _indexes.Values)
            index.Dispose();
    }
}
