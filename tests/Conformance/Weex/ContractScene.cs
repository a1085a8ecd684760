using System.Text.Json;
using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using ClientCredentials = Kontor.Gate.ClientCredentials;
using GateOptions = Kontor.Gate.GateOptions;

namespace Kontor.Conformance.Weex;

/// <summary>
/// A venue with a clock that stands still, where nobody trades contracts but the two people of the test, with 10000 USDT each in the contract
/// wallet. The underlying of BTCUSDT costs 50000.
/// </summary>
internal sealed class ContractScene : IAsyncDisposable
{
    public const long NowMs = 1_767_323_045_000;
    public const string Btc = "BTCUSDT";

    private ContractScene(Session session, ContractTrader ada, ContractTrader bob) => (Session, Ada, Bob) = (session, ada, bob);

    public Session Session { get; }
    public ContractTrader Ada { get; }
    public ContractTrader Bob { get; }

    public static async Task<ContractScene> StartAsync(Func<GateOptions, GateOptions>? gate = null)
    {
        var session = await Session.StartAsync(
            "weex",
            options => options with { QuietMarket = true, Gate = gate?.Invoke(options.Gate) ?? options.Gate }
        );
        var (ada, bob) = (await NewTraderAsync(session, "ada"), await NewTraderAsync(session, "bob"));
        var scene = new ContractScene(session, ada, bob);
        await scene.SetIndexAsync("50000");
        return scene;
    }

    public Task<JsonNode> SetIndexAsync(string price) =>
        Session.ControlAsync("POST", $"/exchanges/weex/contracts/{Btc}/index", new { price });

    public Task<JsonNode> PatchAsync(object patch, string symbol = Btc) =>
        Session.ControlAsync("PATCH", $"/exchanges/weex/contracts/{symbol}", patch);

    public Task<JsonNode> AdvanceAsync(TimeSpan by) => Session.Venue.AdvanceAsync(by);

    /// <summary>Bob sells and Ada buys so much at a price; both open positions.</summary>
    public async Task<string> TradeAsync(string quantity, string price)
    {
        await Bob.DoneAsync("SELL", "SHORT", quantity, price);
        return await Ada.DoneAsync("BUY", "LONG", quantity, price);
    }

    public async Task SettleAsync() => Assert.True((bool)(await Session.ControlAsync("GET", "/checks"))["ok"]!);

    public static async Task CreditAsync(Session session, long user, string amount) =>
        await session.ControlAsync(
            "POST",
            "/exchanges/weex/credit",
            new
            {
                user,
                asset = "USDT",
                amount,
                wallet = "contract",
            }
        );

    public static async Task<ContractTrader> NewTraderAsync(Session session, string name, string amount = "10000")
    {
        var user = await session.NewUserAsync(new { name });
        await CreditAsync(session, user, amount);
        return new ContractTrader(session, await session.NewKeyAsync(user), user);
    }

    public ValueTask DisposeAsync() => Session.DisposeAsync();
}

/// <summary>One of the people, with a key.</summary>
internal sealed class ContractTrader(Session session, ClientCredentials credentials, long user)
{
    private int _orders;

    public long User => user;

    public Task<Reply> SendAsync(string method, string path, string body = "") =>
        session.SendAsync(session.Venue.Sign("weex", credentials, method, "/capi/v3/" + path, body));

    public Task<Reply> GetAsync(string path) => SendAsync("GET", path);

    public Task<Reply> DeleteAsync(string path, string body = "") => SendAsync("DELETE", path, body);

    public Task<Reply> PostAsync(string path, object body) => SendAsync("POST", path, JsonSerializer.Serialize(body));

    /// <summary>What is asked for is answered with success.</summary>
    public async Task<JsonNode> ReadAsync(string path)
    {
        var reply = await GetAsync(path);
        Assert.True(reply.Raw.IsSuccessStatusCode, $"{path}: {reply.Text}");
        return reply.Json;
    }

    /// <summary>The same as text, and what of it no test can know in advance blotted out.</summary>
    public async Task<string> TextAsync(string path)
    {
        var reply = await GetAsync(path);
        Assert.True(reply.Raw.IsSuccessStatusCode, $"{path}: {reply.Text}");
        return reply.Text;
    }

    /// <summary>A limit order, or without a price a market order.</summary>
    public Task<Reply> OrderAsync(string side, string positionSide, string quantity, string? price = null, object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        body["symbol"] ??= ContractScene.Btc;
        body["side"] = side;
        body["positionSide"] = positionSide;
        body["type"] ??= price is null ? "MARKET" : "LIMIT";
        body["quantity"] = quantity;
        if (price is not null)
            body["price"] = price;
        body["newClientOrderId"] ??= $"u{user}-{++_orders}";
        return SendAsync("POST", "order", body.ToJsonString());
    }

    /// <summary>An order that is accepted, and its number.</summary>
    public async Task<string> DoneAsync(string side, string positionSide, string quantity, string? price = null, object? more = null)
    {
        var reply = await OrderAsync(side, positionSide, quantity, price, more);
        Assert.True(reply.Raw.IsSuccessStatusCode && (bool)reply.Json["success"]!, reply.Text);
        return (string)reply.Json["orderId"]!;
    }

    /// <summary>The number of the one open position of a side.</summary>
    public async Task<long> PositionAsync(string side) =>
        (long)(await ReadAsync("account/position/allPosition")).AsArray().Single(one => (string)one!["side"]! == side)!["id"]!;
}
