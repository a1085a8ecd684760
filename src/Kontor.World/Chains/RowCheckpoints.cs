using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>
/// Where the final blocks of one chain lie in the history that all chains share: the row of every so manieth of them. The ones between two
/// of them are found along the links of the rows.
/// </summary>
internal sealed class RowCheckpoints
{
    /// <summary>Blocks from one to the next.</summary>
    public const int Step = 64;

    private readonly List<long> _rows = [];

    /// <summary>Final blocks; they are those below this height.</summary>
    public long Count { get; private set; }

    public long NewestRow { get; private set; }

    public void Add(long row)
    {
        Count++;
        NewestRow = row;
        if (Count % Step == 0)
            _rows.Add(row);
    }

    /// <summary>A row at that height or not far above it, from which its links lead down to it.</summary>
    public (long Row, long Height) AtOrAbove(long height)
    {
        Invariant.Holds(height >= 0 && height < Count);
        var index = (int)(height / Step);
        return index < _rows.Count ? (_rows[index], ((index + 1L) * Step) - 1) : (NewestRow, Count - 1);
    }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteLong(Count);
        writer.WriteLong(NewestRow);
        writer.WriteCount(_rows.Count);
        foreach (var row in _rows)
            writer.WriteLong(row);
    }

    public void Load(ref RecordReader reader)
    {
        (Count, NewestRow) = (reader.ReadLong(), reader.ReadLong());
        for (var left = reader.ReadCount(); left > 0; left--)
            _rows.Add(reader.ReadLong());
    }
}
