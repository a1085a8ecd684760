using Kontor.World.Chains;

namespace Kontor.Chains.Model;

/// <summary>A transaction that waits for a block.</summary>
public sealed record PendingTransaction
{
    public required Hash32 Hash { get; init; }
    public required Address20 From { get; init; }
    public Address20? To { get; init; }
    public Word256 Value { get; init; }
    public ulong Nonce { get; init; }
    public long GasLimit { get; init; }

    /// <summary>The most that is paid for a unit of gas.</summary>
    public Word256 GasPrice { get; init; }

    public TransactionType Type { get; init; }
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>When it was first seen here.</summary>
    public long SeenMs { get; init; }

    public uint? MethodId => ChainTransaction.MethodOf(Input.Span);
}
