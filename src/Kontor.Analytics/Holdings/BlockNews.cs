using System.Collections.Immutable;
using System.Numerics;
using Kontor.World.Chains;

namespace Kontor.Analytics.Holdings;

/// <summary>What a block did to the holdings of its chain.</summary>
internal sealed record BlockNews
{
    public required long Height { get; init; }
    public required Hash32 Hash { get; init; }
    public required Hash32 ParentHash { get; init; }
    public required long TimeMs { get; init; }

    /// <summary>Transfers, in the order of the block.</summary>
    public required ImmutableArray<NewsTransfer> Transfers { get; init; }

    /// <summary>By how much everybody has more or less after it, fees, rewards and gifts included.</summary>
    public required ImmutableArray<NewsChange> Changes { get; init; }

    /// <summary>Addresses that are known as contracts from now on.</summary>
    public required ImmutableArray<string> Contracts { get; init; }
}

/// <param name="From">Nobody, where it is new.</param>
/// <param name="To">Nobody, where it is no more.</param>
internal readonly record struct NewsTransfer(
    ChainAsset Asset,
    string TransactionHash,
    int TransactionIndex,
    string? From,
    string? To,
    BigInteger Amount
);

internal readonly record struct NewsChange(ChainAsset Asset, string Owner, BigInteger Difference);
