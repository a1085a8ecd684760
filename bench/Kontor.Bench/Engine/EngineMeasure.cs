using System.Diagnostics;

namespace Kontor.Bench.Engine;

/// <summary>What one engine does with the stream: its pace, how long a command takes, and what it allocates.</summary>
public sealed record EngineMeasure(double PerSecond, double P50Nanos, double P99Nanos, double P999Nanos, double BytesPerCommand)
{
    /// <summary>The middle of several rounds, each with a new engine, after one that warms up and does not count.</summary>
    public static EngineMeasure Of(EngineRow row, EngineStream stream, int rounds)
    {
        List<(double PerSecond, double BytesPerCommand)> paces = [];
        for (var round = -1; round < rounds; round++)
        {
            var pace = Pace(row, stream);
            if (round >= 0)
                paces.Add(pace);
        }
        var latencies = Latencies(row, stream);
        var middle = paces.OrderBy(pace => pace.PerSecond).ElementAt(rounds / 2);
        return new EngineMeasure(
            middle.PerSecond,
            At(latencies, 0.50),
            At(latencies, 0.99),
            At(latencies, 0.999),
            // All threads are counted, the runtime's own among them; what an engine allocates, it allocates in every round.
            paces.Min(pace => pace.BytesPerCommand)
        );
    }

    private static (double PerSecond, double BytesPerCommand) Pace(EngineRow row, EngineStream stream)
    {
        using var engine = Open(row, stream);
        GC.Collect();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        for (var rest = stream.Steady; rest.Length > 0; rest = rest[Math.Min(row.BatchSize, rest.Length)..])
            engine.Apply(rest[..Math.Min(row.BatchSize, rest.Length)]);
        var time = Stopwatch.GetElapsedTime(start);
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        Expect(row, stream, engine.Result);
        return (stream.Steady.Length / time.TotalSeconds, (double)bytes / stream.Steady.Length);
    }

    private static long[] Latencies(EngineRow row, EngineStream stream)
    {
        using var engine = Open(row, stream);
        var latencies = new long[(stream.Steady.Length + row.LatencyBatchSize - 1) / row.LatencyBatchSize];
        var rest = stream.Steady;
        var last = Stopwatch.GetTimestamp();
        for (var call = 0; call < latencies.Length; call++)
        {
            var size = Math.Min(row.LatencyBatchSize, rest.Length);
            engine.Apply(rest[..size]);
            rest = rest[size..];
            var now = Stopwatch.GetTimestamp();
            latencies[call] = now - last;
            last = now;
        }
        Expect(row, stream, engine.Result);
        Array.Sort(latencies);
        return latencies;
    }

    private static IEngine Open(EngineRow row, EngineStream stream)
    {
        var engine = row.Start(stream);
        for (var rest = stream.Opening; rest.Length > 0; rest = rest[Math.Min(row.BatchSize, rest.Length)..])
            engine.Apply(rest[..Math.Min(row.BatchSize, rest.Length)]);
        return engine;
    }

    private static void Expect(EngineRow row, EngineStream stream, EngineResult result)
    {
        if (result != stream.Result)
            throw new InvalidOperationException($"{row.Name} ends with {result} where {stream.Result} is right: its figures mean nothing.");
    }

    // Not as a TimeSpan, which knows nothing shorter than 100 ns.
    private static double At(long[] sorted, double quantile) => sorted[(int)(quantile * (sorted.Length - 1))] * (1e9 / Stopwatch.Frequency);
}
