using System.Text.Json;
using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using ClientCredentials = Kontor.Gate.ClientCredentials;

namespace Kontor.Conformance.BitMart.Futures;

/// <summary>
/// A venue with a clock that stands still, where nobody trades contracts but the people of the test. The underlying of BTCUSDT costs 50000.
/// </summary>
internal sealed class FuturesScene : IAsyncDisposable
{
    public const string Btc = "BTCUSDT";

    private FuturesScene(Session session, FuturesTrader demo) => (Session, Demo) = (session, demo);

    public Session Session { get; }

    /// <summary>The demo user, with 10000 USDT in the contract wallet.</summary>
    public FuturesTrader Demo { get; }

    public static async Task<FuturesScene> StartAsync(int limitsFactor = 0)
    {
        var session = await Session.StartAsync(
            "bitmart",
            options => options with { Gate = options.Gate with { LimitsFactor = limitsFactor } }
        );
        var scene = new FuturesScene(session, new FuturesTrader(session, session.Credentials, 1));
        await scene.SetIndexAsync("50000");
        await scene.CreditAsync(1, "10000");
        return scene;
    }

    /// <summary>Somebody new with so much USDT in the contract wallet.</summary>
    public async Task<FuturesTrader> NewTraderAsync(string amount = "100000")
    {
        var user = await Session.NewUserAsync();
        await CreditAsync(user, amount);
        return new FuturesTrader(Session, await Session.NewKeyAsync(user), user);
    }

    public Task<JsonNode> SetIndexAsync(string price) =>
        Session.ControlAsync("POST", $"/exchanges/bitmart/contracts/{Btc}/index", new { price });

    public Task<JsonNode> PatchAsync(object patch) => Session.ControlAsync("PATCH", $"/exchanges/bitmart/contracts/{Btc}", patch);

    public Task<JsonNode> AdvanceAsync(TimeSpan by) => Session.Venue.AdvanceAsync(by);

    /// <summary>Two people trade so many contracts at a price, so that there is a last one; both are new and stay out of the way.</summary>
    public async Task TradeAsync(long size, string price)
    {
        var (seller, buyer) = (await NewTraderAsync(), await NewTraderAsync());
        await seller.DoneAsync(4, size, price);
        await buyer.DoneAsync(1, size, price);
    }

    public async Task SettleAsync() => Assert.True((bool)(await Session.ControlAsync("GET", "/checks"))["ok"]!);

    public Task CreditAsync(long user, string amount) =>
        Session.ControlAsync(
            "POST",
            "/exchanges/bitmart/credit",
            new
            {
                user,
                asset = "USDT",
                amount,
                wallet = "contract",
            }
        );

    public ValueTask DisposeAsync() => Session.DisposeAsync();
}

/// <summary>One of the people, with a key.</summary>
internal sealed class FuturesTrader(Session session, ClientCredentials credentials, long user)
{
    public long User => user;

    public Task<Reply> GetAsync(string target) => session.SendAsync(session.Venue.Sign("bitmart", credentials, "GET", target));

    /// <summary>What is asked for is answered with success.</summary>
    public async Task<JsonNode> ReadAsync(string target) =>
        (await GetAsync("/contract/private/" + target)).Is(Dialects.BitMart.Errors.ContractOk).Json["data"]!;

    public Task<Reply> PostAsync(string path, object body) => PostTextAsync(path, JsonSerializer.Serialize(body));

    public Task<Reply> PostTextAsync(string path, string body) =>
        session.SendAsync(session.Venue.Sign("bitmart", credentials, "POST", "/contract/private/" + path, body));

    /// <summary>What is asked for is done.</summary>
    public async Task<JsonNode> DoAsync(string path, object body) =>
        (await PostAsync(path, body)).Is(Dialects.BitMart.Errors.ContractOk).Json["data"]!;

    /// <summary>A limit order, or without a price a market order.</summary>
    public Task<Reply> SubmitAsync(long side, long size, string? price = null, object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        body["symbol"] ??= FuturesScene.Btc;
        body["side"] = side;
        body["size"] = size;
        body["type"] = price is null ? "market" : "limit";
        if (price is not null)
            body["price"] = price;
        return PostTextAsync("submit-order", body.ToJsonString());
    }

    /// <summary>An order that is accepted, and its number.</summary>
    public async Task<long> DoneAsync(long side, long size, string? price = null, object? more = null) =>
        (await SubmitAsync(side, size, price, more)).Is(Dialects.BitMart.Errors.ContractOk).Json["data"]!["order_id"]!.GetValue<long>();
}
