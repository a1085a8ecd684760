using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Serving;

/// <summary>A chain as the dialects see it. Whether its blocks are made here or come from a node does not show.</summary>
public interface IServedChain
{
    ChainIdentity Identity { get; }

    ChainIndex Index { get; }

    /// <summary>What waited for a block when the chain was last looked at.</summary>
    IReadOnlyList<PendingTransaction> Pending { get; }

    /// <summary>
    /// Whether the index can be answered from. It cannot before it has come to the head of its chain for the first time, and not while the
    /// chain is out of reach: half an index would show half a balance.
    /// </summary>
    ValueTask<bool> IsReadyAsync(CancellationToken stop);

    /// <summary>The byte code at an address; nothing where there is none.</summary>
    /// <exception cref="ChainSourceUnavailableException">The chain is out of reach.</exception>
    ValueTask<ReadOnlyMemory<byte>> CodeAsync(Address20 address, CancellationToken stop);

    /// <summary>What a contract keeps in a slot of its storage; zero where it keeps nothing, as every contract of the world does.</summary>
    /// <exception cref="ChainSourceUnavailableException">The chain is out of reach.</exception>
    ValueTask<Hash32> StorageAsync(Address20 contract, Hash32 slot, CancellationToken stop);
}

/// <summary>The chains of a venue, by their names in the world.</summary>
public interface IServedChains
{
    IServedChain? Find(string name);
}
