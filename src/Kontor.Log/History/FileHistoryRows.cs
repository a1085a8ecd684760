using Kontor.Log.Files;
using Kontor.World.History;
using Microsoft.Win32.SafeHandles;

namespace Kontor.Log.History;

/// <summary>
/// One stream of rows in a directory. A row's number says where it stands, so a write that failed half-way needs no repair: the next one
/// writes over it. One thread appends; what readers need is published to them without a lock, segments first, then the count.
/// </summary>
internal sealed class FileHistoryRows : IHistoryRows, IDisposable
{
    private readonly string _directory;
    private readonly FileHistoryOptions _options;
    private readonly LogDisk _disk;
    private readonly HistoryHeader _header;
    private readonly SegmentReaders _readers;
    private readonly List<SafeFileHandle> _unflushed = [];
    private readonly Queue<long> _forgotten = [];
    private long[] _firsts;
    private SafeFileHandle? _active;
    private long _nextId;
    private bool _isFlushed = true;

    /// <param name="header">What the header of each segment says, except for where it begins.</param>
    /// <param name="firsts">Where the segments begin; the last one is the one to go on with.</param>
    public FileHistoryRows(
        string directory,
        FileHistoryOptions options,
        LogDisk disk,
        HistoryHeader header,
        IEnumerable<long> firsts,
        long nextId
    )
    {
        _directory = directory;
        _options = options;
        _disk = disk;
        _header = header;
        _readers = new SegmentReaders(directory);
        _firsts = [.. firsts];
        _nextId = nextId;
        _active = _firsts.Length > 0 ? disk.OpenWrite(PathOf(_firsts[^1])) : null;
    }

    public long OldestId => Volatile.Read(ref _firsts) is [var first, ..] ? first : NextId;

    public long NextId => Volatile.Read(ref _nextId);

    public void Append(ReadOnlySpan<byte> rows)
    {
        _disk.ThrowIfFinal();
        while (!rows.IsEmpty)
        {
            if (_active is null || NextId - _firsts[^1] >= _options.SegmentRows)
                Roll();
            var room = (_firsts[^1] + _options.SegmentRows - NextId) * _header.RowBytes;
            var part = rows[..(int)Math.Min(rows.Length, room)];
            _isFlushed = false;
            _disk.Write(_active!, part, OffsetOf(_firsts[^1], NextId));
            Volatile.Write(ref _nextId, NextId + (part.Length / _header.RowBytes));
            rows = rows[part.Length..];
        }
        Forget();
    }

    public void Flush()
    {
        _disk.ThrowIfFinal();
        foreach (var segment in _unflushed)
        {
            _disk.Flush(segment);
            segment.Dispose();
        }
        _unflushed.Clear();
        if (!_isFlushed && _active is not null)
            _disk.Flush(_active);
        _isFlushed = true;
    }

    public bool TryRead(long id, Span<byte> row)
    {
        var isThere = id > 0 && id < NextId;
        var firsts = Volatile.Read(ref _firsts);
        var index = Array.BinarySearch(firsts, id);
        index = index < 0 ? ~index - 1 : index;
        return isThere && index >= 0 && TryRead(firsts[index], id, row[.._header.RowBytes]);
    }

    public void Dispose()
    {
        _readers.Dispose();
        _active?.Dispose();
        foreach (var segment in _unflushed)
            segment.Dispose();
    }

    private bool TryRead(long first, long id, Span<byte> row)
    {
        var offset = OffsetOf(first, id);
        try
        {
            if (_readers.Read(first, row, offset) < row.Length)
                throw new HistoryDamagedException(PathOf(first), offset, $"the file ends before the end of row {id}");
        }
        catch (FileNotFoundException) when (id < OldestId)
        {
            return false;
        }
        catch (FileNotFoundException)
        {
            throw new HistoryDamagedException(PathOf(first), offset, "the file is missing");
        }
        if (!RowSeal.Holds(id, row))
            throw new HistoryDamagedException(PathOf(first), offset, $"the checksum of row {id} does not match");
        return true;
    }

    private void Roll()
    {
        var path = PathOf(NextId);
        Span<byte> header = stackalloc byte[HistoryHeader.Bytes];
        (_header with { First = NextId }).Write(header);
        _disk.Publish(path, header, default);
        var next = _disk.OpenWrite(path);
        if (_active is not null)
            _unflushed.Add(_active);
        _active = next;
        Volatile.Write(ref _firsts, [.. _firsts, NextId]);
    }

    // First from the list, then from the disk: a reader never finds a file missing that is said to be there.
    private void Forget()
    {
        while (_firsts.Length > 1 && BytesUsed > _options.StreamBytesMax)
        {
            _forgotten.Enqueue(_firsts[0]);
            Volatile.Write(ref _firsts, _firsts[1..]);
        }
        while (_forgotten.TryPeek(out var first))
        {
            _readers.Drop(first);
            _disk.Delete(PathOf(first));
            _forgotten.Dequeue();
        }
    }

    private long BytesUsed => ((NextId - _firsts[0]) * _header.RowBytes) + ((long)_firsts.Length * HistoryHeader.Bytes);

    private long OffsetOf(long first, long id) => HistorySegment.OffsetOf(_header with { First = first }, id);

    private string PathOf(long first) => Path.Combine(_directory, HistoryFiles.Segment(first));
}
