namespace Kontor.World.Chains;

/// <summary>A block as it is listed. The chain itself keeps only what cannot be computed again.</summary>
public sealed record BlockRecord
{
    public required long Height { get; init; }

    /// <summary>0x and 64 digits.</summary>
    public required string Hash { get; init; }

    public required string ParentHash { get; init; }
    public required string StateRoot { get; init; }
    public required long TimeMs { get; init; }
    public required int TransactionCount { get; init; }

    /// <summary>The length of the whole encoded block.</summary>
    public required int SizeBytes { get; init; }

    public required long GasUsed { get; init; }
    public required long GasLimit { get; init; }
}
