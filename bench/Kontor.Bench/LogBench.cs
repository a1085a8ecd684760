using System.Diagnostics;
using Kontor.Log;
using Kontor.World.Log;

namespace Kontor.Bench;

/// <summary>
/// Durable records per second of the file log, beside the least that any durable log must do on the same disk: one write of as many bytes
/// and one flush. The two take turns in short slices, so that a disk that slows down slows both.
/// </summary>
public static class LogBench
{
    private const int RecordBytes = 200;
    private const int FrameBytes = 32;
    private const int Slices = 40;
    private static readonly TimeSpan SliceTime = TimeSpan.FromMilliseconds(50);

    public static BenchTable Run()
    {
        int[] batchSizes = [1, 8, 64, 512];
        return new BenchTable(
            $"One writer, records of {RecordBytes} bytes, one flush per batch, {Slices * SliceTime.TotalSeconds:0} s per row and side. "
                + "Bare is a loop of one write of the same bytes and one flush.",
            ["batch", "records/s", "append p50", "append p99", "bare records/s", "bare p50", "bare p99", "ours / bare"],
            [.. batchSizes.Select(Row)]
        );
    }

    private static string[] Row(int batchSize)
    {
        var directory = Directory.CreateTempSubdirectory("kontor-bench-log-").FullName;
        try
        {
            using var log = FileLog.Open(Path.Combine(directory, "log"));
            using var bare = File.OpenHandle(Path.Combine(directory, "bare"), FileMode.CreateNew, FileAccess.ReadWrite);
            var batch = BatchOf(batchSize);
            var bytes = new byte[batchSize * (RecordBytes + FrameBytes)];
            var offset = 0L;
            var ours = new Latencies();
            var theirs = new Latencies();
            for (var slice = -1; slice < Slices; slice++)
            {
                // The first slice of each warms up and does not count.
                ours.Measure(SliceTime, counts: slice >= 0, () => log.Append(batch));
                theirs.Measure(
                    SliceTime,
                    counts: slice >= 0,
                    () =>
                    {
                        RandomAccess.Write(bare, bytes, offset);
                        RandomAccess.FlushToDisk(bare);
                        offset += bytes.Length;
                    }
                );
            }
            var (oursPerSecond, theirsPerSecond) = (ours.PerSecond * batchSize, theirs.PerSecond * batchSize);
            return
            [
                $"{batchSize}",
                $"{oursPerSecond:N0}",
                Text(ours.At(0.50)),
                Text(ours.At(0.99)),
                $"{theirsPerSecond:N0}",
                Text(theirs.At(0.50)),
                Text(theirs.At(0.99)),
                $"{oursPerSecond / theirsPerSecond:0.00}",
            ];
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static string Text(TimeSpan latency) => $"{latency.TotalMicroseconds:N0} µs";

    private static LogBatch BatchOf(int size)
    {
        var batch = new LogBatch();
        var content = new byte[RecordBytes];
        new Random(size).NextBytes(content);
        for (var i = 0; i < size; i++)
            batch.Add(content);
        return batch;
    }

    private sealed class Latencies
    {
        private readonly List<long> _ticks = new(1 << 18);
        private long _total;

        public double PerSecond => _ticks.Count / Stopwatch.GetElapsedTime(0, _total).TotalSeconds;

        public void Measure(TimeSpan time, bool counts, Action act)
        {
            var start = Stopwatch.GetTimestamp();
            for (var last = start; Stopwatch.GetElapsedTime(start, last) < time; )
            {
                act();
                var now = Stopwatch.GetTimestamp();
                if (counts)
                {
                    _ticks.Add(now - last);
                    _total += now - last;
                }
                last = now;
            }
        }

        public TimeSpan At(double quantile)
        {
            _ticks.Sort();
            return Stopwatch.GetElapsedTime(0, _ticks[(int)(quantile * (_ticks.Count - 1))]);
        }
    }
}
