using Kontor.Conformance.Harness;
using ClientCredentials = Kontor.Gate.ClientCredentials;

namespace Kontor.Conformance.Weex.Sockets;

/// <summary>The market floor, whose taker is Ada here: she has a key, trades by it, and listens.</summary>
internal sealed class SocketPrivateFloor : IAsyncDisposable
{
    public const string SpotPath = "/weex/spot/v3/ws/private";
    public const string ContractPath = "/weex/contract/v3/ws/private";

    private readonly List<SocketClient> _clients = [];

    private SocketPrivateFloor(MarketFloor market, ClientCredentials ada) => (Market, Ada) = (market, ada);

    public MarketFloor Market { get; }
    public ClientCredentials Ada { get; }
    public Session Session => Market.Session;

    public static async Task<SocketPrivateFloor> OpenAsync()
    {
        var market = await MarketFloor.OpenAsync();
        var ada = await market.Session.NewKeyAsync(market.Taker);
        market.Session.Credentials = ada;
        return new SocketPrivateFloor(market, ada);
    }

    public async Task<SocketClient> ConnectAsync(string path)
    {
        var client = await SocketClient.OpenAsync(Session.Venue, Session.Signed("GET", path));
        _clients.Add(client);
        Assert.Equal("connected", (string)(await client.HearJsonAsync())["event"]!);
        return client;
    }

    /// <summary>A connection of Ada's; what comes next is what her channels have to say.</summary>
    public async Task<SocketClient> ListenAsync(string path, params string[] channels)
    {
        var client = await ConnectAsync(path);
        var names = string.Join(',', channels.Select(channel => $"\"{channel}\""));
        await client.AsksAsync($$"""{"method":"SUBSCRIBE","params":[{{names}}],"id":1}""", """{"result":true,"id":1}""");
        return client;
    }

    /// <summary>What Ada does by REST; it must succeed.</summary>
    public async Task<Reply> PostAsync(string path, string body)
    {
        var reply = await Session.SendAsync("POST", path, body);
        Assert.True((int)reply.Status == 200 && !reply.Text.Contains("\"success\":false", StringComparison.Ordinal), reply.Text);
        return reply;
    }

    public Task<Reply> BuyAsync(string quantity, string price) =>
        PostAsync(
            "/api/v3/order",
            $$"""{"symbol":"BTCUSDT","side":"BUY","type":"LIMIT","quantity":"{{quantity}}","price":"{{price}}","newClientOrderId":"mine"}"""
        );

    public Task<Reply> ContractAsync(string side, string positionSide, string quantity, string price) =>
        PostAsync(
            "/capi/v3/order",
            $$"""{"symbol":"BTCUSDT","side":"{{side}}","positionSide":"{{positionSide}}","type":"LIMIT","timeInForce":"GTC","quantity":"{{quantity}}","price":"{{price}}","newClientOrderId":"c-{{side}}"}"""
        );

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            client.Dispose();
        await Market.DisposeAsync();
    }
}
