using System.Globalization;

namespace Kontor.Bench.Gate;

/// <summary>What one run of the load generator found.</summary>
public sealed record WrkResult(double PerSecond, TimeSpan P50, TimeSpan P99);

/// <summary>Sends a pool of prepared requests with wrk. An answer that is no success fails the benchmark: it would measure a refusal.</summary>
public static class Wrk
{
    public const int Threads = 2;
    public const int Connections = 32;

    private static int s_runs;

    public static async Task<WrkResult> RunAsync(
        string address,
        string pool,
        int seconds,
        double pauseMs = 0,
        int connections = Connections
    )
    {
        string[] arguments =
        [
            $"-t{Math.Min(Threads, connections)}",
            $"-c{connections}",
            $"-d{seconds}s",
            "-s",
            Path.Combine(AppContext.BaseDirectory, "Gate", "wrk.lua"),
            address,
            "--",
            pool,
            $"{Environment.ProcessId}-{Interlocked.Increment(ref s_runs)}",
            pauseMs.ToString("0.###", CultureInfo.InvariantCulture),
        ];
        var output = await Child.OutputOfAsync("wrk", arguments);
        var line = output.Split('\n').Single(one => one.StartsWith("result ", StringComparison.Ordinal));
        var numbers = line.Split(' ')[1..].Select(long.Parse).ToArray();
        if (numbers is not [var requests and > 0, var micros, var p50, var p99, 0, 0])
            throw new InvalidOperationException($"{address} {Path.GetFileName(pool)} did not answer everything with success:\n{output}");
        return new WrkResult(requests * 1e6 / micros, TimeSpan.FromMicroseconds(p50), TimeSpan.FromMicroseconds(p99));
    }
}
