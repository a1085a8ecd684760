using System.Collections.Immutable;
using Kontor.World.Chains;

namespace Kontor.Chains.Model;

/// <summary>What a contract noted: up to four topics, and data. Its index counts in the block, over all transactions.</summary>
public sealed record ChainLog(
    int TransactionIndex,
    int LogIndex,
    Address20 Address,
    ImmutableArray<Hash32> Topics,
    ReadOnlyMemory<byte> Data
);
