using Kontor.World.Chains;

namespace Kontor.Chains.Views;

public sealed record AddressView
{
    public required Address20 Address { get; init; }
    public required bool IsContract { get; init; }
    public required Word256 Balance { get; init; }

    /// <summary>The transactions it sent, received or was made by.</summary>
    public required long TransactionCount { get; init; }

    /// <summary>The time of the first transaction, internal transfer or token transfer it had part in.</summary>
    public required long? FirstMs { get; init; }

    public required long? LastMs { get; init; }

    /// <summary>By whom and how it was made; nothing for accounts, and for contracts that were there from the first block on.</summary>
    public required CreationView? Creation { get; init; }

    /// <summary>Transactions of the 30 days before the newest block that call a method of it.</summary>
    public required int RecentCalls { get; init; }

    /// <summary>How many sent those.</summary>
    public required int RecentCallers { get; init; }
}

public sealed record CreationView(Standing At, Address20 Creator, Hash32 CodeHash, int CodeBytes);
