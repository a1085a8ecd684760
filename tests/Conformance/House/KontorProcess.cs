using System.Diagnostics;
using Kontor.Server;

namespace Kontor.Conformance.House;

/// <summary>The built program as its user starts it: a process of its own, stopped by its own id.</summary>
internal sealed class KontorProcess : IDisposable
{
    private readonly Process _process;

    private KontorProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static string ProgramPath { get; } = typeof(VenueHost).Assembly.Location;

    public static async Task<KontorProcess> ServeAsync(params string[] arguments)
    {
        var process = Start(["serve", "--urls", "http://127.0.0.1:0", .. arguments]);
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("ready ", StringComparison.Ordinal))
                return new KontorProcess(process, new Uri(line["ready ".Length..]));
        }

        throw new InvalidOperationException($"The venue did not become ready: {await errors}");
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }

    /// <summary>SIGKILL: the process gets no chance to finish anything.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    private static Process Start(IReadOnlyList<string> arguments) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [ProgramPath, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
}
