using Microsoft.Win32.SafeHandles;

namespace Kontor.Log.Files;

/// <summary>What one segment holds, read without changing it.</summary>
/// <param name="End">The position after the last record of the last whole batch.</param>
/// <param name="WholeBytes">Where the last whole batch ends.</param>
/// <param name="Bytes">Where the file ends.</param>
/// <param name="BadOffset">Where the first frame that is not whole begins; <paramref name="Bytes"/> when there is none.</param>
/// <param name="What">What is wrong at <paramref name="BadOffset"/>.</param>
/// <param name="IsDamaged">It cannot be the trace of an unfinished last write.</param>
internal sealed record SegmentScan(
    SegmentHeader Header,
    long End,
    long EpochLast,
    long WholeBytes,
    long Bytes,
    long BadOffset,
    string? What,
    bool IsDamaged
)
{
    /// <summary>
    /// Reads a segment to its end. Only the last segment may end in an unfinished batch, because every batch is flushed before the next
    /// is written. So a bad frame is damage when a whole frame of a LATER batch follows it, and else a torn tail.
    /// <para>
    /// The ambiguity that remains after a crash (never after a clean close, see <see cref="LogHead"/>): a bit that flipped in the last
    /// batch looks just like the last batch having been written in part, because a disk may write the pages of one write in any order.
    /// The batch is cut then, whether it had been acknowledged or not. The same holds when the batch behind a flipped bit is itself torn
    /// so badly that none of its frames is whole. To tell these apart one would have to flush a second time after each batch, and pay
    /// half of the throughput for a case that needs two independent accidents.
    /// </para>
    /// </summary>
    public static SegmentScan Run(SafeFileHandle file, bool isLast)
    {
        var bytes = RandomAccess.GetLength(file);
        Span<byte> start = stackalloc byte[SegmentHeader.Bytes];
        if (SegmentHeader.Read(start[..RandomAccess.Read(file, start, 0)], out var header) is { } problem)
            return new SegmentScan(header, 0, 0, 0, bytes, 0, problem, IsDamaged: true);

        var scan = new SegmentScan(header, header.First, header.Epoch, SegmentHeader.Bytes, bytes, bytes, null, IsDamaged: false);
        var reader = new FrameReader(file, SegmentHeader.Bytes, bytes);
        while (scan.What is null && !reader.IsAtEnd)
            scan = scan.NextBatch(reader);
        if (scan.What is null || scan.IsDamaged)
            return scan;
        if (!isLast)
            return scan with { IsDamaged = true, What = scan.What + ", in a segment that is not the last" };
        return FrameSearch.FindLaterBatch(file, scan.BadOffset, bytes, scan.End) is { } later
            ? scan with
            {
                IsDamaged = true,
                What = $"{scan.What}, and a whole record follows at offset {later}",
            }
            : scan;
    }

    private SegmentScan NextBatch(FrameReader reader)
    {
        for (var index = 0; ; index++)
        {
            // A batch whose frames are all whole but whose last ones are missing is an unfinished write too.
            if (reader.IsAtEnd)
                return this with { BadOffset = reader.Offset, What = "the file ends inside a batch" };
            if (reader.Peek(out var frame, out _) is { } problem)
                return this with { BadOffset = reader.Offset, What = problem };
            if (frame.Position != End + index || frame.BatchIndex != index)
                return Damaged(reader.Offset, $"record {End + index} is expected and record {frame.Position} stands there");
            if (frame.Epoch < EpochLast)
                return Damaged(reader.Offset, $"the record was written in epoch {frame.Epoch}, after one of epoch {EpochLast}");
            reader.Pass(frame);
            if (frame.EndsBatch)
                return this with { End = frame.Position + 1, EpochLast = frame.Epoch, WholeBytes = reader.Offset };
        }
    }

    private SegmentScan Damaged(long offset, string what) => this with { BadOffset = offset, What = what, IsDamaged = true };
}
