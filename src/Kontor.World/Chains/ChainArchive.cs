using System.Buffers;
using Kontor.World.Codec;
using Kontor.World.History;

namespace Kontor.World.Chains;

/// <summary>Where the final blocks of all chains go.</summary>
public sealed class ChainArchive
{
    private readonly ArrayBufferWriter<byte> _content = new();

    public HistoryStream<ChainBlockRow> Blocks { get; } = new("chain-blocks", 1 << 13);
    public HistoryStream<ChainDeedRow> Deeds { get; } = new("chain-deeds", 1 << 14);

    internal HistoryStream[] All => [Blocks, Deeds];

    /// <summary>Adds a block of the chain with that number and answers its row.</summary>
    internal long Add(int chain, Block block)
    {
        var header = block.PlainHeader;
        var row = new ChainBlockRow
        {
            Height = header.Height,
            BlockMs = block.TimeMs,
            Hash = block.Hash,
            ParentHash = header.ParentHash,
            StateRoot = header.StateRoot,
            TransactionsRoot = header.TransactionsRoot,
            ReceiptsRoot = header.ReceiptsRoot,
            Miner = header.Miner,
            GasLimit = header.GasLimit,
            GasUsed = header.GasUsed,
            BaseFee = header.BaseFee,
            Fork = header.Fork,
            Chain = chain,
            SizeBytes = block.SizeBytes,
        };
        if (!block.Transactions.IsEmpty || !block.Allocations.IsEmpty)
            row.FirstDeed = AddContent(chain, block, out row.ContentBytes);
        return Blocks.Add(row);
    }

    private long AddContent(int chain, Block block, out int bytes)
    {
        _content.ResetWrittenCount();
        var writer = new RecordWriter(_content);
        BlockCodec.WriteContent(ref writer, block);
        bytes = _content.WrittenCount;
        return DeedPieces.Add(Deeds, chain, block.TimeMs, _content.WrittenSpan);
    }
}
