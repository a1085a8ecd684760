using System.Diagnostics;

namespace Kontor.Bench;

/// <summary>A server in a process of its own, ended by its own id when the benchmark lets go of it.</summary>
public sealed class Child : IDisposable
{
    private static readonly TimeSpan s_startMax = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private Child(Process process) => _process = process;

    /// <summary>Where it says that it can answer; empty for programs that do not say so.</summary>
    public string Address { get; set; } = "";

    public static Child Start(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        return new Child(Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start."));
    }

    /// <summary>What of this machine's memory it occupies now.</summary>
    public long MemoryBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts a program that prints <c>ready ADDRESS</c> when it can answer.</summary>
    public static async Task<Child> StartReadyAsync(string program, params IEnumerable<string> arguments)
    {
        var child = Start(program, arguments);
        using var patience = new CancellationTokenSource(s_startMax);
        while (await child._process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (!line.StartsWith("ready ", StringComparison.Ordinal))
                continue;
            child.Address = line["ready ".Length..];
            return child;
        }

        child.Dispose();
        throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended before it was ready.");
    }

    /// <summary>What the first of its lines says that says it. What it prints later is thrown away, so that it never waits for a reader.</summary>
    public async Task<string> ReadUntilAsync(Func<string, string?> find)
    {
        using var patience = new CancellationTokenSource(s_startMax);
        while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (find(line) is not { } found)
                continue;
            _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            return found;
        }
        throw new InvalidOperationException("The program ended before it said what it was to say.");
    }

    /// <summary>Runs a program to its end and returns what it printed.</summary>
    public static async Task<string> OutputOfAsync(string program, params IEnumerable<string> arguments)
    {
        using var child = Start(program, arguments);
        var output = await child._process.StandardOutput.ReadToEndAsync();
        await child._process.WaitForExitAsync();
        return child._process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} ended with {child._process.ExitCode}: {output}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            // The whole tree: nginx answers through workers.
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
