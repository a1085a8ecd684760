using System.Text.Json;
using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using ClientCredentials = Kontor.Gate.ClientCredentials;

namespace Kontor.Conformance.BitMart;

/// <summary>
/// A day of two people, told over HTTP: Ada (the demo user) and Bob trade spot and contracts, borrow, and send money away. Every balance at its
/// end is worked out here by hand.
/// </summary>
public sealed class DayOfTradingTests
{
    [Fact]
    public async Task Every_balance_at_the_end_of_the_day_is_what_its_trades_made_of_it()
    {
        await using var session = await Funds.StartAsync();
        var day = await Day.BeginAsync(session);
        await day.LiveAsync();

        // Ada bought 0.4 at 50,000 and sold 0.1 at 49,900, each for 0.1 %; 20 contracts of 0.001 from 50,000 to 51,000 brought 20 and cost
        // 0.06 % twice; an hour of 200 borrowed cost 0.008.
        var spot = 100_000m - 20_000 - 20 + 4_990 - 4.99m;
        var contracts = 20 - 0.6m - 0.612m;
        Assert.Equal(Text(spot + contracts - 0.008m), await session.AvailableAsync("bitmart", day.Ada, "spot", "USDT"));
        Assert.Equal(Text(10m + 0.4m - 0.1m), await session.AvailableAsync("bitmart", day.Ada, "spot", "BTC"));
        Assert.Equal(Text(0), await session.AvailableAsync("bitmart", day.Ada, "contract", "USDT"));
        Assert.Equal(Text(0), await session.AvailableAsync("bitmart", day.Ada, "isolatedMargin", "USDT"));
        Assert.Equal(Text(100_000m - 100), await session.AvailableAsync("bitmart", day.Ada, "funding", "USDT"));

        // Bob was on the other side of all of it, and made the market of the contracts for 0.02 %.
        spot = 100_000m + 20_000 - 20 - 4_990 - 4.99m;
        contracts = -20 - 0.2m - 0.204m;
        Assert.Equal(Text(spot + contracts), await session.AvailableAsync("bitmart", day.Bob, "spot", "USDT"));
        Assert.Equal(Text(10m - 0.4m + 0.1m), await session.AvailableAsync("bitmart", day.Bob, "spot", "BTC"));
        await session.ChecksHoldAsync();
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
        await using var session = await Funds.StartAsync();
        var day = await Day.BeginAsync(session);
        await day.LiveAsync();
        return day.Bodies;
    }

    private static string Text(decimal amount) => amount.ToString("0.00000000", System.Globalization.CultureInfo.InvariantCulture);

    private sealed class Day(Session session, ClientCredentials ada, long bob, ClientCredentials bobsKey)
    {
        public long Ada => 1;
        public long Bob => bob;

        /// <summary>Every answer, as it came.</summary>
        public List<string> Bodies { get; } = [];

        public static async Task<Day> BeginAsync(Session session)
        {
            var bob = (await session.ControlAsync("POST", "/users", new { name = "bob" }))["id"]!.GetValue<long>();
            await session.CreditAsync(bob, "spot", "USDT", "100000");
            await session.CreditAsync(bob, "spot", "BTC", "10");
            var key = new
            {
                key = "bobs-key",
                secret = "bobs-secret",
                memo = "desk",
            };
            return new Day(session, session.Credentials, bob, await session.NewKeyAsync(bob, key));
        }

        public async Task LiveAsync()
        {
            await TradeSpotAsync();
            await TradeContractsAsync();
            await BorrowAsync();
            await SendAwayAsync();
            await LookBackAsync();
        }

        private async Task TradeSpotAsync()
        {
            await DoAsync(bobsKey, "/spot/v2/submit_order", Order("sell", "limit", size: "1", price: "50000"));
            await DoAsync(ada, "/spot/v2/submit_order", Order("buy", "limit", size: "0.4", price: "50000"));
            await DoAsync(bobsKey, "/spot/v2/submit_order", Order("buy", "limit", size: "0.5", price: "49900"));
            await AskAsync("/spot/quotation/v3/books?symbol=BTC_USDT");
            await DoAsync(ada, "/spot/v2/submit_order", Order("sell", "market", size: "0.1"));
            await DoAsync(bobsKey, "/spot/v4/query/open-orders", new { symbol = "BTC_USDT" });
            await DoAsync(bobsKey, "/spot/v4/cancel_all", new { symbol = "BTC_USDT" });
            await DoAsync(ada, "/spot/v4/query/trades", new { symbol = "BTC_USDT" });
        }

        private async Task TradeContractsAsync()
        {
            foreach (var who in new[] { ada, bobsKey })
                await MoveAsync(who, "10000", "spot_to_contract");
            await IndexAsync("50000");
            await DoAsync(bobsKey, "/contract/private/submit-order", Contract(side: 4, "limit", "cross", price: "50000"));
            await DoAsync(ada, "/contract/private/submit-order", Contract(side: 1, "market", "isolated"));
            await AskAsync("/contract/private/position?symbol=BTCUSDT");
            await IndexAsync("51000");
            await DoAsync(bobsKey, "/contract/private/submit-order", Contract(side: 2, "limit", "cross", price: "51000"));
            await DoAsync(ada, "/contract/private/submit-order", Contract(side: 3, "market", "isolated"));
            await AskAsync("/contract/private/assets-detail");
            await AskAsync("/contract/private/trades?symbol=BTCUSDT");
            await MoveAsync(ada, "10018.788", "contract_to_spot");
            await MoveAsync(bobsKey, "9979.596", "contract_to_spot");
        }

