using Kontor.Log.Files;
using Microsoft.Win32.SafeHandles;

namespace Kontor.Simulation;

/// <summary>
/// A disk on which things go wrong: it fills up, and the machine stops in the middle of a call. What was written and not yet flushed
/// may then be there, in part or not at all, as after a loss of power.
/// </summary>
internal sealed class StormDisk(Random chance) : IDiskCalls
{
    private readonly RealDisk _real = new();
    private readonly Dictionary<SafeFileHandle, (string Path, long FlushedBytes)> _open = [];

    /// <summary>Calls until the machine stops; null for none.</summary>
    public int? CallsUntilStop { get; set; }

    /// <summary>Bytes that still fit.</summary>
    public long SpaceBytes { get; set; } = long.MaxValue;

    public bool HasStopped { get; private set; }

    public SafeFileHandle Create(string path)
    {
        Step();
        var file = _real.Create(path);
        _open[file] = (path, RandomAccess.GetLength(file));
        return file;
    }

    public void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        var isTorn = IsLastStep();
        var grows = Math.Max(0, offset + bytes.Length - Math.Max(offset, RandomAccess.GetLength(file)));
        var fits = (int)Math.Max(0, bytes.Length - Math.Max(0, grows - SpaceBytes));
        var written = isTorn ? chance.Next(fits + 1) : fits;
        // Bytes that replace others are one sector of the head file: a disk writes a sector or leaves it.
        if (isTorn && grows == 0)
            written = 0;
        _real.Write(file, bytes[..written], offset);
        SpaceBytes -= Math.Min(grows, SpaceBytes);
        if (isTorn)
            Stop();
        if (fits < bytes.Length)
            throw new IOException("No space left on device");
    }

    public void SetLength(SafeFileHandle file, long length)
    {
        Step();
        _real.SetLength(file, length);
    }

    public void Flush(SafeFileHandle file)
    {
        Step();
        // The page cache survives everything but a loss of power, which Stop plays; a real flush would only take time.
        if (_open.TryGetValue(file, out var known))
            _open[file] = known with { FlushedBytes = RandomAccess.GetLength(file) };
    }

    public void FlushDirectory(string directory) => Step();

    public void Rename(string from, string to)
    {
        Step();
        _real.Rename(from, to);
    }

    public void Delete(string path)
    {
        Step();
        _real.Delete(path);
    }

    /// <summary>After the machine has stopped: of what was not flushed, some bytes never reached the disk.</summary>
    public void LoseWhatWasNotFlushed()
    {
        foreach (var (path, flushedBytes) in _open.Values.Where(file => File.Exists(file.Path)))
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            var length = RandomAccess.GetLength(file);
            if (length > flushedBytes)
                RandomAccess.SetLength(file, flushedBytes + chance.NextInt64(length - flushedBytes + 1));
        }
    }

    private bool IsLastStep()
    {
        if (HasStopped)
            throw new IOException("The machine has stopped.");
        return CallsUntilStop is { } left && (CallsUntilStop = left - 1) < 0;
    }

    private void Step()
    {
        if (IsLastStep())
            Stop();
    }

    private void Stop()
    {
        HasStopped = true;
        throw new IOException("The machine has stopped.");
    }
}
