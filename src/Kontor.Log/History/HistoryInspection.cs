using Kontor.Log.Files;
using Kontor.World.History;
using Kontor.World.State;

namespace Kontor.Log.History;

/// <summary>
/// Reads every row beside a log and judges it as opening would: up to what the newest whole snapshot counts, each row must be there and
/// whole. What lies behind is the log's to produce again, so nothing there can be damage.
/// </summary>
internal sealed class HistoryInspection
{
    private const int ChunkBytes = 1 << 20;

    private readonly string _directory;
    private readonly string _stream;
    private readonly long _counted;
    private long _rows;
    private long _bytes;
    private long _uncountedBytes;
    private long _end;
    private string _lastFile;
    private LogDamage? _damage;

    private HistoryInspection(string directory, string stream, long counted) =>
        (_directory, _stream, _counted, _lastFile) = (directory, stream, counted, directory);

    public static IReadOnlyList<HistoryReport> Run(string logDirectory, LogReport log)
    {
        var directory = Path.Combine(logDirectory, HistoryFiles.Directory);
        var counted = CountedBy(logDirectory, log);
        var found = Directory.Exists(directory) ? Directory.GetDirectories(directory).Select(path => Path.GetFileName(path)) : [];
        var streams = counted.Where(stream => stream.Value > 0).Select(stream => stream.Key).Union(found, StringComparer.Ordinal);
        return
        [
            .. streams
                .Order(StringComparer.Ordinal)
                .Select(stream => new HistoryInspection(Path.Combine(directory, stream), stream, counted.GetValueOrDefault(stream)).Run()),
        ];
    }

    private static Dictionary<string, long> CountedBy(string logDirectory, LogReport log)
    {
        var newest = log.Snapshots.LastOrDefault(snapshot => snapshot.Problem is null && snapshot.Position >= log.Begin);
        if (newest is null)
            return [];
        var bytes = File.ReadAllBytes(Path.Combine(logDirectory, newest.Name));
        try
        {
            var counts = SnapshotCodec.HistoryRowsOf(bytes.AsSpan(SnapshotHeader.Bytes));
            return counts.ToDictionary(count => count.Stream, count => count.Rows, StringComparer.Ordinal);
        }
        catch (InvalidDataException)
        {
            // A log holds whatever its owner puts there; a snapshot that is no world's counts no rows.
            return [];
        }
    }

    private HistoryReport Run()
    {
        foreach (var first in HistoryFiles.Segments(_directory))
            Read(HistorySegment.Inspect(_directory, _stream, null, first));
        if (_counted > 0 && _end <= _counted)
            Damaged(_lastFile, 0, $"the snapshot counts {_counted} rows, but they end after row {Math.Max(0, _end - 1)}");
        return new HistoryReport(_stream, _rows, _bytes, _uncountedBytes, _damage);
    }

    private void Read(HistorySegment segment)
    {
        _bytes += segment.Bytes;
        if (segment.First > _counted)
        {
            _uncountedBytes += segment.Bytes;
            _end = Math.Max(_end, segment.First);
            return;
        }
        if (segment.Problem is { } problem)
        {
            Damaged(segment.Path, 0, problem);
            return;
        }
        if (_end != 0 && _end != segment.First)
            Damaged(
                _lastFile,
                new FileInfo(_lastFile).Length,
                $"the file ends after row {_end - 1}, and the next one begins with row {segment.First}"
            );
        (_end, _lastFile) = (segment.End, segment.Path);
        var rows = Math.Min(segment.End, _counted + 1) - segment.First;
        _rows += rows;
        _uncountedBytes += segment.Bytes - HistorySegment.OffsetOf(segment.Header, segment.First + rows);
        ReadRows(segment, rows);
    }

    private void ReadRows(HistorySegment segment, long rows)
    {
        using var file = LogFiles.OpenRead(segment.Path);
        var rowBytes = segment.Header.RowBytes;
        var chunk = new byte[Math.Max(1, ChunkBytes / rowBytes) * rowBytes];
        var left = chunk.AsSpan(0, 0);
        for (var id = segment.First; id < segment.First + rows && _damage is null; id++)
        {
            if (left.IsEmpty)
                left = chunk.AsSpan(0, RandomAccess.Read(file, chunk, HistorySegment.OffsetOf(segment.Header, id)) / rowBytes * rowBytes);
            if (left.IsEmpty || !RowSeal.Holds(id, left[..rowBytes]))
                Damaged(segment.Path, HistorySegment.OffsetOf(segment.Header, id), $"the checksum of row {id} does not match");
            else
                left = left[rowBytes..];
        }
    }

    private void Damaged(string file, long offset, string what) => _damage ??= new LogDamage(file, offset, what);
}
