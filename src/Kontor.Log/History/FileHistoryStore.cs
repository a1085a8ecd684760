using Kontor.Log.Files;
using Kontor.World.History;

namespace Kontor.Log.History;

/// <summary>
/// The histories of a world in the directory <c>history</c> beside its log. It takes no lock of its own: whoever holds the log's lock is
/// the one who may open it.
/// </summary>
public sealed class FileHistoryStore : IHistoryStore
{
    private readonly string _directory;
    private readonly FileHistoryOptions _options;
    private readonly LogDisk _disk;
    private readonly Dictionary<string, FileHistoryRows> _streams = new(StringComparer.Ordinal);

    private FileHistoryStore(string directory, FileHistoryOptions options, IDiskCalls calls)
    {
        _directory = directory;
        _options = options;
        _disk = new LogDisk(calls, "history");
    }

    /// <param name="logDirectory">The directory of the log that the histories belong to.</param>
    public static FileHistoryStore In(string logDirectory, FileHistoryOptions? options = null) => In(logDirectory, options, new RealDisk());

    internal static FileHistoryStore In(string logDirectory, FileHistoryOptions? options, IDiskCalls calls) =>
        new(Path.GetFullPath(Path.Combine(logDirectory, HistoryFiles.Directory)), options ?? new FileHistoryOptions(), calls);

    public IHistoryRows Open(string stream, int rowBytes, long rows)
    {
        if (_streams.ContainsKey(stream))
            throw new InvalidOperationException($"The history '{stream}' is open already.");
        var header = new HistoryHeader(stream, rowBytes, 1);
        var opened = FileHistoryOpening.Run(Path.Combine(_directory, stream), header, rows, _disk, _options);
        _streams.Add(stream, opened);
        return opened;
    }

    public void Dispose()
    {
        foreach (var stream in _streams.Values)
            stream.Dispose();
    }
}
