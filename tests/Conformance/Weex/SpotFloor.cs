using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using ClientCredentials = Kontor.Gate.ClientCredentials;

namespace Kontor.Conformance.Weex;

/// <summary>
/// A quiet house with two clients in it: the demo user, who is Ada here, and Bob. Time stands still at <see cref="StartMs"/> and nobody
/// counts calls, unless a test wants it otherwise.
/// </summary>
internal sealed class SpotFloor : IAsyncDisposable
{
    public const long StartMs = 1_767_323_045_000;

    /// <summary>Numbers of orders and trades have eighteen digits; the first of each ends with 1.</summary>
    public const long Orders = 610_000_000_000_000_000;
    public const long Trades = 620_000_000_000_000_000;

    private SpotFloor(Session session, long bobsNumber, ClientCredentials bob) =>
        (Session, Ada, BobsNumber, Bob) = (session, session.Credentials, bobsNumber, bob);

    public Session Session { get; }
    public ClientCredentials Ada { get; }
    public long BobsNumber { get; }
    public ClientCredentials Bob { get; }

    public static async Task<SpotFloor> OpenAsync(bool hasLimits = false)
    {
        var session = await Session.StartAsync(
            "weex",
            options => options with { QuietMarket = true, Gate = options.Gate with { LimitsFactor = hasLimits ? 1 : 0 } }
        );
        var user = await session.NewUserAsync(new { name = "bob" });
        foreach (var (asset, amount) in new[] { ("USDT", "100000"), ("BTC", "10") })
            await session.ControlAsync(
                "POST",
                "/exchanges/weex/credit",
                new
                {
                    user,
                    asset,
                    amount,
                }
            );
        return new SpotFloor(session, user, await session.NewKeyAsync(user));
    }

    /// <summary>By Ada.</summary>
    public Task<Reply> SendAsync(string method, string target, string body = "") => SendAsync(Ada, method, target, body);

    public async Task<Reply> SendAsync(ClientCredentials who, string method, string target, string body = "")
    {
        Session.Credentials = who;
        var reply = await Session.SendAsync(method, target, body);
        Session.Credentials = Ada;
        return reply;
    }

    /// <summary>Ada's question, answered.</summary>
    public async Task<string> GetAsync(string target) => (await SendAsync("GET", target)).Good().Text;

    /// <summary>Nobody's question about what everybody sees, answered.</summary>
    public async Task<string> LookAsync(string target) => (await Session.SendBareAsync("GET", target)).Good().Text;

    public Task<Reply> PlaceAsync(ClientCredentials who, string order) => SendAsync(who, "POST", "/api/v3/order", order);

    /// <summary>Places a limit order of BTCUSDT and returns its number.</summary>
    public async Task<long> LimitAsync(ClientCredentials who, string side, string quantity, string price, string more = "")
    {
        var order = $$"""{"symbol":"BTCUSDT","side":"{{side}}","type":"LIMIT","quantity":"{{quantity}}","price":"{{price}}"{{more}}}""";
        return (await PlaceAsync(who, order)).Good().Json["orderId"]!.GetValue<long>();
    }

    public async Task<long> MarketAsync(ClientCredentials who, string side, string quantity)
    {
        var order = $$"""{"symbol":"BTCUSDT","side":"{{side}}","type":"MARKET","quantity":"{{quantity}}"}""";
        return (await PlaceAsync(who, order)).Good().Json["orderId"]!.GetValue<long>();
    }

    /// <summary>Has the two of them trade so much, Bob selling what Ada comes to buy.</summary>
    public async Task TradeAsync(string quantity, string price)
    {
        await LimitAsync(Bob, "SELL", quantity, price);
        await LimitAsync(Ada, "BUY", quantity, price);
    }

    public async Task<JsonNode> OrderAsync(long orderId) => JsonNode.Parse(await GetAsync($"/api/v3/order?orderId={orderId}"))!;

    public async Task<string> StatusAsync(long orderId) => (await OrderAsync(orderId))["status"]!.GetValue<string>();

    public Task AdvanceAsync(int seconds) => Session.Venue.AdvanceAsync(TimeSpan.FromSeconds(seconds));

    public Task PatchMarketAsync(string symbol, object patch) => Session.ControlAsync("PATCH", $"/exchanges/weex/markets/{symbol}", patch);

    public async ValueTask DisposeAsync()
    {
        Assert.True((await Session.ControlAsync("GET", "/checks"))["ok"]!.GetValue<bool>());
        await Session.DisposeAsync();
    }
}

internal static class SpotReplies
{
    /// <summary>Asserts that a call was carried out. No success says anything in <c>msg</c>.</summary>
    public static Reply Good(this Reply reply)
    {
        Assert.True(reply.Raw.IsSuccessStatusCode, reply.Text);
        Assert.False(reply.Json is JsonObject answer && answer.ContainsKey("msg"));
        return reply;
    }

    /// <summary>Asserts that a call was refused with a row of the table, but in words of its own.</summary>
    public static Reply Says(this Reply reply, Kontor.Catalog.ErrorRow row, string message, int status = 400)
    {
        Assert.Equal((row.Code, status, message), (reply.Code, (int)reply.Status, reply.Json["msg"]!.GetValue<string>()));
        return reply;
    }
}
