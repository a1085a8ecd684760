using Kontor.World.Codec;
using Kontor.World.State;

namespace Kontor.World.History;

/// <summary>
/// All histories of a world. The state holds where each of them stands and a digest of its rows, not the rows: those are a projection of
/// the log, and what memory holds of them depends on settings and restarts.
/// </summary>
public sealed class HistoryState : IStateFolder
{
    internal const string FolderName = "history";

    private readonly HistoryStream[] _streams;

    /// <param name="streams">In the order in which snapshots hold them.</param>
    public HistoryState(params HistoryStream[] streams)
    {
        Invariant.Holds(streams.Select(stream => stream.Name).Distinct(StringComparer.Ordinal).Count() == streams.Length);
        _streams = streams;
    }

    public string Name => FolderName;

    public IReadOnlyList<HistoryStream> Streams => _streams;

    /// <summary>The stream of that name, which must be registered.</summary>
    public HistoryStream<TRow> Of<TRow>(string name)
        where TRow : unmanaged, IHistoryRow => (HistoryStream<TRow>)_streams.Single(stream => stream.Name == name);

    /// <summary>Lets no stream keep more rows in memory than this. Called while memory holds none.</summary>
    internal void LimitHot(int rowsMax)
    {
        foreach (var stream in _streams)
            stream.LimitHot(rowsMax);
    }

    /// <summary>Connects every stream with the store, after a snapshot was loaded and before anything is replayed.</summary>
    internal void Open(IHistoryStore store)
    {
        foreach (var stream in _streams)
            stream.Open(store);
    }

    /// <summary>Hands over the rows of every stream that has at least so many waiting.</summary>
    /// <exception cref="Log.LogUnavailableException">The store cannot take them now. What it did not take waits in memory.</exception>
    internal void Drain(int rowsMin)
    {
        foreach (var stream in _streams)
        {
            if (stream.Undrained >= rowsMin)
                stream.Drain();
        }
    }

    /// <summary>Returns when the store durably holds every row that the state counts.</summary>
    internal void Flush()
    {
        Drain(rowsMin: 1);
        foreach (var stream in _streams)
            stream.Flush();
    }

    public void Save(ref RecordWriter writer)
    {
        // How far each stream reaches stands in front, for whoever checks a store without being a world.
        writer.WriteCount(_streams.Length);
        foreach (var stream in _streams)
        {
            writer.WriteText(stream.Name);
            writer.WriteLong(stream.NextId - 1);
        }
        foreach (var stream in _streams)
            stream.Save(ref writer);
    }

    /// <summary>A stream that the snapshot does not know is new in this version: it begins empty.</summary>
    public void Load(ref RecordReader reader)
    {
        foreach (var (name, rows) in LoadCounts(ref reader))
        {
            var stream =
                Array.Find(_streams, stream => string.Equals(stream.Name, name, StringComparison.Ordinal))
                ?? throw new InvalidDataException($"The snapshot holds the history '{name}', which this version does not know.");
            stream.Load(ref reader, rows);
        }
    }

    /// <summary>The name of each stream and its rows, as they stand in front of what was saved.</summary>
    internal static (string Name, long Rows)[] LoadCounts(ref RecordReader reader)
    {
        var counts = new (string Name, long Rows)[reader.ReadCount()];
        for (var index = 0; index < counts.Length; index++)
            counts[index] = (reader.ReadText(), reader.ReadLong());
        return counts;
    }

    public void Check(ICollection<string> broken)
    {
        foreach (var stream in _streams)
            stream.Check(broken);
    }
}
