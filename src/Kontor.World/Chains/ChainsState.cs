using Kontor.World.Chains.Utxo;
using Kontor.World.Codec;
using Kontor.World.History;
using Kontor.World.State;

namespace Kontor.World.Chains;

/// <summary>The blockchains of the world, those of each kind in the order of their definition.</summary>
public sealed class ChainsState : IStateFolder
{
    private readonly List<Chain> _chains = [];
    private readonly List<UtxoChain> _utxoChains = [];

    public string Name => "chains";

    /// <summary>Those whose accounts have balances.</summary>
    public IReadOnlyList<Chain> All => _chains;

    /// <summary>Those whose coins are outputs of transactions.</summary>
    public IReadOnlyList<UtxoChain> Utxo => _utxoChains;

    /// <summary>Chains of whichever kind.</summary>
    public int Count => _chains.Count + _utxoChains.Count;

    /// <summary>The final blocks of all chains.</summary>
    public ChainArchive Archive { get; } = new();

    public UtxoArchive UtxoArchive { get; } = new();

    internal IEnumerable<HistoryStream> Histories => [.. Archive.All, .. UtxoArchive.All];

    /// <summary>What goes from one chain to another.</summary>
    public CrossingTable Crossings { get; } = new();

    /// <summary>Who wants to know of every block. Chains know nothing of what is done with their transfers.</summary>
    internal IBlockWatch? Watch { get; set; }

    public Chain? Find(string name) => _chains.Find(chain => string.Equals(chain.Name, name, StringComparison.Ordinal));

    public UtxoChain? FindUtxo(string name) => _utxoChains.Find(chain => string.Equals(chain.Name, name, StringComparison.Ordinal));

    /// <summary>A chain of whichever kind: no two have the same name.</summary>
    public WorldChain? FindAny(string name) => Find(name) ?? (WorldChain?)FindUtxo(name);

    internal void Add(Chain chain)
    {
        Invariant.Holds(chain.Index == _chains.Count);
        _chains.Add(chain);
    }

    internal void Add(UtxoChain chain)
    {
        Invariant.Holds(chain.Index == _utxoChains.Count);
        _utxoChains.Add(chain);
    }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_chains.Count);
        foreach (var chain in _chains)
            chain.Save(ref writer);
        Crossings.Save(ref writer);
        writer.WriteCount(_utxoChains.Count);
        foreach (var chain in _utxoChains)
            chain.Save(ref writer);
    }

    public void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            Add(Chain.Load(ref reader, _chains.Count, Archive));
        Crossings.Load(ref reader);
        for (var left = reader.ReadCount(); left > 0; left--)
            Add(UtxoChain.Load(ref reader, _utxoChains.Count, UtxoArchive));
    }

    public void Check(ICollection<string> broken)
    {
        foreach (var chain in _chains)
            ChainChecks.Run(chain, broken);
        foreach (var chain in _utxoChains)
            UtxoChecks.Run(chain, broken);
    }
}

/// <summary>Whoever follows what happens on the chains of the world.</summary>
internal interface IBlockWatch
{
    /// <summary>A chain has another block: it is the tip now.</summary>
    void Mined(WorldState state, WorldChain chain, long nowMs);

    /// <summary>A chain has undone its blocks above the tip that it has now.</summary>
    void Rewound(WorldState state, WorldChain chain, long nowMs);

    /// <summary>Whether a transaction of an undone block must come again, even when all others are forgotten.</summary>
    /// <param name="transaction">Its id, as the chain shows it.</param>
    bool Keeps(WorldState state, WorldChain chain, string transaction);

    /// <summary>Whether somebody waits for the chain's next blocks.</summary>
    bool IsWaitingFor(WorldState state, WorldChain chain);
}
