using Kontor.Log.Files;

namespace Kontor.Log.History;

/// <summary>The names in a history's directory: <c>history/STREAM/FIRST.rows</c>, beside the log's own files.</summary>
internal static class HistoryFiles
{
    public const string Directory = "history";

    private const string SegmentSuffix = ".rows";

    public static string Segment(long first) => first.ToString("D20") + SegmentSuffix;

    /// <summary>First rows of all segments of a stream, in order.</summary>
    public static long[] Segments(string directory) =>
        System.IO.Directory.Exists(directory) ? LogFiles.Numbers(directory, "", SegmentSuffix) : [];
}
