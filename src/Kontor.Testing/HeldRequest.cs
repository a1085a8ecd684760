using System.Net.Sockets;
using System.Text;
using Kontor.Gate;

namespace Kontor.Testing;

/// <summary>
/// A request in flight: its head was sent and its body is kept back. The venue asks for the body as soon as it wants to read it, so there is
/// no doubt that the request is inside.
/// </summary>
internal sealed class HeldRequest : IDisposable
{
    private const string GoOn = "HTTP/1.1 100";
    private readonly TcpClient _client;

    private HeldRequest(TcpClient client) => _client = client;

    public static async Task<HeldRequest> SendAsync(Uri venue, ClientRequest request)
    {
        var client = new TcpClient();
        try
        {
            await client.ConnectAsync(venue.Host, venue.Port);
            var stream = client.GetStream();
            var head = new StringBuilder(
                $"{request.Method} {request.Target} HTTP/1.1\r\nHost: {venue.Authority}\r\nExpect: 100-continue\r\n"
            );
            foreach (var (header, value) in request.Headers)
                head.Append($"{header}: {value}\r\n");
            head.Append($"Content-Length: {Encoding.UTF8.GetByteCount(request.Body)}\r\n\r\n");
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head.ToString()));
            var answer = new byte[GoOn.Length];
            await stream.ReadExactlyAsync(answer);
            var text = Encoding.ASCII.GetString(answer);
            return text == GoOn
                ? new HeldRequest(client)
                : throw new InvalidOperationException($"The request was answered at once: {text}");
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    public void Dispose() => _client.Dispose();
}
