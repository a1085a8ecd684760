using Kontor.World.Log;

namespace Kontor.Log;

/// <summary>A log that lives as long as its process: for tests, and for a venue that may forget everything.</summary>
public sealed class MemoryLog : ILog
{
    private readonly MemoryLogStore _store;
    private LogUnavailableException? _nextFailure;
    private LogUnavailableException? _final;
    private bool _isDisposed;

    public MemoryLog()
        : this(new MemoryLogStore()) { }

    private MemoryLog(MemoryLogStore store)
    {
        _store = store;
        Epoch = ++store.Epoch;
    }

    public long Epoch { get; }

    public long End => _store.Begin + _store.Records.Count;

    public long Begin => _store.Begin;

    public LogRecovery Recovery { get; } = new(0, []);

    /// <summary>A new writer for the same records. This one can append nothing any more.</summary>
    public MemoryLog Reopen() => new(_store);

    /// <summary>The next append fails as if the disk were full, or for good.</summary>
    public void FailNextAppend(bool isFinal = false) =>
        _nextFailure = new LogUnavailableException("The log was told to fail.") { IsFinal = isFinal };

    public void Append(LogBatch batch)
    {
        ThrowIfNotOurs();
        if (_nextFailure is { } failure)
        {
            _nextFailure = null;
            _final = failure.IsFinal ? failure : null;
            throw failure;
        }
        for (var i = 0; i < batch.Count; i++)
            _store.Records.Add(batch[i].ToArray());
    }

    public IEnumerable<LogRecord> Read(long from)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ThrowIfOutside(from, Begin, End, nameof(from));
        var records = _store.Records[(int)(from - Begin)..];
        return records.Select((content, i) => new LogRecord(from + i, content));
    }

    public void SaveSnapshot(long position, ReadOnlyMemory<byte> content)
    {
        ThrowIfNotOurs();
        ThrowIfOutside(position, Math.Max(Begin, _store.Snapshot?.Position ?? 0), End, nameof(position));
        _store.Snapshot = new LogSnapshot(position, content.ToArray());
    }

    public LogSnapshot? LoadSnapshot()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _store.Snapshot;
    }

    public void Truncate(long position)
    {
        ThrowIfNotOurs();
        ThrowIfOutside(position, 0, _store.Snapshot?.Position ?? 0, nameof(position));
        if (position <= Begin)
            return;
        _store.Records.RemoveRange(0, (int)(position - Begin));
        _store.Begin = position;
    }

    public void Dispose() => _isDisposed = true;

    private void ThrowIfNotOurs()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_final is not null)
            throw new LogUnavailableException(_final.Message) { IsFinal = true };
        if (_store.Epoch != Epoch)
            throw new LogUnavailableException($"Another writer has taken over the log: epoch {Epoch} is over.") { IsFinal = true };
    }

    private static void ThrowIfOutside(long position, long min, long max, string name)
    {
        if (position < min || position > max)
            throw new ArgumentOutOfRangeException(name, position, $"Only {min} to {max} is possible here.");
    }
}
