using System.Collections.Immutable;
using Kontor.World.Chains;

namespace Kontor.Chains.Views;

/// <summary>What moved in a block, and what everybody whom it touched had before and after it. Collections are left out: their pieces are no amounts.</summary>
public sealed record BlockMovements
{
    public required long Height { get; init; }
    public required Hash32 Hash { get; init; }
    public required Hash32 ParentHash { get; init; }
    public required long TimeMs { get; init; }

    /// <summary>Those of the chain's own coin in their order, and those of tokens in theirs.</summary>
    public required ImmutableArray<BlockMovement> Movements { get; init; }

    /// <summary>Every balance that is another one after the block. What the zero address has of a token is the token's supply.</summary>
    public required ImmutableArray<BalanceChange> Changes { get; init; }

    /// <summary>Addresses that the block made contracts, or that wrote a log in it, which only contracts can.</summary>
    public required ImmutableArray<Address20> Contracts { get; init; }
}

/// <param name="Contract">Of the token; nothing where the chain's own coin moved.</param>
public readonly record struct BlockMovement(
    Address20? Contract,
    Hash32 TransactionHash,
    int TransactionIndex,
    Address20 From,
    Address20 To,
    Word256 Amount
);

public readonly record struct BalanceChange(Address20? Contract, Address20 Owner, Word256 Before, Word256 After);
