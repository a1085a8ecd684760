using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>How a chain makes blocks. Unlike what it is called, this can be changed at any time.</summary>
public sealed record ChainSettings
{
    /// <summary>Blocks come by the world's clock. Otherwise only when somebody asks for them.</summary>
    public bool IsMining { get; init; }

    /// <summary>From one block to the next while there is something to do: a transaction to take in, or a transfer to confirm.</summary>
    public long BlockMs { get; init; } = 1_000;

    /// <summary>From one block to the next while there is nothing to do; 0 makes none until there is.</summary>
    public long IdleBlockMs { get; init; }

    public long GasLimit { get; init; } = BlockHeader.GasLimitDefault;

    /// <summary>A unit of gas never costs less; where there is no gas, a virtual byte of a transaction.</summary>
    public long BaseFeeMin { get; init; }

    internal bool IsWellFormed =>
        BlockMs is >= 1 and <= ChainBounds.BlockMsMax
        && IdleBlockMs is >= 0 and <= ChainBounds.BlockMsMax
        && (IdleBlockMs == 0 || IdleBlockMs >= BlockMs)
        && GasLimit is >= Gas.Transfer and <= ChainBounds.GasLimitMax
        && BaseFeeMin is >= 0 and <= ChainBounds.FeeMax;

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteBool(IsMining);
        writer.WriteLong(BlockMs);
        writer.WriteLong(IdleBlockMs);
        writer.WriteLong(GasLimit);
        writer.WriteLong(BaseFeeMin);
    }

    internal static ChainSettings Read(ref RecordReader reader) =>
        new()
        {
            IsMining = reader.ReadBool(),
            BlockMs = reader.ReadLong(),
            IdleBlockMs = reader.ReadLong(),
            GasLimit = reader.ReadLong(),
            BaseFeeMin = reader.ReadLong(),
        };
}
