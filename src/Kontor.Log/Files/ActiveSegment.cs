using Kontor.World.Log;
using Microsoft.Win32.SafeHandles;

namespace Kontor.Log.Files;

/// <summary>The segment that is being written.</summary>
internal sealed class ActiveSegment : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly LogDisk _disk;

    private ActiveSegment(SafeFileHandle file, LogDisk disk, long bytes)
    {
        _file = file;
        _disk = disk;
        Bytes = bytes;
    }

    public long Bytes { get; private set; }

    public bool IsEmpty => Bytes == SegmentHeader.Bytes;

    public static ActiveSegment Create(string directory, LogDisk disk, SegmentHeader header)
    {
        var path = Path.Combine(directory, LogFiles.Segment(header.First));
        Span<byte> bytes = stackalloc byte[SegmentHeader.Bytes];
        header.Write(bytes);
        disk.Publish(path, bytes, default);
        return new ActiveSegment(disk.OpenWrite(path), disk, SegmentHeader.Bytes);
    }

    /// <summary>
    /// Goes on with a segment that was found. It is flushed first: a writer that was killed may have left whole batches that only the
    /// kernel's memory holds, and from now on they are read and acted upon.
    /// </summary>
    public static ActiveSegment Resume(string path, LogDisk disk, TornTail? torn)
    {
        var file = LogFiles.OpenWrite(path);
        var segment = new ActiveSegment(file, disk, torn?.Offset ?? RandomAccess.GetLength(file));
        try
        {
            if (torn is null)
                disk.Flush(file);
            else
                disk.CutBack(file, torn.Offset);
        }
        catch (LogUnavailableException)
        {
            segment.Dispose();
            throw;
        }
        return segment;
    }

    /// <summary>One write, one flush. When either fails the file ends where it ended before.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _disk.Write(_file, bytes, Bytes);
            _disk.Flush(_file);
        }
        catch (LogUnavailableException)
        {
            _disk.CutBack(_file, Bytes);
            throw;
        }
        Bytes += bytes.Length;
    }

    public void Dispose() => _file.Dispose();
}
