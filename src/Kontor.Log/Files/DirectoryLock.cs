using Kontor.World.Log;
using Microsoft.Win32.SafeHandles;

namespace Kontor.Log.Files;

/// <summary>
/// One writer per directory. The operating system lets go of the lock when its process dies, so a crash leaves nothing to clean up.
/// Whoever deletes the file under a running writer is caught by the epoch: see <see cref="HeadFile.IsStillOurs"/>.
/// </summary>
internal static class DirectoryLock
{
    public static SafeFileHandle Take(string directory, FileMode mode)
    {
        try
        {
            // On Unix the runtime turns "shared with nobody" into flock(LOCK_EX), which holds between processes and inside one.
            return File.OpenHandle(Path.Combine(directory, LogFiles.Lock), mode, FileAccess.Read, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LogUnavailableException(
                $"The log in {directory} is in use by another writer, or its lock cannot be taken: {e.Message}",
                e
            )
            {
                IsFinal = true,
            };
        }
    }
}
