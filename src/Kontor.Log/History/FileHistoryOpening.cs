using Kontor.Log.Files;
using Kontor.World.History;

namespace Kontor.Log.History;

/// <summary>
/// Opens one stream's directory so that it holds exactly the rows that the world counts. 1 looks at every segment with such rows; 2 refuses
/// what is damaged or too short before anything was changed; 3 drops what lies beyond, newest first, so that a crash leaves no gap.
/// </summary>
internal sealed class FileHistoryOpening
{
    private readonly string _directory;
    private readonly HistoryHeader _header;
    private readonly long _rows;
    private readonly LogDisk _disk;
    private readonly long[] _found;
    private readonly List<HistorySegment> _kept = [];

    private FileHistoryOpening(string directory, HistoryHeader header, long rows, LogDisk disk)
    {
        _directory = directory;
        _header = header;
        _rows = rows;
        _disk = disk;
        _found = HistoryFiles.Segments(directory);
    }

    public static FileHistoryRows Run(string directory, HistoryHeader header, long rows, LogDisk disk, FileHistoryOptions options)
    {
        var opening = new FileHistoryOpening(directory, header, rows, disk);
        opening.Inspect(); // 1
        opening.CheckReach(); // 2
        disk.CreateDirectory(directory);
        foreach (var path in LogFiles.Unfinished(directory))
            disk.Delete(path);
        var firsts = opening.Cut(); // 3
        return new FileHistoryRows(directory, options, disk, header, firsts, rows + 1);
    }

    private void Inspect()
    {
        foreach (var first in _found.Where(first => first <= _rows))
        {
            var segment = HistorySegment.Inspect(_directory, _header.Stream, _header.RowBytes, first);
            if (segment.Problem is { } problem)
                throw new HistoryDamagedException(segment.Path, 0, problem);
            if (_kept is [.., var before])
                CheckFollows(before, first);
            _kept.Add(segment);
        }
    }

    private static void CheckFollows(HistorySegment before, long first)
    {
        if (before.End != first)
            throw new HistoryDamagedException(
                before.Path,
                before.Bytes,
                $"the file ends after row {before.End - 1}, and the next one begins with row {first}"
            );
    }

    private void CheckReach()
    {
        // Files that all begin later are not too short: everything that the world counts was forgotten before it was stopped.
        if (_kept is not [.., var last])
        {
            if (_rows > 0 && _found.Length == 0)
                throw new HistoryMissingException(_header.Stream, _rows, 0, _directory);
            return;
        }
        if (last.End <= _rows)
            throw new HistoryMissingException(_header.Stream, _rows, last.End - 1, _directory);
        using var readers = new SegmentReaders(_directory);
        var row = new byte[_header.RowBytes];
        var offset = HistorySegment.OffsetOf(last.Header, _rows);
        if (readers.Read(last.First, row, offset) < row.Length || !RowSeal.Holds(_rows, row))
            throw new HistoryDamagedException(last.Path, offset, $"the checksum of row {_rows} does not match");
    }

    private long[] Cut()
    {
        // Written before the others go: without any file, the next start could not tell forgotten rows from missing ones.
        var beginsAnew = _kept.Count == 0 && _found.Length > 0;
        if (beginsAnew)
            BeginAnew();
        foreach (var first in _found.Reverse().Where(first => first > _rows && !(beginsAnew && first == _rows + 1)))
            _disk.Delete(PathOf(first));
        if (_kept is [.., var last] && last.Bytes > HistorySegment.OffsetOf(last.Header, _rows + 1))
        {
            using var file = _disk.OpenWrite(last.Path);
            _disk.CutBack(file, HistorySegment.OffsetOf(last.Header, _rows + 1));
        }
        return beginsAnew ? [_rows + 1] : [.. _kept.Select(segment => segment.First)];
    }

    private void BeginAnew()
    {
        Span<byte> header = stackalloc byte[HistoryHeader.Bytes];
        (_header with { First = _rows + 1 }).Write(header);
        _disk.Publish(PathOf(_rows + 1), header, default);
    }

    private string PathOf(long first) => Path.Combine(_directory, HistoryFiles.Segment(first));
}
