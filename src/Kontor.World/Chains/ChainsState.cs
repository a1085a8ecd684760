using Kontor.World.Codec;
using Kontor.World.State;

namespace Kontor.World.Chains;

/// <summary>The blockchains of the world, in the order of their definition.</summary>
public sealed class ChainsState : IStateFolder
{
    private const int CheckedDepth = 1000;

    private readonly List<Chain> _chains = [];

    public string Name => "chains";
    public IReadOnlyList<Chain> All => _chains;

    public Chain? Find(string name) => _chains.Find(chain => string.Equals(chain.Name, name, StringComparison.Ordinal));

    internal void Add(Chain chain) => _chains.Add(chain);

    public void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_chains.Count);
        foreach (var chain in _chains)
            chain.Save(ref writer);
    }

    public void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            _chains.Add(Chain.Load(ref reader));
    }

    public void Check(ICollection<string> broken)
    {
        foreach (var chain in _chains)
        {
            if (!chain.Blocks.IsLinked(CheckedDepth))
                broken.Add($"chains: {chain.Name}: a block does not hash to what stands in the chain");
        }
    }
}
