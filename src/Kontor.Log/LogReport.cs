using System.Text;

namespace Kontor.Log;

/// <summary>What stands in a log's directory, as found without changing anything.</summary>
/// <param name="IsClean">The last writer closed the log in order.</param>
/// <param name="Damage">The first damage; while there is any, the log does not open.</param>
public sealed record LogReport(
    string Directory,
    long Epoch,
    bool IsClean,
    long Begin,
    long End,
    IReadOnlyList<SegmentReport> Segments,
    IReadOnlyList<SnapshotReport> Snapshots,
    TornTail? Torn,
    LogDamage? Damage,
    IReadOnlyList<string> Notes
)
{
    /// <summary>The histories beside the log, by name. Opening a log does not look at them, checking it does.</summary>
    public IReadOnlyList<HistoryReport> History { get; init; } = [];

    public bool IsWhole => Damage is null && History.All(stream => stream.Damage is null);

    /// <summary>The report for a person to read, one fact per line.</summary>
    public string ToText()
    {
        var text = new StringBuilder()
            .AppendLine($"log        {Directory}")
            .AppendLine($"records    {End - Begin} ({Begin} to {End}, end excluded)")
            .AppendLine($"epoch      {Epoch}, {(IsClean ? "closed in order" : "not closed in order")}");
        foreach (var s in Segments)
            text.AppendLine($"segment    {s.Name}  {s.End - s.First} records  {s.Bytes} bytes  epochs {s.EpochFirst} to {s.EpochLast}");
        foreach (var s in Snapshots)
            text.AppendLine($"snapshot   {s.Name}  {s.Bytes} bytes  {s.Problem ?? "whole"}");
        if (Torn is { } torn)
            text.AppendLine($"torn tail  {torn.File} at offset {torn.Offset}: {torn.Bytes} bytes of an unfinished write");
        foreach (var note in Notes)
            text.AppendLine($"note       {note}");
        foreach (var h in History)
            text.AppendLine($"history    {h.Stream}  {h.Rows} rows  {h.Bytes} bytes  {(h.Damage is null ? "whole" : "damaged")}{Tail(h)}");
        var damages = History.Select(stream => stream.Damage).Prepend(Damage).OfType<LogDamage>().ToArray();
        foreach (var d in damages)
            text.AppendLine($"DAMAGED    {d.File} at offset {d.Offset}: {d.What}");
        if (damages.Length == 0)
            text.AppendLine("whole");
        return text.ToString();
    }

    private static string Tail(HistoryReport stream) =>
        stream.UncountedBytes == 0 ? "" : $"  {stream.UncountedBytes} bytes behind the snapshot, which the log produces again";
}

/// <param name="Rows">Rows that are still held.</param>
/// <param name="UncountedBytes">What lies behind the rows that the newest snapshot counts. The next start drops it and replays the log.</param>
public sealed record HistoryReport(string Stream, long Rows, long Bytes, long UncountedBytes, LogDamage? Damage);

/// <param name="End">The position after its last record.</param>
public sealed record SegmentReport(string Name, long First, long End, long Bytes, long EpochFirst, long EpochLast);

/// <param name="Problem">Null when it is whole.</param>
public sealed record SnapshotReport(string Name, long Position, long Bytes, string? Problem);

public sealed record TornTail(string File, long Offset, long Bytes);

public sealed record LogDamage(string File, long Offset, string What);
