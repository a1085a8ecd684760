using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Kontor.Gate;
using Kontor.Testing;

namespace Kontor.Conformance.Harness;

/// <summary>A client that stays: it says texts and hears texts, one after the other.</summary>
internal sealed class SocketClient : IDisposable
{
    /// <summary>Nothing in these tests waits for time to go by; whoever has heard nothing for so long will not hear anything.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[1024 * 1024];

    private SocketClient() => _socket.Options.KeepAliveInterval = Timeout.InfiniteTimeSpan;

    public static Task<SocketClient> OpenAsync(Venue venue, string target, string? host = null) =>
        OpenAsync(venue, target, host is null ? [] : [("Host", host)]);

    /// <summary>Opens a connection that is signed for.</summary>
    public static Task<SocketClient> OpenAsync(Venue venue, ClientRequest request) => OpenAsync(venue, request.Target, request.Headers);

    private static async Task<SocketClient> OpenAsync(Venue venue, string target, IReadOnlyList<(string Header, string Value)> headers)
    {
        var client = new SocketClient();
        foreach (var (header, value) in headers)
            client._socket.Options.SetRequestHeader(header, value);
        using var patience = new CancellationTokenSource(s_patience);
        await client._socket.ConnectAsync(new Uri($"ws://{venue.Address.Authority}{target}"), patience.Token);
        return client;
    }

    public async Task SayAsync(string text, WebSocketMessageType type = WebSocketMessageType.Text)
    {
        using var patience = new CancellationTokenSource(s_patience);
        await _socket.SendAsync(Encoding.UTF8.GetBytes(text), type, endOfMessage: true, patience.Token);
    }

    /// <summary>The next message.</summary>
    public async Task<string> HearAsync() =>
        await ReadAsync()
        ?? throw new InvalidOperationException($"The connection was closed: {_socket.CloseStatus} {_socket.CloseStatusDescription}");

    public async Task<JsonNode> HearJsonAsync() => JsonNode.Parse(await HearAsync())!;

    /// <summary>Asserts that the next message is this one, to the letter.</summary>
    public async Task HearsAsync(string expected) => Assert.Equal(expected, await HearAsync());

    /// <summary>Says something and asserts what comes next.</summary>
    public async Task AsksAsync(string text, params string[] expected)
    {
        await SayAsync(text);
        foreach (var one in expected)
            await HearsAsync(one);
    }

    /// <summary>Asserts that nothing more comes before the house closes, and answers with which code it does.</summary>
    public async Task<int> HearsTheEndAsync()
    {
        Assert.Null(await ReadAsync());
        return (int)_socket.CloseStatus!.Value;
    }

    private async Task<string?> ReadAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
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