        private async Task BorrowAsync()
        {
            await DoAsync(ada, "/spot/v1/margin/isolated/transfer", Margin("1000", side: "in"));
            await DoAsync(ada, "/spot/v1/margin/isolated/borrow", Margin("200"));
            await AskAsync("/spot/v1/margin/isolated/account?symbol=BTC_USDT");
            await DoAsync(ada, "/spot/v1/margin/isolated/repay", Margin("200.008"));
            await AskAsync("/spot/v1/margin/isolated/repay_record?symbol=BTC_USDT");
            await DoAsync(ada, "/spot/v1/margin/isolated/transfer", Margin("999.992", side: "out"));
        }

        private async Task SendAwayAsync()
        {
            var list = JsonNode.Parse(await AskAsync("/account/v1/withdraw/address/list"))!["data"]!["list"]!.AsArray();
            var saved = list.Single(one => (string)one!["currency"]! == "USDT" && (string)one["network"]! == "TRC20")!;
            var away = new
            {
                currency = "USDT-TRC20",
                amount = "100",
                destination = "To Digital Address",
                address = (string)saved["address"]!,
            };
            var id = (string)JsonNode.Parse(await DoAsync(ada, "/account/v1/withdraw/apply", away))!["data"]!["withdraw_id"]!;
            await session.Venue.AdvanceAsync(TimeSpan.FromMinutes(5));
            var record = JsonNode.Parse(await AskAsync($"/account/v1/deposit-withdraw/detail?id={id}"))!["data"]!["record"]!;
            Assert.Equal((3, "99", "1"), ((int)record["status"]!, Whole(record["arrival_amount"]!), Whole(record["fee"]!)));
        }

        private async Task LookBackAsync()
        {
            foreach (
                var path in (string[])
                    [
                        "/spot/quotation/v3/ticker?symbol=BTC_USDT",
                        "/spot/quotation/v3/trades?symbol=BTC_USDT",
                        "/spot/quotation/v3/klines?symbol=BTC_USDT&step=60",
                        "/contract/public/details",
                        "/contract/public/depth?symbol=BTCUSDT",
                        "/contract/public/market-trade?symbol=BTCUSDT",
                        "/contract/private/transaction-history",
                        "/contract/private/order-history?symbol=BTCUSDT",
                        "/spot/v1/wallet",
                        "/account/v1/wallet",
                        "/account/v1/currencies",
                        "/account/v2/deposit-withdraw/history?operation_type=withdraw&N=10",
                        "/spot/v1/user_fee",
                    ]
            )
                await AskAsync(path);
            await DoAsync(ada, "/spot/v4/query/history-orders", new { symbol = "BTC_USDT" });
            await DoAsync(ada, "/account/v1/transfer-contract-list", new { page = 1, limit = 10 });
            // Refusals are answers too.
            await SendAsync("POST", "/spot/v2/submit_order", Order("buy", "limit", size: "100", price: "50000"));
            await SendAsync("GET", "/spot/quotation/v3/ticker?symbol=NOPE_USDT", "");
        }

        private static object Order(string side, string type, string? size = null, string? price = null) =>
            new
            {
                symbol = "BTC_USDT",
                side,
                type,
                size,
                price,
            };

        private static object Contract(int side, string type, string margin, string? price = null) =>
            new
            {
                symbol = "BTCUSDT",
                side,
                type,
                mode = 1,
                size = 20,
                price,
                leverage = "10",
                open_type = margin,
            };

        private static object Margin(string amount, string? side = null) =>
            new
            {
                symbol = "BTC_USDT",
                currency = "USDT",
                amount,
                side,
            };

        private Task MoveAsync(ClientCredentials who, string amount, string type) =>
            DoAsync(
                who,
                "/account/v1/transfer-contract",
                new
                {
                    currency = "USDT",
                    amount,
                    type,
                }
            );

        private Task IndexAsync(string price) => session.ControlAsync("POST", "/exchanges/bitmart/contracts/BTCUSDT/index", new { price });

        private async Task<string> DoAsync(ClientCredentials who, string path, object body)
        {
            session.Credentials = who;
            var reply = await SendAsync("POST", path, body);
            session.Credentials = ada;
            Assert.True(reply.Code == "1000", $"{path}: {reply.Text}");
            return reply.Text;
        }

        private async Task<string> AskAsync(string target)
        {
            var reply = await SendAsync("GET", target, "");
            Assert.True(reply.Code == "1000", $"{target}: {reply.Text}");
            return reply.Text;
        }

        private async Task<Reply> SendAsync(string method, string target, object body)
        {
            var reply = await session.SendAsync(method, target, body as string ?? JsonSerializer.Serialize(body, s_sparse));
            Bodies.Add(reply.Text);
            return reply;
        }

        private static string Whole(JsonNode amount) =>
            decimal.Parse((string)amount!, System.Globalization.CultureInfo.InvariantCulture).ToString("0.####");

        private static readonly JsonSerializerOptions s_sparse = new()
        {
            DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        };
    }
}
