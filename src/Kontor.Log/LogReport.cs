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
    public bool IsWhole => Damage is null;

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
        text.AppendLine(Damage is { } d ? $"DAMAGED    {d.File} at offset {d.Offset}: {d.What}" : "whole");
        return text.ToString();
    }
}

/// <param name="End">The position after its last record.</param>
public sealed record SegmentReport(string Name, long First, long End, long Bytes, long EpochFirst, long EpochLast);

/// <param name="Problem">Null when it is whole.</param>
public sealed record SnapshotReport(string Name, long Position, long Bytes, string? Problem);

public sealed record TornTail(string File, long Offset, long Bytes);

public sealed record LogDamage(string File, long Offset, string What);
