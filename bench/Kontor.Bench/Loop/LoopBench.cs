using System.Diagnostics;
using Kontor.Log;
using Kontor.World;
using Kontor.World.Log;

namespace Kontor.Bench.Loop;

/// <summary>Commands per second through the world's queue, its writer and its log, and back to whoever waits for the answer.</summary>
public static class LoopBench
{
    private const int Callers = 64;

    public static async Task<string> RunAsync(bool isQuick)
    {
        var commands = isQuick ? 200_000 : 4_000_000;
        List<string[]> rows = [];
        foreach (var inFlight in new[] { 1, 16 })
        {
            rows.Add(await RowAsync("none", inFlight, commands, _ => new ForgetfulLog()));
            rows.Add(await RowAsync("memory", inFlight, commands, _ => new MemoryLog()));
        }
        foreach (var inFlight in new[] { 1, 8, 64 })
            rows.Add(await RowAsync("file", inFlight, commands / 2, directory => FileLog.Open(directory)));
        return new BenchTable(
            $"{Callers} callers, each with a number of commands on their way; records of 48 bytes; a command does nothing but pass the loop. "
                + "The latency is from sending to the caller's going on. Allocated is over all threads of the process, callers included; what is left of it "
                + "without a log are the snapshots.",
            ["log", "on their way", "commands/s", "p50", "p99", "p99.9", "allocated"],
            rows
        ).ToMarkdown();
    }

    private static async Task<string[]> RowAsync(string name, int inFlight, int commands, Func<string, ILog> open)
    {
        var directory = Directory.CreateTempSubdirectory("kontor-bench-loop-").FullName;
        try
        {
            await using var world = LiveWorld.Open(new WorldOptions { Commands = Touch.Table }, open(Path.Combine(directory, "log")));
            Caller[] callers = [.. Enumerable.Range(0, Callers).Select(_ => new Caller(world, inFlight))];
            await MeasureAsync(callers, commands / 4);
            return [name, $"{Callers * inFlight}", .. await MeasureAsync(callers, commands)];
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<string[]> MeasureAsync(Caller[] callers, int commands)
    {
        Histogram[] latencies = [.. callers.Select(_ => new Histogram())];
        Func<Task>[] runs =
        [
            .. callers.Select((caller, index) => (Func<Task>)(() => caller.RunAsync(commands / callers.Length, latencies[index]))),
        ];
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(runs.Select(Task.Run));
        var elapsed = Stopwatch.GetElapsedTime(start);
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        var all = new Histogram();
        foreach (var one in latencies)
            all.Add(one);
        return
        [
            $"{all.Count / elapsed.TotalSeconds:N0}",
            Text(all.At(0.50)),
            Text(all.At(0.99)),
            Text(all.At(0.999)),
            $"{allocated / (double)all.Count:0.00} B",
        ];
    }

    private static string Text(TimeSpan latency) => $"{latency.TotalMicroseconds:N0} µs";
}
