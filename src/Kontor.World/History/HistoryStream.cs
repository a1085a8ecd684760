using Kontor.World.Codec;

namespace Kontor.World.History;

/// <summary>One history, whatever its rows are: what the state saves of it, and how its rows get to the store.</summary>
public abstract class HistoryStream
{
    /// <summary>How many of its newest rows a stream keeps in memory when nobody says otherwise.</summary>
    public const int HotMaxDefault = 1 << 16;

    public const int HotMaxLimit = 1 << 24;

    private protected HistoryStream(string name)
    {
        Invariant.Holds(IsName(name));
        Name = name;
    }

    /// <summary>Stands in snapshots and names the stream's directory: it never changes.</summary>
    public string Name { get; }

    /// <summary>The number of the next row. The first one is 1.</summary>
    public abstract long NextId { get; }

    /// <summary>A digest of all rows ever added.</summary>
    public ulong Digest { get; private protected set; }

    internal OwnerHeads Heads { get; } = new();

    /// <summary>Rows that the store has not got yet.</summary>
    internal abstract long Undrained { get; }

    /// <summary>Lower-case words joined by dashes: good as a file name everywhere.</summary>
    internal static bool IsName(string name) =>
        name.Length is > 0 and <= 40 && name.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    internal abstract void LimitHot(int rowsMax);

    /// <summary>Connects the stream with what the store holds of it. Without a store, rows that leave memory are forgotten.</summary>
    internal abstract void Open(IHistoryStore store);

    internal abstract void Drain();

    internal abstract void Flush();

    internal void Save(ref RecordWriter writer)
    {
        writer.WriteFixed(Digest);
        Heads.Save(ref writer);
    }

    internal void Load(ref RecordReader reader, long rows)
    {
        if (rows < 0)
            throw new InvalidDataException($"The snapshot counts {rows} rows of the history '{Name}'.");
        Continue(rows + 1);
        Digest = reader.ReadFixed();
        Heads.Load(ref reader);
    }

    internal void Check(ICollection<string> broken)
    {
        if (!Heads.AddUpTo(NextId - 1))
            broken.Add($"history: the owners of '{Name}' do not have its {NextId - 1} rows between them");
    }

    private protected abstract void Continue(long nextId);
}
