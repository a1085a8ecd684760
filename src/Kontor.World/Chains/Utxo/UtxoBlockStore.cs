using Kontor.World.Codec;

namespace Kontor.World.Chains.Utxo;

/// <summary>
/// The blocks of a chain: those that can still be undone are part of the state, the final ones are rows of the history. Reading a final one
/// is for questions only.
/// </summary>
public sealed class UtxoBlockStore
{
    private readonly List<UtxoBlock> _recent = [];
    private readonly UtxoArchive _archive;
    private readonly int _chain;

    internal UtxoBlockStore(UtxoArchive archive, int chain) => (_archive, _chain) = (archive, chain);

    internal RowCheckpoints Rows { get; } = new();

    public long Count => Rows.Count + _recent.Count;

    /// <summary>The newest block. A chain has at least its genesis.</summary>
    public UtxoBlock Tip => _recent[^1];

    /// <summary>How many blocks can be undone: never the one that the others stand on.</summary>
    internal int UndoableCount => _recent.Count - 1;

    /// <summary>Those that can still be undone, oldest first, and the one that they stand on.</summary>
    public IReadOnlyList<UtxoBlock> Recent => _recent;

    /// <summary>Reads final blocks: all of them stand below <see cref="RowCheckpoints.Count"/>.</summary>
    internal UtxoPage Query(long from, long to) => new(_archive, Rows, from, to);

    internal void Add(UtxoBlock block)
    {
        _recent.Add(block);
        if (UndoableCount <= ChainBounds.ReorgDepthMax)
            return;
        Rows.Add(_archive.Add(_chain, _recent[0]));
        _recent.RemoveAt(0);
    }

    internal UtxoBlock TakeTip()
    {
        Invariant.Holds(UndoableCount > 0);
        var tip = _recent[^1];
        _recent.RemoveAt(_recent.Count - 1);
        return tip;
    }

    /// <summary>Computes the hashes and the roots of what can still be undone again.</summary>
    internal bool IsLinked()
    {
        for (var index = 0; index < _recent.Count; index++)
        {
            var (block, isFirst) = (_recent[index], index == 0);
            if (!block.IsSound() || (!isFirst && block.ParentHash != _recent[index - 1].Hash))
                return false;
        }
        return true;
    }

    internal void Save(ref RecordWriter writer)
    {
        Rows.Save(ref writer);
        writer.WriteCount(_recent.Count);
        foreach (var block in _recent)
            UtxoBlockCodec.Write(ref writer, block);
    }

    internal void Load(ref RecordReader reader)
    {
        Rows.Load(ref reader);
        for (var left = reader.ReadCount(); left > 0; left--)
            _recent.Add(UtxoBlockCodec.Read(ref reader));
    }
}
