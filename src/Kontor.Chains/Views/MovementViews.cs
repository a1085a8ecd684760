using System.Collections.Immutable;
using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Views;

public sealed record InternalView(Standing At, Party From, Party To, Word256 Value, CallOperation Operation, bool Succeeded)
{
    /// <summary>Whether it moved value, or would have, had it not been undone.</summary>
    public bool IsTransfer => !Value.IsZero && InternalTransfer.CanMoveValue(Operation);
}

public sealed record TransferView
{
    public required Standing At { get; init; }
    public required int LogIndex { get; init; }
    public required uint? MethodId { get; init; }
    public required Party From { get; init; }
    public required Party To { get; init; }
    public required Address20 Contract { get; init; }
    public required TokenKind Kind { get; init; }
    public required Word256 Amount { get; init; }

    /// <summary>Which piece of a collection; nothing where all are alike.</summary>
    public required Word256? TokenId { get; init; }
}

public sealed record LogView
{
    public required Standing At { get; init; }
    public required int LogIndex { get; init; }
    public required uint? MethodId { get; init; }
    public required Address20 Address { get; init; }
    public required ImmutableArray<Hash32> Topics { get; init; }
    public required byte[] Data { get; init; }
}
