using System.Globalization;

namespace Kontor.Bench.Engine;

/// <summary>The order book of the npm package nodejs-order-book, in a process of its own, on the same stream.</summary>
public static class NodePeer
{
    public const string Name = "nodejs-order-book 10.1.1";

    /// <summary>Where <c>bench/run</c> has installed it; null where nobody has.</summary>
    public static string? Directory()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var peer = Path.Combine(directory.FullName, "bench", "peers", "node-order-book");
            if (System.IO.Directory.Exists(Path.Combine(peer, "node_modules")))
                return peer;
        }
        return null;
    }

    public static async Task<EngineMeasure> MeasureAsync(string directory, EngineStream stream, int rounds)
    {
        var file = Path.GetTempFileName();
        try
        {
            stream.Write(file);
            var script = Path.Combine(directory, "run.mjs");
            var output = await Child.OutputOfAsync("node", script, file, $"{stream.Opening.Length}", $"{rounds}");
            var line = output.Split('\n').Single(one => one.StartsWith("result ", StringComparison.Ordinal));
            var numbers = line.Split(' ')[1..].Select(one => double.Parse(one, CultureInfo.InvariantCulture)).ToArray();
            if (numbers is not [var perSecond, var p50, var p99, var p999, var traded, var open])
                throw new InvalidOperationException($"{Name} says something else: {output}");
            var result = new EngineResult((long)traded, (int)open);
            return result == stream.Result
                ? new EngineMeasure(perSecond, p50, p99, p999, double.NaN)
                : throw new InvalidOperationException(
                    $"{Name} ends with {result} where {stream.Result} is right: its figures mean nothing."
                );
        }
        finally
        {
            File.Delete(file);
        }
    }
}
