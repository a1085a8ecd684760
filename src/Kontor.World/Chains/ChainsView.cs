using System.Collections.Concurrent;
using System.Collections.Immutable;
using Kontor.World.Chains.Utxo;

namespace Kontor.World.Chains;

/// <summary>A chain as everybody outside the loop sees it. It never changes; a newer one takes its place.</summary>
public sealed class ChainView
{
    private readonly ContractTable _contracts;

    internal ChainView(Chain chain, ImmutableArray<Block> recent, long version)
    {
        (Record, Settings, Recent, Version, _contracts) = (chain.Record, chain.Settings, recent, version, chain.Contracts);
        FinalCount = chain.Blocks.Rows.Count;
        Pending = chain.Pool.Count == 0 ? [] : chain.Pending;
        PoolVersion = chain.Pool.Version;
    }

    /// <summary>Grows with every change that is shown.</summary>
    public long Version { get; }

    public ChainRecord Record { get; }
    public ChainSettings Settings { get; }

    /// <summary>Blocks that can not be undone any more: those below this height.</summary>
    public long FinalCount { get; }

    /// <summary>The blocks from there on, oldest first.</summary>
    public ImmutableArray<Block> Recent { get; }

    /// <summary>What no block has yet: what the next block takes first comes first.</summary>
    public ImmutableArray<SentTransaction> Pending { get; }

    public Block Tip => Recent[^1];

    internal long PoolVersion { get; }

    /// <summary>A block that can still be undone, if there is one of that height.</summary>
    public Block? FindRecent(long height) =>
        height >= FinalCount && height - FinalCount < Recent.Length ? Recent[(int)(height - FinalCount)] : null;

    /// <summary>The contract at an address, if there is one now.</summary>
    public Contract? FindContract(Address20 address) => _contracts.Find(address);
}

/// <summary>The chains of the world, read from any thread without a lock, and without delaying an order.</summary>
public sealed class ChainsView
{
    private readonly ConcurrentDictionary<string, ChainView> _chains = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, UtxoChainView> _utxoChains = new(StringComparer.Ordinal);
    private TaskCompletionSource _changing = NewSignal();
    private bool _hasChanged;

    public ChainView? Find(string name) => _chains.GetValueOrDefault(name);

    /// <summary>A chain of outputs.</summary>
    public UtxoChainView? FindUtxo(string name) => _utxoChains.GetValueOrDefault(name);

    /// <summary>In the order of their names.</summary>
    public IEnumerable<UtxoChainView> AllUtxo =>
        _utxoChains.ToArray().OrderBy(chain => chain.Key, StringComparer.Ordinal).Select(chain => chain.Value);

    /// <summary>In the order of their names.</summary>
    public IEnumerable<ChainView> All => _chains.ToArray().OrderBy(chain => chain.Key, StringComparer.Ordinal).Select(chain => chain.Value);

    /// <summary>Transfers from one chain to another, in the order in which they were asked for.</summary>
    public IEnumerable<CrossTransfer> Crossings { get; private set; } = [];

    /// <summary>The same, found by what they have in common. Nothing before the first chain is shown.</summary>
    public CrossingTable? Crossed { get; private set; }

    /// <summary>In the order of their definition; crossings name them by their place.</summary>
    public IEnumerable<BridgeRecord> Bridges { get; private set; } = [];

    /// <summary>Ends when another view of a chain has taken the place of the one that was seen.</summary>
    public async Task WaitForChangeAsync(ChainView? seen, string name, CancellationToken stop)
    {
        while (true)
        {
            // Read first: a change that comes between the two is then not missed.
            var changing = Volatile.Read(ref _changing);
            if (!ReferenceEquals(Find(name), seen))
                return;
            await changing.Task.WaitAsync(stop);
        }
    }

    /// <summary>Shows what changed since the last time. Called by the loop, at the end of a batch.</summary>
    internal void Publish(ChainsState state)
    {
        for (var index = 0; index < state.All.Count; index++)
            Publish(state.All[index]);
        for (var index = 0; index < state.Utxo.Count; index++)
            Publish(state.Utxo[index]);
        (Crossings, Bridges, Crossed) = (state.Crossings.All, state.Crossings.Bridges, state.Crossings);
        // Whoever follows a chain is not woken by orders.
        if (!_hasChanged)
            return;
        _hasChanged = false;
        Interlocked.Exchange(ref _changing, NewSignal()).SetResult();
    }

    private void Publish(Chain chain)
    {
        var known = _chains.GetValueOrDefault(chain.Name);
        var isSameTip = known is not null && ReferenceEquals(known.Tip, chain.Blocks.Tip) && known.FinalCount == chain.Blocks.Rows.Count;
        if (isSameTip && known!.PoolVersion == chain.Pool.Version && ReferenceEquals(known.Settings, chain.Settings))
            return;
        _hasChanged = true;
        _chains[chain.Name] = new ChainView(
            chain,
            isSameTip ? known!.Recent : [.. chain.Blocks.Recent],
            known is null ? 0 : known.Version + 1
        );
    }

    private void Publish(UtxoChain chain)
    {
        var known = _utxoChains.GetValueOrDefault(chain.Name);
        var isSameTip = known is not null && ReferenceEquals(known.Tip, chain.Blocks.Tip) && known.FinalCount == chain.Blocks.Rows.Count;
        if (isSameTip && known!.PoolVersion == chain.Pool.Version && ReferenceEquals(known.Settings, chain.Settings))
            return;
        _utxoChains[chain.Name] = new UtxoChainView(chain, isSameTip ? known!.Recent : [.. chain.Blocks.Recent]);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
