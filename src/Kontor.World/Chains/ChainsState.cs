using Kontor.World.Codec;
using Kontor.World.State;

namespace Kontor.World.Chains;

/// <summary>The blockchains of the world, in the order of their definition.</summary>
public sealed class ChainsState : IStateFolder
{
    private readonly List<Chain> _chains = [];

    public string Name => "chains";
    public IReadOnlyList<Chain> All => _chains;

    /// <summary>The final blocks of all chains.</summary>
    public ChainArchive Archive { get; } = new();

    /// <summary>What goes from one chain to another.</summary>
    public CrossingTable Crossings { get; } = new();

    /// <summary>What operators say of addresses.</summary>
    public MarkTable Marks { get; internal set; } = MarkTable.Empty;

    /// <summary>Who wants to know of every block. Chains know nothing of what is done with their transfers.</summary>
    internal IBlockWatch? Watch { get; set; }

    public Chain? Find(string name) => _chains.Find(chain => string.Equals(chain.Name, name, StringComparison.Ordinal));

    internal void Add(Chain chain)
    {
        Invariant.Holds(chain.Index == _chains.Count);
        _chains.Add(chain);
    }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_chains.Count);
        foreach (var chain in _chains)
            chain.Save(ref writer);
        Crossings.Save(ref writer);
        Marks.Save(ref writer);
    }

    public void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            Add(Chain.Load(ref reader, _chains.Count, Archive));
        Crossings.Load(ref reader);
        Marks = MarkTable.Load(ref reader);
    }

    public void Check(ICollection<string> broken)
    {
        foreach (var chain in _chains)
            ChainChecks.Run(chain, broken);
    }
}

/// <summary>Whoever follows what happens on the chains of the world.</summary>
internal interface IBlockWatch
{
    /// <summary>A chain has another block.</summary>
    void Mined(WorldState state, Chain chain, Block block, long nowMs);

    /// <summary>A chain has undone its blocks above that height.</summary>
    void Rewound(WorldState state, Chain chain, long height, long nowMs);

    /// <summary>Whether a transaction of an undone block must come again, even when all others are forgotten.</summary>
    bool Keeps(WorldState state, Chain chain, SentTransaction transaction);

    /// <summary>Whether somebody waits for the chain's next blocks.</summary>
    bool IsWaitingFor(WorldState state, Chain chain);
}
