using Kontor.Conformance.BitMart.Futures;
using Kontor.Conformance.Harness;
using Kontor.Conformance.Weex;
using ClientCredentials = Kontor.Gate.ClientCredentials;
using Reply = Kontor.Conformance.Harness.Reply;

namespace Kontor.Conformance.ValueScan;

/// <summary>
/// A venue with a clock that stands still, where nobody trades but two people, by the houses' own interfaces: one waits in the book, the other
/// comes and takes. It is 03:04:05 in the beginning, so that the first instant of the grid comes in less than a minute.
/// </summary>
internal sealed class MarketScene : IAsyncDisposable
{
    public const long StartMs = 1_767_323_045_000;
    public const long GridMs = 1_767_323_100_000;
    public const long MinuteMs = 60_000;

    /// <summary>All time ranges, in their order, with their numbers.</summary>
    public const string Ranges =
        "m5 5,m15 15,m30 30,H1 101,H2 102,H4 104,H8 108,H12 112,H24 124,D1 201,D3 203,D7 207,D15 215,D30 230,D60 260,D90 290";

    private readonly Dictionary<(string Dialect, long User), ClientCredentials> _keys = [];
    private long _maker;
    private long _taker;

    private MarketScene(Session session) => Session = session;

    public Session Session { get; private set; }

    public static async Task<MarketScene> OpenAsync(string? directory = null, int limitsFactor = 0)
    {
        var scene = new MarketScene(await StartAsync(directory, limitsFactor));
        scene._maker = await scene.NewTraderAsync();
        scene._taker = await scene.NewTraderAsync();
        foreach (var house in (string[])["bitmart", "weex"])
            await scene.Session.ControlAsync("POST", $"/exchanges/{house}/contracts/BTCUSDT/index", new { price = "60000" });
        return scene;
    }

    /// <summary>Closes the venue and opens it again where it left its data. Those who trade stay who they are.</summary>
    public async Task RestartAsync(string directory)
    {
        await Session.DisposeAsync();
        Session = await StartAsync(directory);
    }

    /// <summary>A trade of BTC at BitMart.</summary>
    /// <param name="side">What whoever took did.</param>
    public async Task BitMartAsync(string side, string size, string price)
    {
        await PlaceAsync(_maker, side == "buy" ? "sell" : "buy");
        await PlaceAsync(_taker, side);

        async Task PlaceAsync(long user, string own)
        {
            var order = $$"""{"symbol":"BTC_USDT","side":"{{own}}","type":"limit","size":"{{size}}","price":"{{price}}"}""";
            var reply = await SendAsync("bitmart", user, "/spot/v2/submit_order", order);
            Assert.Equal("1000", reply.Code);
        }
    }

    /// <summary>A trade of BTC at WEEX.</summary>
    public async Task WeexAsync(string side, string size, string price)
    {
        await PlaceAsync(_maker, side == "BUY" ? "SELL" : "BUY");
        await PlaceAsync(_taker, side);

        async Task PlaceAsync(long user, string own)
        {
            var order = $$"""{"symbol":"BTCUSDT","side":"{{own}}","type":"LIMIT","quantity":"{{size}}","price":"{{price}}"}""";
            var reply = await SendAsync("weex", user, "/api/v3/order", order);
            Assert.True(reply.Raw.IsSuccessStatusCode, reply.Text);
        }
    }

    /// <summary>A trade of so many contracts of a thousandth of a BTC at BitMart. Whoever takes goes long.</summary>
    public async Task BitMartContractAsync(int contracts, string price)
    {
        await new FuturesTrader(Session, _keys[("bitmart", _maker)], _maker).DoneAsync(4, contracts, price);
        await new FuturesTrader(Session, _keys[("bitmart", _taker)], _taker).DoneAsync(1, contracts, price);
    }

    /// <summary>A trade of so much BTC by contract at WEEX. Whoever takes goes short.</summary>
    public async Task WeexContractAsync(string quantity, string price)
    {
        await new ContractTrader(Session, _keys[("weex", _maker)], _maker).DoneAsync("BUY", "LONG", quantity, price);
        await new ContractTrader(Session, _keys[("weex", _taker)], _taker).DoneAsync("SELL", "SHORT", quantity, price);
    }

    /// <summary>
    /// What most tests begin with. Spot 30000 in and 12020.1 out, contracts 6001 in and 2999.5 out; then it is five seconds after the grid.
    /// </summary>
    public async Task TradeEverywhereAsync()
    {
        await BitMartAsync("buy", "0.5", "60000");
        await WeexAsync("SELL", "0.2", "60100.5");
        await BitMartContractAsync(100, "60010");
        await WeexContractAsync("0.05", "59990");
        await AdvanceAsync(MinuteMs);
    }

    /// <summary>
    /// A quiet day, and then somebody pays a fifth more for a whole BTC. It is two minutes before the instant of the grid at which that is told.
    /// </summary>
    public async Task BreakOutAsync()
    {
        await BitMartAsync("buy", "0.1", "60000");
        await AdvanceAsync(24 * 60 * MinuteMs + 8 * MinuteMs + GridMs - StartMs);
        await BitMartAsync("buy", "1", "72000");
    }

