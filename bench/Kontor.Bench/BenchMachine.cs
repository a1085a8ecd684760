using System.Runtime.InteropServices;

namespace Kontor.Bench;

/// <summary>A figure without the machine it was taken on says nothing.</summary>
public static class BenchMachine
{
    public static string Describe() =>
        $"{DateTime.UtcNow:yyyy-MM-dd}, {Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";

    private static string Processor()
    {
        const string cpuinfo = "/proc/cpuinfo";
        var line = File.Exists(cpuinfo)
            ? File.ReadLines(cpuinfo).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':') + 1)..].Trim();
    }
}
