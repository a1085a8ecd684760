namespace Kontor.World.History;

/// <summary>A stored row, or the file around it, is not what was written.</summary>
public sealed class HistoryDamagedException(string file, long offset, string what)
    : IOException($"The history is damaged: {file} at offset {offset}: {what}.")
{
    public string File { get; } = file;
    public long Offset { get; } = offset;
}

/// <summary>The store does not reach as far as the world that is opened with it.</summary>
public sealed class HistoryMissingException(string stream, long wanted, long held, string place)
    : IOException(
        $"The history is incomplete: the world counts {wanted} rows of '{stream}', but {place} ends after row {held}. "
            + "It belongs to the log and must be kept and moved together with it."
    )
{
    public string Stream { get; } = stream;
    public long Wanted { get; } = wanted;
    public long Held { get; } = held;
}
