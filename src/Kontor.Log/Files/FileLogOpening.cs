using Kontor.World.Log;

namespace Kontor.Log.Files;

/// <summary>
/// Opens a directory for writing. 1 takes the lock; 2 reads everything; 3 refuses damage before a byte was changed; 4 cuts what a crash
/// left unfinished; 5 takes the next epoch. Only then may anything be appended.
/// </summary>
internal static class FileLogOpening
{
    public static FileLog Run(string directory, FileLogOptions options, LogDisk disk)
    {
        disk.CreateDirectory(directory);
        var held = DirectoryLock.Take(directory, FileMode.OpenOrCreate); // 1
        HeadFile? head = null;
        ActiveSegment? active = null;
        try
        {
            var inspection = LogInspection.Run(directory); // 2
            var found = inspection.Report;
            if (found.Damage is { } damage) // 3
                throw new LogDamagedException(damage.File, damage.Offset, damage.What);

            foreach (var path in LogFiles.Unfinished(directory)) // 4
                disk.Delete(path);
            head = HeadFile.Open(directory, disk, inspection.Head);
            var epoch = found.Epoch + 1;
            var segmentFirst = found.Segments.Count == 0 ? 0 : found.Segments[^1].First;
            active =
                found.Segments.Count == 0
                    ? ActiveSegment.Create(directory, disk, new SegmentHeader(0, epoch))
                    : ActiveSegment.Resume(Path.Combine(directory, found.Segments[^1].Name), disk, found.Torn);

            head.Write(new LogHead(head.Head.Serial, epoch, found.End, segmentFirst, IsClean: false)); // 5
            return new FileLog(directory, options, disk, held, head, active, found, RecoveryOf(found));
        }
        catch
        {
            active?.Dispose();
            head?.Dispose();
            held.Dispose();
            throw;
        }
    }

    private static LogRecovery RecoveryOf(LogReport found)
    {
        if (found.Torn is not { } torn)
            return new LogRecovery(0, found.Notes);
        var note =
            $"Cut {torn.Bytes} bytes of an unfinished write from {torn.File} at offset {torn.Offset}; the log goes on with record {found.End}.";
        return new LogRecovery(torn.Bytes, [.. found.Notes, note]);
    }
}
