using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Views;

/// <summary>A place in a ranking; the largest holder has rank 1.</summary>
public sealed record HolderView(long Rank, Address20 Address, Word256 Balance);

/// <summary>What somebody holds of a token, or of one piece of a collection.</summary>
public sealed record HoldingView(Address20 Contract, TokenKind Kind, Word256? TokenId, Word256 Balance);

public sealed record TokenView
{
    public required Address20 Contract { get; init; }
    public required TokenKind Kind { get; init; }

    /// <summary>What the token says about itself, once it was asked.</summary>
    public required TokenFact? Fact { get; init; }

    public required int HolderCount { get; init; }

    /// <summary>Everything minted less everything burnt.</summary>
    public required Word256 Supply { get; init; }

    /// <summary>The time of its first transfer.</summary>
    public required long IssuedMs { get; init; }

    public required long TransferCount { get; init; }

    /// <summary>The sum of the transfers of the 24 hours before the newest block.</summary>
    public required Word256 RecentAmount { get; init; }
}

/// <summary>Which holdings are meant. Collections are held as a sum of their pieces, or piece by piece.</summary>
public readonly record struct TokenFilter(TokenKind? Kind, Address20? Contract, bool ByItem);
