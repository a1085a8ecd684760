namespace Kontor.World.History;

/// <summary>
/// Where the rows of all histories end up when memory does not keep them any more. It stands beside the log and holds nothing that the
/// log could not produce again since the newest snapshot; everything older, only it holds.
/// </summary>
public interface IHistoryStore : IDisposable
{
    /// <summary>
    /// Opens one stream, once per run, and keeps exactly its rows 1 to <paramref name="rows"/>: what lies beyond is dropped, because the
    /// replay of the log is going to produce it again.
    /// </summary>
    /// <exception cref="HistoryMissingException">It holds fewer rows than that. Nothing of the stream was changed.</exception>
    /// <exception cref="HistoryDamagedException">What it holds cannot be the stream. Nothing of it was changed.</exception>
    IHistoryRows Open(string stream, int rowBytes, long rows);
}

/// <summary>The stored rows of one stream: bytes of equal length, each with its seal (<see cref="RowSeal"/>) in front.</summary>
public interface IHistoryRows
{
    /// <summary>The oldest row that is still held; everything before it has been forgotten. Equal to <see cref="NextId"/> when it is empty.</summary>
    long OldestId { get; }

    /// <summary>The number that the next appended row gets.</summary>
    long NextId { get; }

    /// <summary>
    /// Appends whole rows; they need not be durable yet. When it throws <see cref="Log.LogUnavailableException"/>, <see cref="NextId"/>
    /// says how many of them were taken, and the others may be tried again.
    /// </summary>
    void Append(ReadOnlySpan<byte> rows);

    /// <summary>Returns when everything appended is durable.</summary>
    void Flush();

    /// <summary>
    /// Reads one row, or answers false when it is not held. Any thread may call it for any row at any time; what was appended never changes.
    /// </summary>
    /// <exception cref="HistoryDamagedException">The row is there, but it is not what was appended.</exception>
    bool TryRead(long id, Span<byte> row);
}
