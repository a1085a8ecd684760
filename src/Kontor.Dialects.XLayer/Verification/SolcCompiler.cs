using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Kontor.Dialects.XLayer.Verification;

/// <summary>What a compiler said, or why it said nothing.</summary>
internal readonly record struct CompilerAnswer(string Output, string Fault)
{
    public static CompilerAnswer Failed(string why) => new("", why);
}

/// <summary>
/// A compiler of Solidity on this machine: an executable, or a script that node runs. Each contract gets a process of its own, with nothing of
/// our environment, in an empty folder, so that a source finds no file to include; it is ended when it takes too long or says too much.
/// </summary>
internal sealed class SolcCompiler(string path, TimeSpan timeMax, TimeProvider time)
{
    private const int OutputBytesMax = 32 * 1024 * 1024;

    // In units of 1024 bytes: what a process may have in all. A script's engine reserves more than it uses, and has a bound of its own.
    private const string MemoryMax = "4194304";
    private const string NodeMemoryMax = "--max-old-space-size=2048";

    /// <summary>
    /// Run by node before the script, which ends itself when it has spoken: whatever a pipe has not taken by then would be lost, which is
    /// everything beyond its first 64 KB.
    /// </summary>
    private const string Preload = "process.stdout._handle?.setBlocking?.(true);";
    private const string PreloadName = "preload.cjs";

    private static readonly string[] s_scripts = [".js", ".cjs", ".mjs"];

    private CompilerVersion? _version;

    public string Path => path;

    private bool IsScript => s_scripts.Contains(System.IO.Path.GetExtension(path));

    /// <summary>What it calls itself; nothing where it cannot be asked.</summary>
    public async Task<CompilerVersion?> VersionAsync(CancellationToken stop) =>
        _version ??= CompilerVersion.Find((await RunAsync("--version", "", stop)).Output.Replace("Version:", "", StringComparison.Ordinal));

    /// <param name="input">Sources and settings, as JSON.</param>
    public Task<CompilerAnswer> CompileAsync(string input, CancellationToken stop) => RunAsync("--standard-json", input, stop);

    private async Task<CompilerAnswer> RunAsync(string argument, string input, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("kontor-solc-");
        try
        {
            if (IsScript)
                await File.WriteAllTextAsync(System.IO.Path.Combine(folder.FullName, PreloadName), Preload, stop);
            using var process = Process.Start(StartOf(argument, folder.FullName))!;
            try
            {
                return await TalkAsync(process, input, stop);
            }
            finally
            {
                if (!process.HasExited)
                    process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception cannot) when (cannot is Win32Exception or IOException)
        {
            return CompilerAnswer.Failed($"The compiler cannot be run: {cannot.Message}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<CompilerAnswer> TalkAsync(Process process, string input, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(timeMax, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            // All three at once: each side would stop when the other does not read.
            var output = ReadAsync(process.StandardOutput.BaseStream, either.Token);
            var errors = ReadAsync(process.StandardError.BaseStream, either.Token);
            await WriteAsync(process, input, either.Token);
            if (await output is not { } said || await errors is null)
                return CompilerAnswer.Failed($"The compiler said more than {OutputBytesMax} bytes.");
            await process.WaitForExitAsync(either.Token);
            return process.ExitCode == 0
                ? new CompilerAnswer(said, "")
                : CompilerAnswer.Failed($"The compiler ended with {process.ExitCode}.");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return CompilerAnswer.Failed($"The compiler took more than {timeMax.TotalMilliseconds} ms.");
        }
    }

    private static async Task WriteAsync(Process process, string input, CancellationToken stop)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(input), stop);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without having read everything. How it ended shows in its exit code.
        }
    }

    /// <summary>Nothing when it is too much. The process is then ended by whoever started it.</summary>
    private static async Task<string?> ReadAsync(Stream stream, CancellationToken stop)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, stop) is var read and > 0)
        {
            if (kept.Length + read > OutputBytesMax)
                return null;
            kept.Write(buffer.AsSpan(0, read));
        }
        return Encoding.UTF8.GetString(kept.GetBuffer().AsSpan(0, (int)kept.Length));
    }

    private ProcessStartInfo StartOf(string argument, string folder)
    {
        string[] command =
            IsScript ? ["node", NodeMemoryMax, "-r", $"./{PreloadName}", System.IO.Path.GetFullPath(path), argument]
            : OperatingSystem.IsWindows() ? [System.IO.Path.GetFullPath(path), argument]
            : ["/bin/sh", "-c", $"ulimit -v {MemoryMax}; exec \"$0\" \"$@\"", System.IO.Path.GetFullPath(path), argument];
        var start = new ProcessStartInfo(command[0])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var one in command.AsSpan(1))
            start.ArgumentList.Add(one);
        // Secrets of the venue may stand in its environment.
        foreach (var name in start.Environment.Keys.Where(name => name is not ("PATH" or "SystemRoot")).ToList())
            start.Environment.Remove(name);
        return start;
    }
}
