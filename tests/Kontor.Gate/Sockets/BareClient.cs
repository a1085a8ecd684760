using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kontor.Gate.Tests.Sockets;

/// <summary>A client that writes its bytes itself, and so may write any.</summary>
internal sealed class BareClient : IDisposable
{
    private readonly TcpClient _tcp = new();

    /// <summary>Connects and shakes hands.</summary>
    public static async Task<BareClient> OpenAsync(IPEndPoint address)
    {
        var client = new BareClient();
        await client._tcp.ConnectAsync(address);
        var request =
            $"GET {SocketHouse.Path} HTTP/1.1\r\nHost: {address}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        await client.WriteAsync(Encoding.ASCII.GetBytes(request));
        var answer = new StringBuilder();
        while (!answer.ToString().EndsWith("\r\n\r\n"))
            answer.Append((char)(await client.ReadAsync(1))[0]);
        Assert.StartsWith("HTTP/1.1 101 ", answer.ToString());
        return client;
    }

    /// <summary>A frame as clients must send it, its mask being zero.</summary>
    public Task FrameAsync(byte kind, params byte[] payload) => WriteAsync([kind, (byte)(0x80 | payload.Length), 0, 0, 0, 0, .. payload]);

    public async Task WriteAsync(byte[] bytes)
    {
        using var patience = new CancellationTokenSource(Listener.Patience);
        await _tcp.GetStream().WriteAsync(bytes, patience.Token);
    }

    public async Task<byte[]> ReadAsync(int count)
    {
        using var patience = new CancellationTokenSource(Listener.Patience);
        var bytes = new byte[count];
        await _tcp.GetStream().ReadExactlyAsync(bytes, patience.Token);
        return bytes;
    }

    /// <summary>Reads until the other side has closed.</summary>
    public async Task ReadToEndAsync()
    {
        using var patience = new CancellationTokenSource(Listener.Patience);
        var bytes = new byte[4_096];
        try
        {
            while (await _tcp.GetStream().ReadAsync(bytes, patience.Token) > 0) { }
        }
        catch (IOException)
        {
            // Broken off is closed too.
        }
    }

    public void Dispose() => _tcp.Dispose();
}
