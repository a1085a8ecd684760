using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Kontor.Chains.Tests.Following.Anvil;

/// <summary>A real node on this machine, on a port of its own, which makes blocks when it is told to. It is ended by its own process, and with the test that started it.</summary>
internal sealed class AnvilNode : IAsyncDisposable
{
    private readonly string[] _arguments;
    private Process _process;
    private Task _drained = Task.CompletedTask;
    private bool _isRunning;
    private int _port;

    private AnvilNode(string[] arguments)
    {
        _arguments = arguments;
        _process = null!;
        Rpc = new PlainRpc(() => Url);
    }

    public Uri Url => new($"http://127.0.0.1:{_port}");

    /// <summary>For setting the scene and for comparing: it shares nothing with what is tested.</summary>
    public PlainRpc Rpc { get; }

    /// <param name="arguments">What is said on its command line besides where to listen.</param>
    public static async Task<AnvilNode> StartAsync(params string[] arguments)
    {
        var node = new AnvilNode(arguments);
        await node.StartAgainAsync();
        return node;
    }

    /// <summary>At the same address, with nothing that it knew.</summary>
    public async Task StartAgainAsync(params string[] more)
    {
        var start = new ProcessStartInfo(Binary())
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["--host", "127.0.0.1", "--port", $"{_port}", "--no-mining", .. _arguments, .. more])
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        _isRunning = true;
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith("Listening on", StringComparison.Ordinal))
                continue;
            _port = int.Parse(line[(line.LastIndexOf(':') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
            _drained = Task.WhenAll(DrainAsync(_process.StandardOutput), DrainAsync(_process.StandardError));
            return;
        }

        throw new InvalidOperationException($"The node did not start: {await _process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>Ends it like a power cut.</summary>
    public async Task KillAsync()
    {
        _isRunning = false;
        _process.Kill();
        await _process.WaitForExitAsync();
        await _drained;
        _process.Dispose();
    }

    public Task<JsonNode?> AskAsync(string method, params JsonNode?[] parameters) => Rpc.AskAsync(method, parameters);

    public Task MineAsync(int blocks) => AskAsync("anvil_mine", $"0x{blocks:x}");

    public async ValueTask DisposeAsync()
    {
        if (_isRunning)
            await KillAsync();
        Rpc.Dispose();
    }

    // It tells of every call, and would stop when nobody reads that.
    private static async Task DrainAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is not null) { }
    }

    private static string Binary()
    {
        var system =
            OperatingSystem.IsWindows() ? "win32"
            : OperatingSystem.IsMacOS() ? "darwin"
            : "linux";
        var machine = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "amd64";
        var path = Path.Combine(Clients.Folder, "node_modules", "@foundry-rs", $"anvil-{system}-{machine}", "bin", "anvil");
        path = OperatingSystem.IsWindows() ? path + ".exe" : path;
        return File.Exists(path) ? path : throw new FileNotFoundException($"Run 'npm ci' in {Clients.Folder} first.", path);
    }
}
