using Kontor.World.Log;
using Microsoft.Win32.SafeHandles;

namespace Kontor.Log.Files;

/// <summary>
/// Says what a failing disk means for the log. A failed write is an inconvenience: there may be space again later. A failed flush is
/// final: the kernel may have thrown the unwritten pages away and will report success next time, so nothing may be trusted any more.
/// </summary>
/// <param name="what">What it is that stands on the disk, for the operator to read.</param>
internal sealed class LogDisk(IDiskCalls calls, string what = "log")
{
    private string? _finalReason;

    public bool IsFinal => _finalReason is not null;

    public void ThrowIfFinal()
    {
        if (_finalReason is not null)
            throw new LogUnavailableException(_finalReason) { IsFinal = true };
    }

    /// <summary>From now on this writer appends nothing any more.</summary>
    public LogUnavailableException Final(string reason, Exception? inner = null)
    {
        _finalReason ??= reason;
        return new LogUnavailableException(reason, inner) { IsFinal = true };
    }

    public void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            calls.Write(file, bytes, offset);
        }
        catch (Exception e) when (IsDiskError(e))
        {
            throw Unavailable(e);
        }
    }

    public void Flush(SafeFileHandle file)
    {
        try
        {
            calls.Flush(file);
        }
        catch (Exception e) when (IsDiskError(e))
        {
            throw Final($"The {what} could not be flushed to disk ({e.Message}). Restart to read what is really there.", e);
        }
    }

    /// <summary>Makes a file end where it ended before a write that failed.</summary>
    public void CutBack(SafeFileHandle file, long length)
    {
        try
        {
            calls.SetLength(file, length);
        }
        catch (Exception e) when (IsDiskError(e))
        {
            throw Final($"An unfinished write could not be cut from the {what} ({e.Message}).", e);
        }
        Flush(file);
    }

    /// <summary>Creates a directory and the missing ones above it, each of them durably.</summary>
    public void CreateDirectory(string directory)
    {
        if (Directory.Exists(directory) || Path.GetDirectoryName(directory) is not { } parent)
            return;
        CreateDirectory(parent);
        Directory.CreateDirectory(directory);
        FlushParent(directory);
    }

    /// <summary>Writes a file that is either there whole under its name, durably, or not at all. Replaces a former one.</summary>
    public void Publish(string path, ReadOnlySpan<byte> header, ReadOnlySpan<byte> content)
    {
        var unfinished = path + LogFiles.UnfinishedSuffix;
        try
        {
            using (var file = calls.Create(unfinished))
            {
                calls.Write(file, header, 0);
                calls.Write(file, content, header.Length);
                Flush(file);
            }
            calls.Rename(unfinished, path);
        }
        catch (Exception e) when (IsDiskError(e) && e is not LogUnavailableException)
        {
            Remove(unfinished);
            throw Unavailable(e);
        }
        FlushParent(path);
    }

    public void Delete(string path)
    {
        Remove(path);
        FlushParent(path);
    }

    private void Remove(string path)
    {
        try
        {
            calls.Delete(path);
        }
        catch (Exception e) when (IsDiskError(e))
        {
            throw Unavailable(e);
        }
    }

    private void FlushParent(string path)
    {
        try
        {
            calls.FlushDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (IsDiskError(e))
        {
            throw Final($"The directory of the {what} could not be flushed to disk ({e.Message}).", e);
        }
    }

    /// <summary>Reopens for writing what was just published.</summary>
    public SafeFileHandle OpenWrite(string path)
    {
        try
        {
            return LogFiles.OpenWrite(path);
        }
        catch (Exception e) when (IsDiskError(e))
        {
            // Final, because the file is there by now: going on with the one before it would make the two overlap.
            throw Final($"The file {path} was written but could not be opened again: {e.Message}", e);
        }
    }

    private LogUnavailableException Unavailable(Exception e) => new($"The {what} could not be written: {e.Message}", e);

    // The runtime reports a refused access and a file beyond the system's limit by these two instead of an IOException.
    private static bool IsDiskError(Exception e) => e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;
}
