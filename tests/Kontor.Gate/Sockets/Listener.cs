using System.Net.WebSockets;
using System.Text;

namespace Kontor.Gate.Tests.Sockets;

/// <summary>A client.</summary>
internal sealed class Listener : IDisposable
{
    /// <summary>Whoever has heard nothing for so long will not hear anything.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[256 * 1024];

    public Listener() => _socket.Options.KeepAliveInterval = Timeout.InfiniteTimeSpan;

    public async Task ConnectAsync(Uri url)
    {
        using var patience = new CancellationTokenSource(Patience);
        await _socket.ConnectAsync(url, patience.Token);
    }

    public Task SayAsync(string text) => SayAsync(Encoding.UTF8.GetBytes(text));

    public async Task SayAsync(byte[] bytes, WebSocketMessageType type = WebSocketMessageType.Text, bool isEnd = true)
    {
        using var patience = new CancellationTokenSource(Patience);
        await _socket.SendAsync(bytes, type, isEnd, patience.Token);
    }

    public async Task<string> AskAsync(string text)
    {
        await SayAsync(text);
        return await HearAsync();
    }

    public async Task<string> HearAsync() =>
        await ReadAsync() ?? throw new InvalidOperationException($"Closed with {_socket.CloseStatus}.");

    /// <summary>Hears the house say goodbye, and answers with which code.</summary>
    public async Task<int> HearGoodbyeAsync()
    {
        Assert.Null(await ReadAsync());
        return (int)_socket.CloseStatus!.Value;
    }

    /// <summary>Hears whatever comes until the connection breaks, and answers how many messages there were.</summary>
    public async Task<int> HearUntilItBreaksAsync()
    {
        var count = 0;
        try
        {
            while (await ReadAsync() is not null)
                count++;
            throw new InvalidOperationException("The connection was closed, not broken.");
        }
        catch (WebSocketException)
        {
            return count;
        }
    }

    private async Task<string?> ReadAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var length = 0;
        while (true)
        {
            var received = await _socket.ReceiveAsync(_buffer.AsMemory(length), patience.Token);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                await AnswerGoodbyeAsync(patience.Token);
                return null;
            }

            length += received.Count;
            if (received.EndOfMessage)
                return Encoding.UTF8.GetString(_buffer, 0, length);
        }
    }

    private async Task AnswerGoodbyeAsync(CancellationToken stop)
    {
        try
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", stop);
        }
        catch (WebSocketException)
        {
            // Whoever has met an error says goodbye and does not wait for the answer.
        }
    }

    public void Dispose() => _socket.Dispose();
}
