using System.Text;
using Kontor.Gate;

namespace Kontor.Bench.Gate;

/// <summary>A file of requests that are signed already. The venues' clocks stand still, so they stay valid as long as the benchmark runs.</summary>
public static class RequestPool
{
    private const string Separator = "\n====\n";

    public static string Text(ClientRequest request, string? nonceHeader)
    {
        var text = new StringBuilder($"{request.Method} {request.Target} HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        foreach (var (header, value) in request.Headers)
            text.Append($"{header}: {value}\r\n");
        if (nonceHeader is not null)
            text.Append($"{nonceHeader}: {{n}}\r\n");
        if (request.Body.Length > 0)
            text.Append($"Content-Length: {Encoding.UTF8.GetByteCount(request.Body)}\r\n");
        return text.Append("\r\n").Append(request.Body).ToString();
    }

    public static void Write(string file, IEnumerable<string> requests) =>
        File.WriteAllText(file, string.Concat(requests.Select(one => one + Separator)));
}
