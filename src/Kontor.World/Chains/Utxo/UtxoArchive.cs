using System.Buffers;
using Kontor.World.Codec;
using Kontor.World.History;

namespace Kontor.World.Chains.Utxo;

/// <summary>Where the final blocks of all chains of outputs go.</summary>
public sealed class UtxoArchive
{
    private readonly ArrayBufferWriter<byte> _content = new();

    public HistoryStream<UtxoBlockRow> Blocks { get; } = new("utxo-blocks", 1 << 13);
    public HistoryStream<ChainDeedRow> Deeds { get; } = new("utxo-deeds", 1 << 14);

    internal HistoryStream[] All => [Blocks, Deeds];

    /// <summary>Adds a block of the chain with that number and answers its row.</summary>
    internal long Add(int chain, UtxoBlock block)
    {
        _content.ResetWrittenCount();
        var writer = new RecordWriter(_content);
        UtxoBlockCodec.WriteContent(ref writer, block.Transactions);
        var header = block.Header;
        return Blocks.Add(
            new UtxoBlockRow
            {
                Height = block.Height,
                BlockMs = block.TimeMs,
                Hash = block.Hash,
                ParentHash = header.Parent,
                MerkleRoot = header.MerkleRoot,
                Version = header.Version,
                TimeS = header.TimeS,
                Bits = header.Bits,
                Nonce = header.Nonce,
                FirstDeed = DeedPieces.Add(Deeds, chain, block.TimeMs, _content.WrittenSpan),
                ContentBytes = _content.WrittenCount,
                Chain = chain,
            }
        );
    }
}
