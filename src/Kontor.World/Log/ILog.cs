namespace Kontor.World.Log;

/// <summary>
/// The one ordered sequence of records from which a world is rebuilt. Records are opaque bytes; their meaning is the world's.
/// A log has one writer at a time: opening it for writing takes a new <see cref="Epoch"/>, and every append is made under it, so that a
/// writer that was declared dead and replaced can append nothing any more. Calls come from the writer's own thread.
/// </summary>
public interface ILog : IDisposable
{
    /// <summary>The fencing epoch this writer holds. A later opener holds a higher one.</summary>
    long Epoch { get; }

    /// <summary>The position the next record will get: the number of records ever appended.</summary>
    long End { get; }

    /// <summary>The oldest position that can still be read; everything before it is covered by a snapshot.</summary>
    long Begin { get; }

    /// <summary>What opening found and did, for the operator to read.</summary>
    LogRecovery Recovery { get; }

    /// <summary>
    /// Appends the batch and returns when all of it is durable. When it throws <see cref="LogUnavailableException"/>, the caller must not
    /// acknowledge any of it, and nothing of the batch will ever be read back. Only when the exception is final that last part is a best
    /// effort: a disk that refuses to flush may refuse to forget as well, and then the next opening finds all of the batch or nothing.
    /// </summary>
    void Append(LogBatch batch);

    /// <summary>The records from <paramref name="from"/> on, in order, up to the end at the time of the call.</summary>
    IEnumerable<LogRecord> Read(long from);

    /// <summary>Durably stores a snapshot of the state after all records before <paramref name="position"/>.</summary>
    void SaveSnapshot(long position, ReadOnlyMemory<byte> content);

    /// <summary>The newest whole snapshot, or null.</summary>
    LogSnapshot? LoadSnapshot();

    /// <summary>Lets go of records before <paramref name="position"/>, which a stored snapshot must cover. May keep more than asked.</summary>
    void Truncate(long position);
}

public readonly record struct LogRecord(long Position, ReadOnlyMemory<byte> Content);

public sealed record LogSnapshot(long Position, ReadOnlyMemory<byte> Content);

/// <param name="TornBytes">Bytes of an unfinished last write that were cut; none of them had been acknowledged.</param>
/// <param name="Notes">What an operator should know, in whole sentences.</param>
public sealed record LogRecovery(long TornBytes, IReadOnlyList<string> Notes);

/// <summary>The log cannot take records now: disk full, write error, server away, or another writer took over.</summary>
public sealed class LogUnavailableException : IOException
{
    public LogUnavailableException(string message, Exception? inner = null)
        : base(message, inner) { }

    /// <summary>No later attempt by this writer can succeed; the process has to be restarted.</summary>
    public bool IsFinal { get; init; }
}

/// <summary>The log is damaged before its tail. Opening it changed nothing.</summary>
public sealed class LogDamagedException(string file, long offset, string what)
    : IOException($"The log is damaged: {file} at offset {offset}: {what}. Nothing was changed.")
{
    public string File { get; } = file;
    public long Offset { get; } = offset;
}
