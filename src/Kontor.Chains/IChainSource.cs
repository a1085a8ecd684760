using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains;

/// <summary>
/// Where the blocks of a chain come from: the world, or a node. It says what stands there now; that something else stood there before is for the reader
/// to notice, by hashes. Every method throws <see cref="ChainSourceUnavailableException"/> when the chain cannot be reached.
/// </summary>
public interface IChainSource
{
    ChainIdentity Chain { get; }

    ValueTask<ChainHead> HeadAsync(CancellationToken stop);

    /// <summary>The hash of the block at a height; nothing above the head.</summary>
    ValueTask<Hash32?> HashAtAsync(long height, CancellationToken stop);

    /// <summary>Whole blocks in order from a height on, at most so many, possibly fewer, none above the head.</summary>
    ValueTask<IReadOnlyList<ChainBlock>> ReadAsync(long fromHeight, int max, CancellationToken stop);

    ValueTask<IReadOnlyList<PendingTransaction>> PendingAsync(CancellationToken stop);

    /// <summary>What a token says about itself; nothing where the contract answers none of the questions.</summary>
    ValueTask<TokenFact?> TokenAsync(Address20 contract, CancellationToken stop);

    ValueTask<ReadOnlyMemory<byte>> CodeAsync(Address20 address, CancellationToken stop);

    /// <summary>Returns when there may be something new. Returning too early does no harm.</summary>
    ValueTask WaitForNewsAsync(CancellationToken stop);
}
