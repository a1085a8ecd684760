using Kontor.Log.Files;
using Microsoft.Win32.SafeHandles;

namespace Kontor.Log.History;

/// <summary>Reads segments of one stream from any thread, and keeps open the few that were read last.</summary>
internal sealed class SegmentReaders(string directory) : IDisposable
{
    private const int OpenMax = 8;

    private readonly Lock _gate = new();
    private readonly List<Reader> _open = [];
    private bool _isDisposed;

    private sealed class Reader(long first, SafeFileHandle file)
    {
        public long First { get; } = first;
        public SafeFileHandle File { get; } = file;
        public int Users { get; set; }
        public bool IsDropped { get; set; }
    }

    /// <summary>Answers how many bytes were there.</summary>
    /// <exception cref="FileNotFoundException">There is no such segment any more.</exception>
    public int Read(long first, Span<byte> target, long offset)
    {
        var reader = Rent(first);
        try
        {
            var length = 0;
            while (length < target.Length && RandomAccess.Read(reader.File, target[length..], offset + length) is > 0 and var read)
                length += read;
            return length;
        }
        finally
        {
            Return(reader);
        }
    }

    /// <summary>The segment is about to go.</summary>
    public void Drop(long first)
    {
        lock (_gate)
        {
            if (_open.Find(reader => reader.First == first) is { } reader)
                Drop(reader);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            while (_open.Count > 0)
                Drop(_open[0]);
        }
    }

    private Reader Rent(long first)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var reader = _open.Find(reader => reader.First == first);
            if (reader is null)
            {
                reader = new Reader(first, LogFiles.OpenRead(Path.Combine(directory, HistoryFiles.Segment(first))));
                _open.Add(reader);
                if (_open.Count > OpenMax)
                    Drop(_open[0]);
            }
            reader.Users++;
            return reader;
        }
    }

    // Whoever reads a segment that was dropped meanwhile closes it when done.
    private void Return(Reader reader)
    {
        lock (_gate)
        {
            if (--reader.Users == 0 && reader.IsDropped)
                reader.File.Dispose();
        }
    }

    private void Drop(Reader reader)
    {
        _open.Remove(reader);
        reader.IsDropped = true;
        if (reader.Users == 0)
            reader.File.Dispose();
    }
}
