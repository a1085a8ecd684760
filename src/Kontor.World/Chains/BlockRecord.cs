namespace Kontor.World.Chains;

/// <summary>A block as it is listed.</summary>
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
    public required long BaseFee { get; init; }

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
