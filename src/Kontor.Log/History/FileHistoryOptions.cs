namespace Kontor.Log.History;

public sealed record FileHistoryOptions
{
    public const int SegmentRowsMax = 1 << 24;

    /// <summary>Rows in one file. Forgetting deletes whole files.</summary>
    public int SegmentRows
    {
        get;
        init =>
            field = value is >= 1 and <= SegmentRowsMax
                ? value
                : throw new ArgumentOutOfRangeException(nameof(SegmentRows), value, $"From 1 to {SegmentRowsMax} rows.");
    } = 1 << 17;

    /// <summary>Bytes that one stream may take. Beyond it the oldest files go; the newest one always stays.</summary>
    public long StreamBytesMax
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(StreamBytesMax), value, "At least 1 byte.");
    } = 8L << 30;
}
