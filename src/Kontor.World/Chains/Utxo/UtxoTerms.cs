using Kontor.World.Codec;

namespace Kontor.World.Chains.Utxo;

/// <summary>What a chain of outputs gives to those who mine it. Never changes.</summary>
public sealed record UtxoTerms
{
    /// <summary>New satoshi of a block, at first. As much as Bitcoin gives between its fourth and its fifth halving.</summary>
    public long Subsidy { get; init; } = 312_500_000;

    /// <summary>After so many blocks a block gives half as much.</summary>
    public long HalvingBlocks { get; init; } = 210_000;

    /// <summary>How many blocks what a miner got must lie back before he can spend it.</summary>
    public int MaturityBlocks { get; init; } = 100;

    // So that whatever is ever mined can be counted together with what the genesis gives.
    internal bool IsWellFormed =>
        HalvingBlocks is >= 1 and <= UtxoBounds.HalvingBlocksMax
        && Subsidy is >= 0 and <= UtxoBounds.AmountMax
        && (Int128)Subsidy * 2 * HalvingBlocks <= UtxoBounds.AmountMax
        && MaturityBlocks is >= 1 and <= ChainBounds.ReorgDepthMax;

    /// <summary>What the block of that height gives. The genesis gives what it says and nothing more.</summary>
    public long SubsidyAt(long height)
    {
        var halvings = height / HalvingBlocks;
        return height == 0 || halvings >= 63 ? 0 : Subsidy >> (int)halvings;
    }

    /// <summary>All that blocks up to that height have given.</summary>
    public long SubsidiesUpTo(long height)
    {
        long sum = 0;
        for (var halving = 0; halving < 63 && halving * HalvingBlocks <= height; halving++)
        {
            var (first, next) = (Math.Max(1, halving * HalvingBlocks), (halving + 1) * HalvingBlocks);
            sum += Math.Max(0, Math.Min(next, height + 1) - first) * (Subsidy >> halving);
        }
        return sum;
    }

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteLong(Subsidy);
        writer.WriteLong(HalvingBlocks);
        writer.WriteLong(MaturityBlocks);
    }

    internal static UtxoTerms Read(ref RecordReader reader) =>
        new()
        {
            Subsidy = reader.ReadLong(),
            HalvingBlocks = reader.ReadLong(),
            MaturityBlocks = (int)reader.ReadLong(),
        };
}
