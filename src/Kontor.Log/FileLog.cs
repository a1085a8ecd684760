using Kontor.Log.Files;
using Kontor.World.Log;
using Microsoft.Win32.SafeHandles;

namespace Kontor.Log;

/// <summary>A log in a directory of its own: segments, snapshots, a head that knows the epoch, a lock.</summary>
public sealed class FileLog : ILog
{
    private readonly string _directory;
    private readonly long _segmentBytes;
    private readonly LogDisk _disk;
    private readonly SafeFileHandle _lock;
    private readonly HeadFile _head;
    private readonly SnapshotStore _snapshots;
    private readonly List<long> _segments;
    private readonly FrameEncoder _encoder = new();
    private ActiveSegment _active;
    private bool _isDisposed;

    internal FileLog(
        string directory,
        FileLogOptions options,
        LogDisk disk,
        SafeFileHandle held,
        HeadFile head,
        ActiveSegment active,
        LogReport found,
        LogRecovery recovery
    )
    {
        _directory = directory;
        _segmentBytes = options.SegmentBytes;
        _disk = disk;
        _lock = held;
        _head = head;
        _active = active;
        _snapshots = new SnapshotStore(directory, disk, found.Snapshots);
        _segments = found.Segments.Count == 0 ? [0] : [.. found.Segments.Select(s => s.First)];
        End = found.End;
        Recovery = recovery;
    }

    public long Epoch => _head.Head.Epoch;

    public long End { get; private set; }

    public long Begin => _segments[0];

    public LogRecovery Recovery { get; }

    /// <summary>Why closing could not be noted in the head; null when it was. No record is lost by that: it looks like a crash.</summary>
    public string? NotSealedBecause { get; private set; }

    /// <exception cref="LogDamagedException">Damage that no crash explains. Nothing was changed.</exception>
    /// <exception cref="LogUnavailableException">Somebody else holds the lock, or the disk refuses.</exception>
    public static FileLog Open(string directory, FileLogOptions? options = null) => Open(directory, options, new RealDisk());

    internal static FileLog Open(string directory, FileLogOptions? options, IDiskCalls calls) =>
        FileLogOpening.Run(Path.GetFullPath(directory), options ?? new FileLogOptions(), new LogDisk(calls));

    public void Append(LogBatch batch)
    {
        ThrowIfNotOurs();
        if (batch.Count == 0)
            return;
        var bytes = _encoder.Encode(batch, End, Epoch);
        if (!_active.IsEmpty && _active.Bytes + bytes.Length > _segmentBytes)
            Roll();
        _active.Append(bytes);
        End += batch.Count;
    }

    public IEnumerable<LogRecord> Read(long from)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ThrowIfOutside(from, Begin, End, nameof(from));
        return SegmentSequence.Read(_directory, [.. _segments], from, End);
    }

    public void SaveSnapshot(long position, ReadOnlyMemory<byte> content)
    {
        ThrowIfNotOurs();
        ThrowIfOutside(position, Math.Max(Begin, _snapshots.Newest ?? 0), End, nameof(position));
        _snapshots.Save(position, content.Span);
    }

    public LogSnapshot? LoadSnapshot()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _snapshots.Load(Begin);
    }

    public void Truncate(long position)
    {
        ThrowIfNotOurs();
        ThrowIfOutside(position, 0, _snapshots.Newest ?? 0, nameof(position));
        // Oldest first, each one durably gone before the next: a crash in between leaves no gap.
        while (_segments.Count > 1 && _segments[1] <= position)
        {
            _disk.Delete(Path.Combine(_directory, LogFiles.Segment(_segments[0])));
            _segments.RemoveAt(0);
        }
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        Seal();
        Release();
    }

    /// <summary>Lets go of everything as a killed process does. For the tests.</summary>
    internal void Abandon()
    {
        _isDisposed = true;
        Release();
    }

    private void Roll()
    {
        var next = ActiveSegment.Create(_directory, _disk, new SegmentHeader(End, Epoch));
        _active.Dispose();
        _active = next;
        _segments.Add(End);
        WriteHead(isClean: false);
    }

    // A clean close makes the last batch as certain as all others: damage to it can no longer pass for an unfinished write.
    private void Seal()
    {
        try
        {
            ThrowIfFinalOrReplaced();
            WriteHead(isClean: true);
        }
        catch (LogUnavailableException e)
        {
            NotSealedBecause = e.Message;
        }
    }

    private void WriteHead(bool isClean) =>
        _head.Write(_head.Head with { ReachesTo = End, SegmentFirst = _segments[^1], IsClean = isClean });

    private void Release()
    {
        _active.Dispose();
        _head.Dispose();
        // Last: while anything is open, nobody else may come in.
        _lock.Dispose();
    }

    private void ThrowIfNotOurs()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ThrowIfFinalOrReplaced();
    }

    // The lock keeps other writers out; this is for the day when somebody deletes the lock file, or the file system ignores locks.
    private void ThrowIfFinalOrReplaced()
    {
        _disk.ThrowIfFinal();
        try
        {
            if (!_head.IsStillOurs)
                throw _disk.Final($"Another writer has taken over the log in {_directory}: epoch {Epoch} is over.");
        }
        catch (IOException e) when (e is not LogUnavailableException)
        {
            throw _disk.Final($"The head of the log in {_directory} cannot be read: {e.Message}", e);
        }
    }

    private static void ThrowIfOutside(long position, long min, long max, string name)
    {
        if (position < min || position > max)
            throw new ArgumentOutOfRangeException(name, position, $"Only {min} to {max} is possible here.");
    }
}
