using Microsoft.Win32.SafeHandles;

namespace Kontor.Log.Files;

/// <summary>The names in a log's directory.</summary>
internal static class LogFiles
{
    public const string Lock = "lock";
    public const string Head = "head";

    /// <summary>A file with this ending was not finished: it gets its real name only when its content is on disk.</summary>
    public const string UnfinishedSuffix = ".new";

    private const int Digits = 20;
    private const string SegmentSuffix = ".log";
    private const string SnapshotPrefix = "snapshot-";

    public static string Segment(long first) => first.ToString("D20") + SegmentSuffix;

    public static string Snapshot(long position) => SnapshotPrefix + position.ToString("D20");

    /// <summary>First positions of all segments, in order.</summary>
    public static long[] Segments(string directory) => Numbers(directory, "", SegmentSuffix);

    /// <summary>Positions of all snapshots, in order.</summary>
    public static long[] Snapshots(string directory) => Numbers(directory, SnapshotPrefix, "");

    public static string[] Unfinished(string directory) => Directory.GetFiles(directory, "*" + UnfinishedSuffix);

    /// <summary>Opens for reading without taking any lock: who may write is decided by the lock file alone.</summary>
    public static SafeFileHandle OpenRead(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    public static SafeFileHandle OpenWrite(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    public static long[] Numbers(string directory, string prefix, string suffix)
    {
        var numbers = new List<long>();
        foreach (var path in Directory.GetFiles(directory))
        {
            var name = Path.GetFileName(path.AsSpan());
            if (name.Length != prefix.Length + Digits + suffix.Length || !name.StartsWith(prefix) || !name.EndsWith(suffix))
                continue;
            if (long.TryParse(name.Slice(prefix.Length, Digits), System.Globalization.NumberStyles.None, null, out var number))
                numbers.Add(number);
        }
        numbers.Sort();
        return [.. numbers];
    }
}
