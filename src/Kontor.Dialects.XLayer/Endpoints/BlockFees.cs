using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Endpoints;

/// <summary>What the transactions of a block paid: a part of it is destroyed, the rest is the miner's.</summary>
internal readonly record struct BlockFees(Word256 Total, Word256 Burnt, Word256 Average, Word256 GasPriceAverage)
{
    public Word256 Tips => Total - Burnt;

    public static BlockFees Of(Block block)
    {
        var (total, burnt) = (Word256.Zero, Word256.Zero);
        foreach (var mined in block.Transactions)
        {
            total += (Word256)(ulong)mined.Receipt.GasUsed * (ulong)mined.Receipt.GasPrice;
            burnt += (Word256)(ulong)mined.Receipt.GasUsed * (ulong)block.BaseFee;
        }
        return block.Transactions.IsEmpty
            ? default
            : new(
                total,
                burnt,
                Word256.DivRem(total, (ulong)block.Transactions.Length).Quotient,
                Word256.DivRem(total, (ulong)block.GasUsed).Quotient
            );
    }
}
