using System.Collections.Immutable;
using Kontor.World.Chains;

namespace Kontor.Chains.Model;

/// <summary>A block with all that happened in it.</summary>
public sealed record ChainBlock
{
    public required long Height { get; init; }
    public required Hash32 Hash { get; init; }
    public required Hash32 ParentHash { get; init; }
    public required long TimeMs { get; init; }
    public Address20 Miner { get; init; }
    public int SizeBytes { get; init; }
    public long GasUsed { get; init; }
    public long GasLimit { get; init; }

    /// <summary>What every unit of gas costs before tips, burnt; nothing on a chain that knows no such fee.</summary>
    public Word256? BaseFee { get; init; }

    public Word256 Difficulty { get; init; }
    public ulong Nonce { get; init; }
    public Hash32 TransactionsRoot { get; init; }
    public int OmmerCount { get; init; }

    /// <summary>New coin for the miner. Tips are not in it: they follow from the transactions.</summary>
    public Word256 Reward { get; init; }

    /// <summary>In the order of the block: the transaction at place n has index n.</summary>
    public ImmutableArray<ChainTransaction> Transactions { get; init; } = [];

    /// <summary>Ordered by transaction. The value that a transaction itself carries is not repeated here.</summary>
    public ImmutableArray<InternalTransfer> InternalTransfers { get; init; } = [];

    /// <summary>Ordered by their index in the block.</summary>
    public ImmutableArray<ChainLog> Logs { get; init; } = [];

    /// <summary>Ordered by transaction.</summary>
    public ImmutableArray<ContractCreation> Creations { get; init; } = [];

    /// <summary>Coin that the block itself gives to somebody: the first balances, withdrawals of stakes, deposits from another layer.</summary>
    public ImmutableArray<NativeGrant> Grants { get; init; } = [];
}
