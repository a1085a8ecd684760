using System.Collections.Immutable;
using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>
/// All numbers of a chain: who has how much of what, and who may move it. Every change is written down with what stood there before, so that
/// a transaction that fails, and a block that a rewritten chain forgets, can be undone exactly. What is zero is not there.
/// </summary>
internal sealed class ChainLedger
{
    private readonly Dictionary<CellKey, Word256> _cells = [];
    private readonly List<CellChange> _changes = [];

    public int Count => _cells.Count;

    /// <summary>Addresses that have coins.</summary>
    public int CoinHolders { get; private set; }

    /// <summary>How many changes there were since the last block.</summary>
    public int Mark => _changes.Count;

    public IReadOnlyDictionary<CellKey, Word256> All => _cells;

    public Word256 this[CellKey key] => _cells.GetValueOrDefault(key);

    public void Set(CellKey key, Word256 value)
    {
        var before = this[key];
        if (before == value)
            return;
        _changes.Add(new CellChange(key, before));
        Put(key, value);
    }

    public void Add(CellKey key, Word256 amount) => Set(key, this[key] + amount);

    /// <summary>Answers false, and does nothing, when there is not as much.</summary>
    public bool TryTake(CellKey key, Word256 amount)
    {
        if (!Word256.TrySubtract(this[key], amount, out var rest))
            return false;
        Set(key, rest);
        return true;
    }

    /// <summary>Takes back what was changed since then.</summary>
    public void UndoTo(int mark)
    {
        for (var index = _changes.Count - 1; index >= mark; index--)
            Put(_changes[index].Key, _changes[index].Before);
        _changes.RemoveRange(mark, _changes.Count - mark);
    }

    /// <summary>What was changed since the last block: the block keeps it until it is final.</summary>
    public ImmutableArray<CellChange> TakeChanges()
    {
        var changes = _changes.ToImmutableArray();
        _changes.Clear();
        return changes;
    }

    /// <summary>Takes back a whole block: the newest one.</summary>
    public void Undo(ImmutableArray<CellChange> changes)
    {
        Invariant.Holds(_changes.Count == 0);
        for (var index = changes.Length - 1; index >= 0; index--)
            Put(changes[index].Key, changes[index].Before);
    }

    public void Save(ref RecordWriter writer)
    {
        Invariant.Holds(_changes.Count == 0);
        var keys = _cells.Keys.ToArray();
        Array.Sort(keys, CellKey.Compare);
        writer.WriteCount(keys.Length);
        foreach (var key in keys)
        {
            key.Write(ref writer);
            writer.WriteWord(_cells[key]);
        }
    }

    public void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            Put(CellKey.Read(ref reader), reader.ReadWord());
    }

    private void Put(CellKey key, Word256 value)
    {
        var isThere = !value.IsZero;
        var wasThere = isThere ? !_cells.TryAdd(key, value) : _cells.Remove(key);
        if (isThere && wasThere)
            _cells[key] = value;
        if (key.Kind == CellKind.Coins && isThere != wasThere)
            CoinHolders += isThere ? 1 : -1;
    }
}
