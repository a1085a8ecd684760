using Kontor.World.Log;

namespace Kontor.Bench.Loop;

/// <summary>A log that keeps nothing: what it costs to keep records is measured by the others.</summary>
internal sealed class ForgetfulLog : ILog
{
    public long Epoch => 1;
    public long End { get; private set; }
    public long Begin => 0;
    public LogRecovery Recovery { get; } = new(0, []);

    public void Append(LogBatch batch) => End += batch.Count;

    public IEnumerable<LogRecord> Read(long from) => [];

    public void SaveSnapshot(long position, ReadOnlyMemory<byte> content) { }

    public LogSnapshot? LoadSnapshot() => null;

    public void Truncate(long position) { }

    public void Dispose() { }
}
