using Kontor.World.Codec;
using Kontor.World.Log;

namespace Kontor.Log.Files;

/// <summary>The snapshots of one directory. The last two whole ones are kept: the newest, and one to fall back to.</summary>
internal sealed class SnapshotStore
{
    private const int KeptMax = 2;

    private readonly string _directory;
    private readonly LogDisk _disk;
    private readonly List<long> _whole;

    public SnapshotStore(string directory, LogDisk disk, IEnumerable<SnapshotReport> found)
    {
        _directory = directory;
        _disk = disk;
        _whole = [.. found.Where(s => s.Problem is null).Select(s => s.Position)];
    }

    /// <summary>The position of the newest whole snapshot.</summary>
    public long? Newest => _whole.Count == 0 ? null : _whole[^1];

    public void Save(long position, ReadOnlySpan<byte> content)
    {
        Span<byte> header = stackalloc byte[SnapshotHeader.Bytes];
        new SnapshotHeader(position, content.Length, Crc32C.Of(content)).Write(header);
        _disk.Publish(PathOf(position), header, content);
        if (Newest != position)
            _whole.Add(position);
        DropOld();
    }

    /// <param name="begin">Where the log begins: an older snapshot has no records to go on with.</param>
    public LogSnapshot? Load(long begin)
    {
        // A file that broke since it was checked is passed over like one that was broken before.
        for (var i = _whole.Count - 1; i >= 0 && _whole[i] >= begin; i--)
        {
            var bytes = File.ReadAllBytes(PathOf(_whole[i]));
            if (SnapshotHeader.Check(bytes, _whole[i]) is null)
                return new LogSnapshot(_whole[i], bytes.AsMemory(SnapshotHeader.Bytes));
        }
        return null;
    }

    public static SnapshotReport Inspect(string directory, long position)
    {
        var name = LogFiles.Snapshot(position);
        var bytes = File.ReadAllBytes(Path.Combine(directory, name));
        return new SnapshotReport(name, position, bytes.Length, SnapshotHeader.Check(bytes, position));
    }

    private void DropOld()
    {
        while (_whole.Count > KeptMax)
            _whole.RemoveAt(0);
        // Broken ones go as well: a whole newer one has just taken their place.
        foreach (var position in LogFiles.Snapshots(_directory))
            if (!_whole.Contains(position))
                _disk.Delete(PathOf(position));
    }

    private string PathOf(long position) => Path.Combine(_directory, LogFiles.Snapshot(position));
}
