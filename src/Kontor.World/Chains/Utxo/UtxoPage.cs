using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.History;

namespace Kontor.World.Chains.Utxo;

/// <summary>
/// Final blocks that are being read: those in memory on the writer's thread, older ones from the store on the thread of whoever asks. What
/// is stored never changes, and what memory has given up is in the store, so the two halves fit together without a lock.
/// </summary>
internal sealed class UtxoPage
{
    private readonly record struct Found(UtxoBlockRow Row, byte[]? Content);

    private readonly UtxoArchive _archive;
    private readonly long _from;
    private readonly long _to;
    private readonly List<Found> _newestFirst = [];
    private long _row;
    private long _height;

    /// <summary>On the writer's thread.</summary>
    public UtxoPage(UtxoArchive archive, RowCheckpoints rows, long from, long to)
    {
        (_archive, _from, _to) = (archive, from, to);
        (_row, _height) = rows.AtOrAbove(to);
        Take(new HotCells<UtxoBlockRow>(archive.Blocks), new HotCells<ChainDeedRow>(archive.Deeds));
    }

    /// <summary>On any thread, once.</summary>
    /// <returns>In the order of their heights. Without a store, those that memory has given up are missing.</returns>
    public ImmutableArray<UtxoBlock> Finish()
    {
        Take(_archive.Blocks.Cold, _archive.Deeds.Cold);
        var blocks = ImmutableArray.CreateBuilder<UtxoBlock>(_newestFirst.Count);
        for (var index = _newestFirst.Count - 1; index >= 0; index--)
        {
            var (row, content) = _newestFirst[index];
            if ((content ?? ReadContent(_archive.Deeds.Cold, row)) is { } bytes)
                blocks.Add(ToBlock(row, bytes));
        }
        return blocks.ToImmutable();
    }

    private void Take(ICellSource<UtxoBlockRow> blocks, ICellSource<ChainDeedRow> deeds)
    {
        while (_height >= _from && blocks.TryRead(_row, out var cell))
        {
            Invariant.Holds(cell.Row.Height == _height);
            if (_height <= _to)
                _newestFirst.Add(new Found(cell.Row, ReadContent(deeds, cell.Row)));
            (_row, _height) = (cell.PreviousId, _height - 1);
        }
    }

    private static byte[]? ReadContent(ICellSource<ChainDeedRow> deeds, in UtxoBlockRow row) =>
        DeedPieces.Read(deeds, row.FirstDeed, row.ContentBytes);

    private static UtxoBlock ToBlock(in UtxoBlockRow row, byte[] bytes)
    {
        var reader = new RecordReader(bytes);
        var transactions = UtxoBlockCodec.ReadContent(ref reader);
        reader.ExpectEnd();
        return new UtxoBlock(row.ToHeader(), row.Hash, row.Height, row.BlockMs, transactions);
    }
}
