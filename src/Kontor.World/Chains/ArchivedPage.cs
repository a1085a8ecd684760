using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Kontor.World.Codec;
using Kontor.World.History;

namespace Kontor.World.Chains;

/// <summary>
/// Final blocks that are being read: those in memory on the writer's thread, older ones from the store on the thread of whoever asks. What
/// is stored never changes, and what memory has given up is in the store, so the two halves fit together without a lock.
/// </summary>
internal sealed class ArchivedPage
{
    private readonly record struct Found(ChainBlockRow Row, byte[]? Content);

    private readonly ChainArchive _archive;
    private readonly long _from;
    private readonly long _to;
    private readonly List<Found> _newestFirst = [];
    private long _row;
    private long _height;

    /// <summary>On the writer's thread.</summary>
    public ArchivedPage(ChainArchive archive, RowCheckpoints rows, long from, long to)
    {
        (_archive, _from, _to) = (archive, from, to);
        (_row, _height) = rows.AtOrAbove(to);
    }

    /// <summary>On the writer's thread: whatever needs no reading from the store.</summary>
    public void TakeHot() => Take(new HotCells<ChainBlockRow>(_archive.Blocks), new HotCells<ChainDeedRow>(_archive.Deeds));

    /// <summary>On any thread, once.</summary>
    /// <returns>In the order of their heights. Without a store, those that memory has given up are missing.</returns>
    public ImmutableArray<Block> Finish()
    {
        Take(_archive.Blocks.Cold, _archive.Deeds.Cold);
        var blocks = ImmutableArray.CreateBuilder<Block>(_newestFirst.Count);
        for (var index = _newestFirst.Count - 1; index >= 0; index--)
        {
            var (row, content) = _newestFirst[index];
            if ((content ?? ReadContent(_archive.Deeds.Cold, row)) is { } bytes)
                blocks.Add(ToBlock(row, bytes));
        }
        return blocks.ToImmutable();
    }

    private void Take(ICellSource<ChainBlockRow> blocks, ICellSource<ChainDeedRow> deeds)
    {
        while (_height >= _from && blocks.TryRead(_row, out var cell))
        {
            Invariant.Holds(cell.Row.Height == _height);
            if (_height <= _to)
                _newestFirst.Add(new Found(cell.Row, ReadContent(deeds, cell.Row)));
            (_row, _height) = (cell.PreviousId, _height - 1);
        }
    }

    private static byte[]? ReadContent(ICellSource<ChainDeedRow> deeds, in ChainBlockRow row) =>
        DeedPieces.Read(deeds, row.FirstDeed, row.ContentBytes);

    private static Block ToBlock(in ChainBlockRow row, byte[] bytes)
    {
        if (bytes.Length == 0)
            return new Block(row.ToHeader(), row.Hash, row.SizeBytes, row.BlockMs, BlockContent.Nothing);
        var reader = new RecordReader(bytes);
        var content = BlockCodec.ReadContent(ref reader);
        reader.ExpectEnd();
        return new Block(row.ToHeader(), row.Hash, row.SizeBytes, row.BlockMs, content);
    }
}
