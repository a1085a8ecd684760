using Kontor.Log.Files;
using Microsoft.Win32.SafeHandles;

namespace Kontor.Log.Tests;

/// <summary>
/// A disk that fails when told to, counts its flushes, and does not really flush: the page cache survives everything but a power cut,
/// which no test can cause.
/// </summary>
internal sealed class TestDisk : IDiskCalls
{
    private readonly RealDisk _real = new();

    /// <summary>Bytes that still fit. A write that does not fit leaves what did, as a real one does.</summary>
    public long SpaceBytes { get; set; } = long.MaxValue;

    /// <summary>The next write stops after so many bytes, as when somebody else frees space right afterwards.</summary>
    public int? FailNextWriteAfterBytes { get; set; }
    public bool FailsToFlush { get; set; }
    public bool FailsToFlushDirectory { get; set; }
    public bool FailsToSetLength { get; set; }
    public bool FailsToDelete { get; set; }
    public int Writes { get; private set; }
    public int Flushes { get; private set; }

    public SafeFileHandle Create(string path) => _real.Create(path);

    public void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        Writes++;
        // Overwriting takes no space: the head is written in place.
        var needed = Math.Max(0, offset + bytes.Length - Math.Max(offset, RandomAccess.GetLength(file)));
        var fitting = (int)Math.Min(FailNextWriteAfterBytes ?? bytes.Length, bytes.Length - Math.Max(0, needed - SpaceBytes));
        FailNextWriteAfterBytes = null;
        _real.Write(file, bytes[..fitting], offset);
        SpaceBytes -= Math.Min(needed, SpaceBytes);
        FailIf(fitting < bytes.Length, "No space left on device");
    }

    public void SetLength(SafeFileHandle file, long length)
    {
        FailIf(FailsToSetLength, "Input/output error (set length)");
        _real.SetLength(file, length);
    }

    public void Flush(SafeFileHandle file)
    {
        Flushes++;
        FailIf(FailsToFlush, "Input/output error (flush)");
    }

    public void FlushDirectory(string directory) => FailIf(FailsToFlushDirectory, "Input/output error (flush directory)");

    public void Rename(string from, string to) => _real.Rename(from, to);

    public void Delete(string path)
    {
        FailIf(FailsToDelete, "Input/output error (delete)");
        _real.Delete(path);
    }

    private static void FailIf(bool condition, string message)
    {
        if (condition)
            throw new IOException(message);
    }
}
