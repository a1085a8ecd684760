using System.Collections.Immutable;
using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>
/// The blocks of a chain: those that can still be undone are part of the state, the final ones are rows of the history. Reading a final one
/// is for questions only.
/// </summary>
public sealed class BlockStore
{
    private readonly List<RecentBlock> _recent = [];
    private readonly ChainArchive _archive;
    private readonly int _chain;

    internal BlockStore(ChainArchive archive, int chain) => (_archive, _chain) = (archive, chain);

    internal RowCheckpoints Rows { get; } = new();

    public long Count => Rows.Count + _recent.Count;

    /// <summary>The newest block. A chain has at least its genesis.</summary>
    public Block Tip => _recent[^1].Block;

    /// <summary>How many blocks can be undone: never the one that the others stand on.</summary>
    internal int UndoableCount => _recent.Count - 1;

    /// <summary>Those that can still be undone, oldest first, and the one that they stand on.</summary>
    public IEnumerable<Block> Recent => _recent.Select(recent => recent.Block);

    /// <summary>A block that may lie far back; nothing when there is none, or when nothing remembers it any more.</summary>
    public Block? Find(long height)
    {
        if (height < 0 || height >= Count)
            return null;
        if (height >= Rows.Count)
            return _recent[(int)(height - Rows.Count)].Block;
        var page = Query(height, height);
        return page.Finish().FirstOrDefault();
    }

    /// <summary>Among those that can still be undone.</summary>
    public Block? FindRecent(Hash32 hash) => _recent.Find(recent => recent.Block.Hash == hash)?.Block;

    public ImmutableArray<Block> NewestFirst(long skip, int max)
    {
        var to = Count - 1 - Math.Max(0, skip);
        var from = Math.Max(0, to - max + 1);
        if (to < from)
            return [];
        var page = ImmutableArray.CreateBuilder<Block>((int)(to - from + 1));
        for (var height = to; height >= Math.Max(from, Rows.Count); height--)
            page.Add(Find(height)!);
        if (from < Rows.Count)
            page.AddRange(Query(from, Math.Min(to, Rows.Count - 1)).Finish().Reverse());
        return page.ToImmutable();
    }

    /// <summary>Reads final blocks: all of them stand below <see cref="RowCheckpoints.Count"/>.</summary>
    internal ArchivedPage Query(long from, long to)
    {
        var page = new ArchivedPage(_archive, Rows, from, to);
        page.TakeHot();
        return page;
    }

    internal void Add(RecentBlock block)
    {
        _recent.Add(block);
        if (UndoableCount <= ChainBounds.ReorgDepthMax)
            return;
        Rows.Add(_archive.Add(_chain, _recent[0].Block));
        _recent.RemoveAt(0);
    }

    internal RecentBlock TakeTip()
    {
        Invariant.Holds(UndoableCount > 0);
        var tip = _recent[^1];
        _recent.RemoveAt(_recent.Count - 1);
        return tip;
    }

    /// <summary>Computes the hashes and the roots of what can still be undone again.</summary>
    internal bool IsLinked()
    {
        var parent = Hash32.Zero;
        foreach (var (block, _, _) in _recent)
        {
            var isRoot = Rows.Count > 0 && block == _recent[0].Block;
            if (!isRoot && block.ParentHash != parent)
                return false;
            if (block.Header.Hash() != block.Hash || !block.HasItsRoots())
                return false;
            parent = block.Hash;
        }
        return true;
    }

    internal void Save(ref RecordWriter writer)
    {
        Rows.Save(ref writer);
        writer.WriteCount(_recent.Count);
        foreach (var block in _recent)
            block.Write(ref writer);
    }

    internal void Load(ref RecordReader reader)
    {
        Rows.Load(ref reader);
        for (var left = reader.ReadCount(); left > 0; left--)
            _recent.Add(RecentBlock.Read(ref reader));
    }
}
