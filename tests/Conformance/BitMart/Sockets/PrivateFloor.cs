using System.Text.Json;
using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;
using ClientCredentials = Kontor.Gate.ClientCredentials;

namespace Kontor.Conformance.BitMart.Sockets;

/// <summary>The quiet house again, with Ada in it, who trades by her key and listens; whoever trades with her is the maker of the floor.</summary>
internal sealed class PrivateFloor : IAsyncDisposable
{
    public const string SpotPath = "/ws/spot/user?protocol=1.1";
    public const string FuturesPath = "/ws/futures/user?protocol=1.1";

    private PrivateFloor(SocketFloor floor, ClientCredentials ada) => (Floor, Ada) = (floor, ada);

    public SocketFloor Floor { get; }
    public ClientCredentials Ada { get; }
    public Session Session => Floor.Session;

    public static async Task<PrivateFloor> OpenAsync()
    {
        var floor = await SocketFloor.OpenAsync();
        return new PrivateFloor(floor, await floor.Session.NewKeyAsync(floor.Taker, new { memo = "desk" }));
    }

    /// <summary>What a client says to log in.</summary>
    public string Login(ClientCredentials who, long lateMs = 0, bool isFutures = false)
    {
        var args = Client.SignLogin(who, Session.Venue.NowMs - lateMs).Select(arg => $"\"{arg}\"");
        return isFutures
            ? $$"""{"action":"access","args":[{{string.Join(",", args)}},"web"]}"""
            : $$"""{"op":"login","args":[{{string.Join(",", args)}}]}""";
    }

    /// <summary>A connection of Ada's that has these topics.</summary>
    public Task<SocketClient> ListenAsync(params string[] topics) => ListenAsync(Ada, topics);

    public async Task<SocketClient> ListenAsync(ClientCredentials who, params string[] topics)
    {
        var client = await Floor.ConnectAsync(SpotPath);
        await client.AsksAsync(Login(who), """{"event":"login"}""");
        foreach (var topic in topics)
        {
            var isFutures = topic.StartsWith("futures/", StringComparison.Ordinal);
            await client.SayAsync(
                isFutures ? $$"""{"action":"subscribe","args":["{{topic}}"]}""" : $$"""{"op":"subscribe","args":["{{topic}}"]}"""
            );
            var answer = await client.HearJsonAsync();
            Assert.Equal(topic, (string?)(isFutures ? answer["group"] : answer["topic"]));
            Assert.Null(answer[isFutures ? "error" : "errorCode"]);
        }

        return client;
    }

    /// <summary>What Ada does or asks by REST; it must succeed. Answers its data.</summary>
    public Task<JsonNode> PostAsync(string path, object body) => SendAsync(Ada, "POST", path, body);

    public Task<JsonNode> GetAsync(string path) => SendAsync(Ada, "GET", path, body: null);

    public async Task<JsonNode> SendAsync(ClientCredentials who, string method, string path, object? body)
    {
        Session.Credentials = who;
        var reply = await Session.SendAsync(method, path, body is null ? "" : JsonSerializer.Serialize(body));
        Assert.True(reply.Code == "1000", reply.Text);
        return reply.Json["data"]!;
    }

    public ValueTask DisposeAsync() => Floor.DisposeAsync();
}
