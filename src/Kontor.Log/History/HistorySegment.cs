using Kontor.Log.Files;
using Kontor.World.History;

namespace Kontor.Log.History;

/// <summary>One file of rows as it was found: where it begins, and how many whole rows it is long enough for.</summary>
internal sealed record HistorySegment(string Path, HistoryHeader Header, long Bytes, string? Problem)
{
    public long First => Header.First;

    /// <summary>The row after its last whole one.</summary>
    public long End => First + Math.Max(0, (Bytes - HistoryHeader.Bytes) / Header.RowBytes);

    /// <param name="rowBytes">What the rows should have, or null to believe the file.</param>
    public static HistorySegment Inspect(string directory, string stream, int? rowBytes, long first)
    {
        var path = System.IO.Path.Combine(directory, HistoryFiles.Segment(first));
        using var file = LogFiles.OpenRead(path);
        Span<byte> bytes = stackalloc byte[HistoryHeader.Bytes];
        var problem = HistoryHeader.Read(bytes[..RandomAccess.Read(file, bytes, 0)], out var found);
        var expected = new HistoryHeader(stream, rowBytes ?? Math.Max(RowSeal.Bytes, found.RowBytes), first);
        return new HistorySegment(path, expected, RandomAccess.GetLength(file), problem ?? expected.Differs(found));
    }

    public static long OffsetOf(HistoryHeader header, long id) => HistoryHeader.Bytes + ((id - header.First) * header.RowBytes);
}
