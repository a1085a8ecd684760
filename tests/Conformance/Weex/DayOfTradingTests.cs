using System.Globalization;
using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using ClientCredentials = Kontor.Gate.ClientCredentials;

namespace Kontor.Conformance.Weex;

/// <summary>
/// A day of two people, told over HTTP: Ada (the demo user) and Bob trade spot and contracts. Every balance at its end is worked out here by hand.
/// </summary>
public sealed class DayOfTradingTests
{
    [Fact]
    public async Task Every_balance_at_the_end_of_the_day_is_what_its_trades_made_of_it()
    {
        await using var session = await Session.StartAsync("weex", options => options with { QuietMarket = true });
        var day = await Day.BeginAsync(session);
        await day.LiveAsync();

        // Ada bought 0.4 at 50,000 and sold 0.1 at 49,900, each time for a thousandth of what she received; 0.02 of the contract from 50,000 to
        // 51,000 brought 20 and cost 0.06 % twice; a funding round fell between nobody's positions.
        Assert.Equal(10m + 0.4m - 0.0004m - 0.1m, await day.BalanceAsync(day.Ada, "spot", "BTC"));
        Assert.Equal(90_000m - 20_000 + 4_990 - 4.99m, await day.BalanceAsync(day.Ada, "spot", "USDT"));
        Assert.Equal(10_000m + 20 - 0.6m - 0.612m, await day.BalanceAsync(day.Ada, "contract", "USDT"));

        // Bob was on the other side of all of it, and made the market of the contracts for 0.02 %.
        Assert.Equal(10m - 0.4m + 0.1m - 0.0001m, await day.BalanceAsync(day.Bob, "spot", "BTC"));
        Assert.Equal(90_000m + 20_000 - 20 - 4_990, await day.BalanceAsync(day.Bob, "spot", "USDT"));
        Assert.Equal(10_000m - 20 - 0.2m - 0.204m, await day.BalanceAsync(day.Bob, "contract", "USDT"));
        Assert.True((await session.ControlAsync("GET", "/checks"))["ok"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_same_seed_and_the_same_requests_give_the_same_bytes_twice()
    {
        var (first, second) = (await LiveOnceAsync(), await LiveOnceAsync());
        Assert.True(first.Count > 40);
        Assert.Equal(first, second);
    }

    private static async Task<List<string>> LiveOnceAsync()
    {
        await using var session = await Session.StartAsync("weex", options => options with { QuietMarket = true });
        var day = await Day.BeginAsync(session);
        await day.LiveAsync();
        return day.Bodies;
    }

    private sealed class Day(Session session, ClientCredentials ada, long bob, ClientCredentials bobsKey)
    {
        public long Ada => 1;
        public long Bob => bob;

        /// <summary>Every answer, as it came.</summary>
        public List<string> Bodies { get; } = [];

        public static async Task<Day> BeginAsync(Session session)
        {
            var bob = await session.NewUserAsync(new { name = "bob" });
            await CreditAsync("USDT", "100000");
            await CreditAsync("BTC", "10");
            var key = await session.NewKeyAsync(
                bob,
                new
                {
                    key = "bobs-key",
                    secret = "bobs-secret",
                    passphrase = "bobs",
                }
            );
            return new Day(session, session.Credentials, bob, key);

            Task CreditAsync(string asset, string amount) =>
                session.ControlAsync(
                    "POST",
                    "/exchanges/weex/credit",
                    new
                    {
                        user = bob,
                        asset,
                        amount,
                        wallet = "spot",
                    }
                );
        }

        public async Task LiveAsync()
        {
            await TradeSpotAsync();
            await TradeContractsAsync();
            await LookBackAsync();
        }

        public async Task<decimal> BalanceAsync(long user, string wallet, string asset) =>
            (await session.ControlAsync("GET", $"/exchanges/weex/balances?user={user}"))
                .AsArray()
                .Where(line => (string)line!["wallet"]! == wallet && (string)line["asset"]! == asset)
                .Sum(line => Number(line!["available"]!) + Number(line["frozen"]!));

        private async Task TradeSpotAsync()
        {
            await SpotAsync(bobsKey, "SELL", "LIMIT", "1", "50000");
            await SpotAsync(ada, "BUY", "LIMIT", "0.4", "50000");
            await SpotAsync(bobsKey, "BUY", "LIMIT", "0.5", "49900");
            await AskAsync(ada, "GET", "/api/v3/market/depth?symbol=BTCUSDT");
            await SpotAsync(ada, "SELL", "MARKET", "0.1");
            await AskAsync(bobsKey, "GET", "/api/v3/openOrders?symbol=BTCUSDT");
            await AskAsync(bobsKey, "DELETE", "/api/v3/openOrders?symbol=BTCUSDT");
            await AskAsync(ada, "GET", "/api/v3/myTrades?symbol=BTCUSDT");
        }

        private async Task TradeContractsAsync()
        {
            foreach (var user in new[] { Ada, Bob })
                await session.ControlAsync(
                    "POST",
                    "/exchanges/weex/transfer",
                    new
                    {
                        user,
                        asset = "USDT",
                        amount = "10000",
                        from = "spot",
                        to = "contract",
                    }
                );
            await IndexAsync("50000");
            await ContractAsync(bobsKey, "SELL", "SHORT", "LIMIT", "50000");
            await ContractAsync(ada, "BUY", "LONG", "MARKET");
            await AskAsync(ada, "GET", "/capi/v3/account/position/allPosition");
            await IndexAsync("51000");
            await ContractAsync(bobsKey, "BUY", "SHORT", "LIMIT", "51000");
            await ContractAsync(ada, "SELL", "LONG", "MARKET");
            await AskAsync(ada, "GET", "/capi/v3/account/balance");
            await AskAsync(ada, "GET", "/capi/v3/userTrades?symbol=BTCUSDT");
        }

        private async Task LookBackAsync()
        {
            foreach (
                var path in (string[])
                    [
                        "/api/v3/exchangeInfo",
                        "/api/v3/coins",
                        "/api/v3/market/ticker/24hr?symbol=BTCUSDT",
                        "/api/v3/market/ticker/bookTicker",
                        "/api/v3/market/trades?symbol=BTCUSDT",
                        "/api/v3/market/klines?symbol=BTCUSDT&interval=1m",
                        "/api/v3/account/",
                        "/api/v3/allOrders?symbol=BTCUSDT",
                        "/api/v3/account/transferRecords",
                        "/capi/v3/market/exchangeInfo",
                        "/capi/v3/market/depth?symbol=BTCUSDT",
                        "/capi/v3/market/ticker/24hr",
                        "/capi/v3/market/trades?symbol=BTCUSDT",
                        "/capi/v3/market/klines?symbol=BTCUSDT&interval=1m",
                        "/capi/v3/market/premiumIndex",
                        "/capi/v3/market/openInterest?symbol=BTCUSDT",
                        "/capi/v3/account/accountConfig",
                        "/capi/v3/account/symbolConfig",
                        "/capi/v3/account/position/allPosition",
                        "/capi/v3/order/history",
                        "/capi/v3/openOrders",
                        "/capi/v3/sim/balance",
                    ]
            )
                await AskAsync(ada, "GET", path);
            await AskAsync(ada, "POST", "/api/v3/account/bills", new JsonObject { ["limit"] = 100 });
            await AskAsync(ada, "POST", "/capi/v3/account/income", new JsonObject { ["limit"] = 100 });
            // Refusals are answers too.
            await SendAsync(ada, "POST", "/api/v3/order", Spot("BUY", "LIMIT", "100", "50000"));
            await SendAsync(ada, "GET", "/api/v3/market/depth?symbol=NOPEUSDT");
            await SendAsync(ada, "GET", "/api/v3/nope");
        }

        private Task SpotAsync(ClientCredentials who, string side, string type, string quantity, string? price = null) =>
            AskAsync(who, "POST", "/api/v3/order", Spot(side, type, quantity, price));

        private static JsonObject Spot(string side, string type, string quantity, string? price)
        {
            var order = new JsonObject
            {
                ["symbol"] = "BTCUSDT",
                ["side"] = side,
                ["type"] = type,
                ["quantity"] = quantity,
            };
            if (price is not null)
                order["price"] = price;
            return order;
        }

        private async Task ContractAsync(ClientCredentials who, string side, string positionSide, string type, string? price = null)
        {
            var order = Spot(side, type, "0.02", price);
            order["positionSide"] = positionSide;
            order["newClientOrderId"] = $"day-{Bodies.Count}";
            if (price is not null)
                order["timeInForce"] = "GTC";
            var placed = JsonNode.Parse(await AskAsync(who, "POST", "/capi/v3/order", order))!;
            Assert.True(placed["success"]!.GetValue<bool>(), placed.ToJsonString());
        }

        private Task IndexAsync(string price) => session.ControlAsync("POST", "/exchanges/weex/contracts/BTCUSDT/index", new { price });

        private async Task<string> AskAsync(ClientCredentials who, string method, string target, JsonObject? body = null)
        {
            var reply = await SendAsync(who, method, target, body);
            Assert.True(reply.Raw.IsSuccessStatusCode, $"{method} {target}: {reply.Text}");
            return reply.Text;
        }

        private async Task<Reply> SendAsync(ClientCredentials who, string method, string target, JsonObject? body = null)
        {
            session.Credentials = who;
            var reply = await session.SendAsync(method, target, body?.ToJsonString() ?? "");
            session.Credentials = ada;
            Bodies.Add(reply.Text);
            return reply;
        }

        private static decimal Number(JsonNode text) => decimal.Parse((string)text!, CultureInfo.InvariantCulture);
    }
}
