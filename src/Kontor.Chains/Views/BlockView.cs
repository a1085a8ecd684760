using Kontor.World.Chains;

namespace Kontor.Chains.Views;

public sealed record BlockView
{
    public required long Height { get; init; }
    public required Hash32 Hash { get; init; }
    public required Hash32 ParentHash { get; init; }
    public required long TimeMs { get; init; }
    public required Address20 Miner { get; init; }
    public required int SizeBytes { get; init; }
    public required long GasUsed { get; init; }
    public required long GasLimit { get; init; }
    public required Word256? BaseFee { get; init; }
    public required Word256 Difficulty { get; init; }
    public required ulong Nonce { get; init; }
    public required Hash32 TransactionsRoot { get; init; }
    public required int OmmerCount { get; init; }
    public required Word256 Reward { get; init; }
    public required int TransactionCount { get; init; }
    public required int InternalCount { get; init; }
    public required int TransferCount { get; init; }
    public required int LogCount { get; init; }

    /// <summary>What the transactions carried, whether they succeeded or not.</summary>
    public required Word256 Value { get; init; }

    /// <summary>What the transactions paid for their gas.</summary>
    public required Word256 Fees { get; init; }

    /// <summary>The part of the fees that nobody got.</summary>
    public Word256 Burnt => Word256.Smaller(Fees, Word256.MultiplyUpToMax(BaseFee.GetValueOrDefault(), (ulong)GasUsed));

    /// <summary>The part of the fees that the miner got.</summary>
    public Word256 Tips => Fees - Burnt;
}
