using System.Collections.Immutable;
using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>Whole blocks in the world's binary form: what cannot be computed again, and what costs much to compute.</summary>
internal static class BlockCodec
{
    public static void Write(ref RecordWriter writer, Block block)
    {
        block.PlainHeader.Write(ref writer);
        writer.WriteHash(block.Hash);
        writer.WriteLong(block.SizeBytes);
        writer.WriteLong(block.TimeMs);
        WriteContent(ref writer, block);
    }

    public static Block Read(ref RecordReader reader) =>
        new(BlockHeader.Read(ref reader), reader.ReadHash(), (int)reader.ReadLong(), reader.ReadLong(), ReadContent(ref reader));

    /// <summary>Everything but the header and the time.</summary>
    public static void WriteContent(ref RecordWriter writer, Block block)
    {
        writer.WriteCount(block.Transactions.Length);
        foreach (var (transaction, receipt) in block.Transactions)
        {
            transaction.Write(ref writer);
            receipt.Write(ref writer);
        }
        writer.WriteCount(block.Allocations.Length);
        foreach (var allocation in block.Allocations)
            allocation.Write(ref writer);
    }

    public static BlockContent ReadContent(ref RecordReader reader)
    {
        var transactions = ImmutableArray.CreateBuilder<MinedTransaction>(reader.ReadCount());
        for (var left = transactions.Capacity; left > 0; left--)
            transactions.Add(new MinedTransaction(SentTransaction.Read(ref reader), Receipt.Read(ref reader)));
        var allocations = ImmutableArray.CreateBuilder<Allocation>(reader.ReadCount());
        for (var left = allocations.Capacity; left > 0; left--)
            allocations.Add(Allocation.Read(ref reader));
        return new BlockContent(transactions.MoveToImmutable(), allocations.MoveToImmutable());
    }
}
