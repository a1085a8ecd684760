using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Kontor.Bench.Gate;

/// <summary>One answer, read from a plain connection: proves that a target serves the request, and tells how large its answers are.</summary>
public sealed record FirstAnswer(int BodyBytes, int OwnHeaderCount, int TotalBytes)
{
    private const int BytesMax = 256 * 1024;
    private static readonly string[] s_serverHeaders = ["Content-Type", "Content-Length", "Date", "Server", "Connection"];

    public static async Task<FirstAnswer> AskAsync(string address, string pool)
    {
        var uri = new Uri(address);
        using var client = new TcpClient();
        await client.ConnectAsync(uri.Host, uri.Port);
        await using var stream = client.GetStream();
        var request = (await File.ReadAllTextAsync(pool)).Split("\n====\n")[0].Replace("{n}", $"first-{Environment.ProcessId}");
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request));
        var received = new byte[BytesMax];
        var count = 0;
        while (true)
        {
            var read = await stream.ReadAsync(received.AsMemory(count));
            count += read;
            var text = Encoding.Latin1.GetString(received, 0, count);
            var end = text.IndexOf("\r\n\r\n");
            if (read == 0 || (end >= 0 && count >= end + 4 + Length(text[..end])))
                return Parse(text, end, address, pool);
        }
    }

    /// <summary>Some contracts refuse with status 200, so the recorder is asked what really happened to the latest request.</summary>
    public static async Task ThrowIfRefusedAsync(string venue)
    {
        using var http = new HttpClient();
        var latest = JsonNode.Parse(await http.GetStringAsync(new Uri($"{venue}/_kontor/requests?limit=1")))![0]!;
        if (latest["code"] is not null)
            throw new InvalidOperationException($"The venue refuses: {latest}");
    }

    private static FirstAnswer Parse(string text, int end, string address, string pool)
    {
        if (end < 0 || !text.StartsWith("HTTP/1.1 200"))
            throw new InvalidOperationException($"{address} {Path.GetFileName(pool)} answers: {text}");
        var headers = text[..end].Split("\r\n")[1..];
        var own = headers.Count(header => !s_serverHeaders.Contains(header.Split(':')[0], StringComparer.OrdinalIgnoreCase));
        return new FirstAnswer(text.Length - end - 4, own, text.Length);
    }

    private static int Length(string head)
    {
        const string name = "\r\nContent-Length:";
        var at = head.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? 0 : int.Parse(head[(at + name.Length)..].Split("\r\n")[0].Trim());
    }
}
