using Kontor.World.Log;

namespace Kontor.Log.Files;

/// <summary>Reads records across segments.</summary>
internal static class SegmentSequence
{
    /// <param name="firsts">First positions of the segments, in order; the first of them holds <paramref name="from"/>.</param>
    public static IEnumerable<LogRecord> Read(string directory, long[] firsts, long from, long end)
    {
        for (var i = 0; i < firsts.Length && from < end; i++)
        {
            var segmentEnd = i + 1 < firsts.Length ? firsts[i + 1] : end;
            if (segmentEnd <= from)
                continue;
            foreach (var record in ReadSegment(Path.Combine(directory, LogFiles.Segment(firsts[i])), from, Math.Min(segmentEnd, end)))
                yield return record;
            from = segmentEnd;
        }
    }

    private static IEnumerable<LogRecord> ReadSegment(string path, long from, long end)
    {
        using var file = LogFiles.OpenRead(path);
        var reader = new FrameReader(file, SegmentHeader.Bytes, RandomAccess.GetLength(file));
        for (var position = -1L; position + 1 < end; )
        {
            var (frame, content) = Next(reader, path, from);
            position = frame.Position;
            if (position >= from)
                yield return new LogRecord(position, content);
        }
    }

    // Apart from the iterator, which cannot hold a span.
    private static (Frame Frame, byte[] Content) Next(FrameReader reader, string path, long from)
    {
        if (reader.Peek(out var frame, out var content) is { } problem)
            throw new LogDamagedException(path, reader.Offset, problem + ", although it was whole when the log was opened");
        reader.Pass(frame);
        return (frame, frame.Position >= from ? content.ToArray() : []);
    }
}
