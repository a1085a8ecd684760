using Kontor.World.Log;

namespace Kontor.World.Tests;

/// <summary>What a log leaves behind: the "disk" that a world is opened from again.</summary>
public sealed class TestDisk
{
    public List<byte[]> Records { get; } = [];
    public LogSnapshot? Snapshot { get; set; }
    public long Begin { get; set; }
    public int Appends { get; set; }

    /// <summary>Called before every append; whatever it throws, the append throws.</summary>
    public Action? BeforeAppend { get; set; }

    public Action? BeforeSnapshot { get; set; }

    public TestDisk Copy()
    {
        var copy = new TestDisk { Snapshot = Snapshot, Begin = Begin };
        copy.Records.AddRange(Records);
        return copy;
    }
}

/// <summary>A log that keeps its records in memory and fails when it is told to.</summary>
public sealed class TestLog(TestDisk disk) : ILog
{
    public long Epoch => 1;
    public long End => disk.Records.Count;
    public long Begin => disk.Begin;
    public LogRecovery Recovery { get; } = new(0, []);

    public void Append(LogBatch batch)
    {
        disk.BeforeAppend?.Invoke();
        disk.Appends++;
        for (var index = 0; index < batch.Count; index++)
            disk.Records.Add(batch[index].ToArray());
    }

    public IEnumerable<LogRecord> Read(long from)
    {
        for (var position = from; position < End; position++)
            yield return new LogRecord(position, disk.Records[(int)position]);
    }

    public void SaveSnapshot(long position, ReadOnlyMemory<byte> content)
    {
        disk.BeforeSnapshot?.Invoke();
        disk.Snapshot = new LogSnapshot(position, content.ToArray());
    }

    public LogSnapshot? LoadSnapshot() => disk.Snapshot;

    public void Truncate(long position) => disk.Begin = position;

    public void Dispose() { }
}
