using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Views;

/// <summary>Where a row stands: its block and its transaction.</summary>
public readonly record struct Standing(long Height, Hash32 BlockHash, long TimeMs, Hash32 TransactionHash, int TransactionIndex);

/// <summary>One side of a movement.</summary>
public readonly record struct Party(Address20 Address, bool IsContract);

public sealed record TransactionView
{
    public required Standing At { get; init; }
    public required Party From { get; init; }

    /// <summary>Nobody, where the transaction made a contract.</summary>
    public required Party? To { get; init; }

    /// <summary>The contract that was made, where there is no receiver.</summary>
    public required Address20? Created { get; init; }

    public required Word256 Value { get; init; }
    public required ulong Nonce { get; init; }
    public required long GasLimit { get; init; }
    public required long GasUsed { get; init; }
    public required Word256 GasPrice { get; init; }
    public required TransactionType Type { get; init; }
    public required bool Succeeded { get; init; }
    public required uint? MethodId { get; init; }
    public required int InputBytes { get; init; }
    public required int SizeBytes { get; init; }

    public Word256 Fee => Word256.MultiplyUpToMax(GasPrice, (ulong)GasUsed);
}

/// <summary>The two long texts of a transaction.</summary>
public sealed record TransactionTexts(byte[] Input, string Error);
