using System.Collections.Immutable;

namespace Kontor.World.Chains.Utxo;

/// <summary>A chain of outputs as everybody outside the loop sees it. It never changes; a newer one takes its place.</summary>
public sealed class UtxoChainView
{
    internal UtxoChainView(UtxoChain chain, ImmutableArray<UtxoBlock> recent)
    {
        (Record, Terms, Settings, Recent) = (chain.Record, chain.Terms, chain.Settings, recent);
        FinalCount = chain.Blocks.Rows.Count;
        (Supply, Holders, Coins) = (chain.Supply, chain.Holders, chain.Coins.Count);
        Pending = chain.Pool.Count == 0 ? [] : chain.Pending;
        PoolVersion = chain.Pool.Version;
    }

    public ChainRecord Record { get; }
    public UtxoTerms Terms { get; }
    public ChainSettings Settings { get; }

    /// <summary>Blocks that can not be undone any more: those below this height.</summary>
    public long FinalCount { get; }

    /// <summary>The blocks from there on, oldest first.</summary>
    public ImmutableArray<UtxoBlock> Recent { get; }

    /// <summary>What no block has yet, dearest first.</summary>
    public ImmutableArray<SentCoins> Pending { get; }

    public UtxoBlock Tip => Recent[^1];

    /// <summary>Satoshi that there are.</summary>
    public long Supply { get; }

    /// <summary>Owners that have something.</summary>
    public int Holders { get; }

    /// <summary>Outputs that nobody has spent.</summary>
    public int Coins { get; }

    internal long PoolVersion { get; }

    /// <summary>A block that can still be undone, if there is one of that height.</summary>
    public UtxoBlock? FindRecent(long height) =>
        height >= FinalCount && height - FinalCount < Recent.Length ? Recent[(int)(height - FinalCount)] : null;
}
