namespace Kontor.Log;

public sealed record FileLogOptions
{
    public const long SegmentBytesMin = 256;
    public const long SegmentBytesMax = 1L << 30;

    /// <summary>The longest record. Recovery trusts no length field beyond it.</summary>
    public const int RecordBytesMax = 16 << 20;

    /// <summary>The longest batch, headers included. A batch is one write and never spans two segments.</summary>
    public const int BatchBytesMax = 64 << 20;

    /// <summary>A batch that would make the active segment longer than this starts a new one.</summary>
    public long SegmentBytes
    {
        get;
        init =>
            field = value is >= SegmentBytesMin and <= SegmentBytesMax
                ? value
                : throw new ArgumentOutOfRangeException(nameof(SegmentBytes), value, $"From {SegmentBytesMin} to {SegmentBytesMax} bytes.");
    } = 64 << 20;
}
