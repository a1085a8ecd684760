using System.Text.Json;
using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;
using ClientCredentials = Kontor.Gate.ClientCredentials;

namespace Kontor.Conformance.BitMart;

/// <summary>
/// A quiet house with two clients in it: the demo user, who is Ada here, and Bob. Time stands still at <see cref="StartMs"/> and nobody
/// counts calls, unless a test wants it otherwise.
/// </summary>
internal sealed class SpotFloor : IAsyncDisposable
{
    public const long StartMs = 1_767_323_045_000;

    private SpotFloor(Session session, ClientCredentials bob) => (Session, Ada, Bob) = (session, session.Credentials, bob);

    public Session Session { get; }
    public ClientCredentials Ada { get; }
    public ClientCredentials Bob { get; }

    public static async Task<SpotFloor> OpenAsync(bool hasLimits = false)
    {
        var session = await Session.StartAsync(
            "bitmart",
            options => options with { Gate = options.Gate with { LimitsFactor = hasLimits ? 1 : 0 } }
        );
        var user = await session.NewUserAsync();
        foreach (var (asset, amount) in new[] { ("USDT", "100000"), ("BTC", "10") })
            await session.ControlAsync(
                "POST",
                "/exchanges/bitmart/credit",
                new
                {
                    user,
                    asset,
                    amount,
                }
            );
        return new SpotFloor(session, await session.NewKeyAsync(user));
    }

    public Task<Reply> PostAsync(string path, object body) => PostAsync(Ada, path, body);

    public Task<Reply> PostAsync(ClientCredentials who, string path, object body)
    {
        Session.Credentials = who;
        return Session.SendAsync("POST", path, body as string ?? JsonSerializer.Serialize(body));
    }

    public Task<Reply> GetAsync(string target)
    {
        Session.Credentials = Ada;
        return Session.SendAsync("GET", target);
    }

    /// <summary>Places an order of BTC_USDT and returns its number.</summary>
    public async Task<string> PlaceAsync(ClientCredentials who, object order)
    {
        var body = JsonSerializer.SerializeToNode(order)!.AsObject();
        body["symbol"] = "BTC_USDT";
        var reply = (await PostAsync(who, "/spot/v2/submit_order", body.ToJsonString())).Good();
        return reply.Json["data"]!["order_id"]!.GetValue<string>();
    }

    public Task<string> LimitAsync(ClientCredentials who, string side, string size, string price, string type = "limit") =>
        PlaceAsync(
            who,
            new
            {
                side,
                type,
                size,
                price,
            }
        );

    /// <summary>Has the two of them trade so much, Bob selling what Ada buys.</summary>
    public async Task TradeAsync(string size, string price)
    {
        await LimitAsync(Bob, "sell", size, price);
        await LimitAsync(Ada, "buy", size, price);
    }

    public async Task<string> OrderAsync(string orderId) => Data((await PostAsync("/spot/v4/query/order", new { orderId })).Good());

    public Task AdvanceAsync(int seconds) => Session.Venue.AdvanceAsync(TimeSpan.FromSeconds(seconds));

    public Task MarketAsync(string symbol, object patch) => Session.ControlAsync("PATCH", $"/exchanges/bitmart/markets/{symbol}", patch);

    /// <summary>What stands in the envelope, to the letter.</summary>
    public static string Data(Reply reply) => reply.Text[(reply.Text.IndexOf("\"data\":", StringComparison.Ordinal) + 7)..^1];

    public async ValueTask DisposeAsync()
    {
        Assert.True((await Session.ControlAsync("GET", "/checks"))["ok"]!.GetValue<bool>());
        await Session.DisposeAsync();
    }
}

internal static class SpotReplies
{
    /// <summary>Asserts that a call was carried out. The newer generation says so in another word than the table.</summary>
    public static Reply Good(this Reply reply)
    {
        Assert.Equal(("1000", 200), (reply.Code, (int)reply.Status));
        Assert.Contains(reply.Json["message"]!.GetValue<string>(), (string[])["OK", "success"]);
        return reply;
    }
}
