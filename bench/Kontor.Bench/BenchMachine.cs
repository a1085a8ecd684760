using System.Runtime.InteropServices;

namespace Kontor.Bench;

/// <summary>A figure without the machine it was taken on says nothing.</summary>
public static class BenchMachine
{
    public static string Describe() =>
        $"{DateTime.UtcNow:yyyy-MM-dd}, {Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {Kernel()}, {RuntimeInformation.FrameworkDescription}{Load()}";

    // Others' work on the same machine is the commonest reason for a figure that nobody can repeat.
    private static string Load()
    {
        const string average = "/proc/loadavg";
        return File.Exists(average) ? $", load average before {File.ReadAllText(average).Split(' ')[0]}" : "";
    }

    // The description of the system names the distribution; what a flush costs is up to the kernel.
    private static string Kernel()
    {
        const string release = "/proc/sys/kernel/osrelease";
        return File.Exists(release) ? $"Linux {File.ReadAllText(release).Trim()}" : Environment.OSVersion.VersionString;
    }

    private static string Processor()
    {
        const string cpuinfo = "/proc/cpuinfo";
        var line = File.Exists(cpuinfo)
            ? File.ReadLines(cpuinfo).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':') + 1)..].Trim();
    }
}
