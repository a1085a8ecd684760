using System.Net;
using System.Net.Sockets;
using Kontor.Gate;

namespace Kontor.Bench.Gate;

/// <summary>nginx with a small gate in Lua: what an operator would otherwise put in front.</summary>
public static class NginxServer
{
    /// <summary>The prepared requests carry one instant, so the window is wider than the benchmark is long. Its check costs the same.</summary>
    private const long WindowMs = 3_600_000;
    private const int TriesMax = 100;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    public static async Task<Child> StartAsync(string directory, ReferenceAnswer answer, ClientCredentials credentials, long signedAtMs)
    {
        var scripts = Path.Combine(AppContext.BaseDirectory, "Gate");
        var port = FreePort();
        var offsetMs = signedAtMs - TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        // It sends two headers of its own that Kestrel does not.
        var headers = answer.Headers.Skip(2).Select(header => $"        ngx.header[\"{header.Name}\"] = \"{header.Value}\"");
        var config = (await File.ReadAllTextAsync(Path.Combine(scripts, "nginx.conf")))
            .Replace("{directory}", directory)
            .Replace("{scripts}", scripts)
            .Replace("{key}", credentials.Key)
            .Replace("{secret}", credentials.Secret)
            .Replace("{bodyBytes}", $"{answer.BodyBytes}")
            .Replace("{port}", $"{port}")
            .Replace("{offsetMs}", $"{offsetMs}")
            .Replace("{windowMs}", $"{WindowMs}")
            .Replace("{headers}", string.Join('\n', headers));
        var file = Path.Combine(directory, "nginx.conf");
        await File.WriteAllTextAsync(file, config);
        var nginx = Child.Start("nginx", "-p", directory, "-c", file, "-e", Path.Combine(directory, "error.log"));
        for (var tries = 0; !await AnswersAsync(port); tries++)
        {
            if (tries == TriesMax)
            {
                nginx.Dispose();
                throw new InvalidOperationException($"nginx does not answer on port {port}; see its configuration {file}.");
            }

            await Task.Delay(s_pause);
        }

        nginx.Address = $"http://127.0.0.1:{port}";
        return nginx;
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