    /// <summary>Nine trades in nine minutes, the last one at 60,000. Much was traded at 50,000, 54,000 and 65,000; 208,300 in, 20,400 out.</summary>
    public async Task TradeAtManyPricesAsync()
    {
        foreach (
            var (side, size, price) in new[]
            {
                ("buy", "1", "50000"),
                ("sell", "0.1", "52000"),
                ("buy", "1.5", "54000"),
                ("sell", "0.1", "57000"),
                ("sell", "0.05", "58000"),
                ("buy", "0.1", "63000"),
                ("buy", "1", "65000"),
                ("sell", "0.1", "66000"),
                ("buy", "0.1", "60000"),
            }
        )
        {
            await BitMartAsync(side, size, price);
            await AdvanceAsync(MinuteMs);
        }
    }

    /// <summary>On the second day Ann gets coin from a house and somebody buys, on the third she gives it back and somebody sells. Then it is the fourth.</summary>
    public async Task FollowTrendsAsync()
    {
        static object Gift(string address) =>
            new
            {
                address,
                contract = "",
                symbol = "BTC",
                decimals = 18,
                amount = "200000",
            };
        await Session.ControlAsync(
            "POST",
            "/chains",
            new
            {
                name = "gold",
                chainId = 78,
                fullName = "Gold",
                nativeSymbol = "BTC",
                allocations = new[] { Gift(Lab.Ann), Gift(Lab.Desk) },
            }
        );
        await Session.ControlAsync("PUT", $"/chains/gold/labels/{Lab.Desk}", new { entity = "Desk", category = "exchange" });
        await AdvanceAsync(1_440 * MinuteMs);
        await PayAsync(Lab.Desk, Lab.Ann);
        await BitMartAsync("buy", "0.1", "60000");
        await AdvanceAsync(1_440 * MinuteMs);
        await PayAsync(Lab.Ann, Lab.Desk);
        await BitMartAsync("sell", "0.1", "60000");
        await AdvanceAsync(1_440 * MinuteMs);

        async Task PayAsync(string from, string to)
        {
            var value = "100000" + new string('0', 18);
            await Session.ControlAsync(
                "POST",
                "/chains/gold/transactions",
                new
                {
                    from,
                    to,
                    value,
                }
            );
            await Session.ControlAsync("POST", "/chains/gold/mine", new { blocks = 1 });
        }
    }

    public Task AdvanceAsync(long ms) => Session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds(ms));

    /// <summary>What an interface answers.</summary>
    public Task<Reply> AskAsync(string path, string body) => Session.SendAsync("POST", "/api/open/v1/" + path, body);

    /// <summary>The value of <c>data</c>, to the letter, in an envelope that is whole.</summary>
    public async Task<string> DataAsync(string path, string body)
    {
        var reply = (await AskAsync(path, body)).Succeeded();
        const string begin = """{"code":200,"message":"success","data":""";
        var end = $$""","requestId":"{{reply.RequestId()}}"}""";
        Assert.StartsWith(begin, reply.Text, StringComparison.Ordinal);
        Assert.EndsWith(end, reply.Text, StringComparison.Ordinal);
        return reply.Text[begin.Length..^end.Length];
    }

    /// <summary>The same row for every time range, with its own name and number in front.</summary>
    public static string Rows(string rest) =>
        string.Join(
            ',',
            Ranges
                .Split(',')
                .Select(range => range.Split(' '))
                .Select(range => $"{{'timeRange':'{range[0]}','timeParticleEnum':{range[1]},{rest}}}")
        );

    /// <summary>Bodies stand in tests with the other quotes, so that they can be read.</summary>
    public static string Json(string text) => text.Replace('\'', '"');

    public async ValueTask DisposeAsync()
    {
        Assert.True((await Session.ControlAsync("GET", "/checks"))["ok"]!.GetValue<bool>());
        await Session.DisposeAsync();
    }

    private static Task<Session> StartAsync(string? directory, int limitsFactor = 0) =>
        Session.StartAsync(
            "valuescan",
            options => options with { DataDirectory = directory, Gate = options.Gate with { LimitsFactor = limitsFactor } }
        );

    private async Task<Reply> SendAsync(string dialect, long user, string target, string body) =>
        await Session.SendAsync(Session.Venue.Sign(dialect, _keys[(dialect, user)], "POST", target, body));

    private async Task<long> NewTraderAsync()
    {
        var user = await Session.NewUserAsync();
        foreach (var house in (string[])["bitmart", "weex"])
        {
            foreach (
                var (asset, amount, wallet) in new[]
                {
                    ("BTC", "100", "spot"),
                    ("USDT", "1000000", "spot"),
                    ("USDT", "1000000", "contract"),
                }
            )
                await Session.ControlAsync(
                    "POST",
                    $"/exchanges/{house}/credit",
                    new
                    {
                        user,
                        asset,
                        amount,
                        wallet,
                    }
                );
            var made = await Session.ControlAsync("POST", "/keys", new { dialect = house, user });
            string Text(string name) => made[name]?.GetValue<string>() ?? "";
            _keys[(house, user)] = new ClientCredentials(
                made["key"]!["key"]!.GetValue<string>(),
                Text("secret"),
                made["key"]!["memo"]!.GetValue<string>(),
                Text("passphrase")
            );
        }
        return user;
    }
}
