using Microsoft.Win32.SafeHandles;

namespace Kontor.Log.Files;

/// <summary>
/// The file `head`: two copies of <see cref="LogHead"/> in two sectors, overwritten in turn. In place and not by rename, because then
/// closing works on a full disk, and because a writer that was replaced sees the new epoch through the handle it holds already.
/// </summary>
internal sealed class HeadFile : IDisposable
{
    /// <summary>The largest sector of common disks: a write that tears one copy leaves the other alone.</summary>
    private const int SlotBytes = 4096;

    private readonly SafeFileHandle _file;
    private readonly LogDisk _disk;

    private HeadFile(SafeFileHandle file, LogDisk disk, LogHead head)
    {
        _file = file;
        _disk = disk;
        Head = head;
    }

    public LogHead Head { get; private set; }

    public static HeadFile Open(string directory, LogDisk disk, LogHead? existing)
    {
        var path = Path.Combine(directory, LogFiles.Head);
        if (existing is { } known)
            return new HeadFile(LogFiles.OpenWrite(path), disk, known);
        var first = new byte[2 * SlotBytes];
        var head = new LogHead(Serial: 0, Epoch: 0, ReachesTo: 0, SegmentFirst: 0, IsClean: true);
        head.Write(first);
        disk.Publish(path, first, default);
        return new HeadFile(LogFiles.OpenWrite(path), disk, head);
    }

    public static LogHead? Read(SafeFileHandle file, out int wholeCopies)
    {
        Span<byte> bytes = stackalloc byte[LogHead.Bytes];
        LogHead? newest = null;
        wholeCopies = 0;
        for (var slot = 0; slot < 2; slot++)
        {
            var read = RandomAccess.Read(file, bytes, slot * SlotBytes);
            if (LogHead.Read(bytes[..read]) is not { } head)
                continue;
            wholeCopies++;
            if (newest is null || head.Serial > newest.Value.Serial)
                newest = head;
        }
        return newest;
    }

    /// <summary>Whether no other writer has taken a higher epoch since.</summary>
    public bool IsStillOurs => Read(_file, out _) is { } now && now.Epoch == Head.Epoch;

    public void Write(LogHead next)
    {
        next = next with { Serial = Head.Serial + 1 };
        Span<byte> bytes = stackalloc byte[LogHead.Bytes];
        next.Write(bytes);
        _disk.Write(_file, bytes, next.Serial % 2 * SlotBytes);
        _disk.Flush(_file);
        Head = next;
    }

    public void Dispose() => _file.Dispose();
}
