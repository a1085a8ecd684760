namespace Kontor.World.Chains;

/// <summary>A block as it is listed.</summary>
public sealed record BlockRecord
{
    public required long Height { get; init; }

    /// <summary>As the chain itself shows it.</summary>
    public required string Hash { get; init; }

    public required string ParentHash { get; init; }

    /// <summary>Empty where a header has none.</summary>
    public string StateRoot { get; init; } = "";

    public required long TimeMs { get; init; }
    public required int TransactionCount { get; init; }

    /// <summary>The length of the whole encoded block.</summary>
    public required int SizeBytes { get; init; }

    /// <summary>0, like the next two, where there is no gas.</summary>
    public long GasUsed { get; init; }

    public long GasLimit { get; init; }
    public long BaseFee { get; init; }

    public static BlockRecord Of(Block block) =>
        new()
        {
            Height = block.Height,
            Hash = block.Hash.ToString(),
            ParentHash = block.ParentHash.ToString(),
            StateRoot = block.PlainHeader.StateRoot.ToString(),
            TimeMs = block.TimeMs,
            TransactionCount = block.Transactions.Length,
            SizeBytes = block.SizeBytes,
            GasUsed = block.GasUsed,
            GasLimit = block.GasLimit,
            BaseFee = block.BaseFee,
        };
}
