using System.Globalization;
using System.Text.Json.Nodes;
using Kontor.Gate;
using Kontor.Testing;

namespace Kontor.Conformance.House;

/// <summary>One program, two exchanges, one world: what is bought at one is sent to the other and sold there, and every sum comes out.</summary>
public sealed class CrossExchangeTests
{
    private const decimal SatoshiDecimals = 100_000_000m;

    [Fact]
    public async Task Bitcoin_bought_at_weex_is_sent_to_bitmart_and_sold_and_every_sum_reconciles()
    {
        await using var venue = await Venue.StartAsync(options => options with { QuietMarket = true });
        var trader = await Trader.EnterAsync(venue);
        var before = await trader.AllAsync();

        // Bob asks 50,000 at one exchange and bids 50,500 at the other.
        await trader.WeexAsync(trader.Bob, "SELL", "LIMIT", "1", "50000");
        await trader.BitMartAsync(trader.Bob, "buy", "1", "50500");

        // Half a bitcoin; the house takes a thousandth of what is received.
        await trader.WeexAsync(trader.Ada, "BUY", "MARKET", "0.5");
        Assert.Equal(10m + 0.4995m, await trader.BalanceAsync("weex", Trader.AdaNumber, "spot", "BTC"));

        var arrived = await trader.SendBitcoinToBitMartAsync(0.4995m);
        Assert.Equal(0.4995m - 0.0003m, arrived);

        // 0.4992 bitcoin for 25,209.60, of which the house takes a thousandth.
        await trader.BitMartAsync(trader.Ada, "sell", "0.4992", "50500");
        var proceeds = 0.4992m * 50_500;
        Assert.Equal(100_000m - 25_000, await trader.BalanceAsync("weex", Trader.AdaNumber, "spot", "USDT"));
        Assert.Equal(100_000m + proceeds - Up(proceeds / 1_000), await trader.BalanceAsync("bitmart", Trader.AdaNumber, "spot", "USDT"));

        // Nothing is lost on the way: what two people no longer have is what two houses took, and not a satoshi more.
        var after = await trader.AllAsync();
        Assert.Equal(0.5m / 1_000 + 0.0003m, before["BTC"] - after["BTC"]);
        Assert.Equal(Up(25_000m / 1_000) + 2 * Up(proceeds / 1_000), before["USDT"] - after["USDT"]);
        Assert.True((await venue.ControlAsync(HttpMethod.Get, "/checks"))["ok"]!.GetValue<bool>());
    }

    private static decimal Up(decimal amount) => Math.Ceiling(amount * SatoshiDecimals) / SatoshiDecimals;

    private sealed record Person(long Number, ClientCredentials Weex, ClientCredentials BitMart);

    private sealed class Trader(Venue venue, Person ada, Person bob)
    {
        public const long AdaNumber = 1;

        public Person Ada => ada;
        public Person Bob => bob;

        public static async Task<Trader> EnterAsync(Venue venue)
        {
            var ada = new Person(AdaNumber, await venue.DemoAsync("weex"), await venue.DemoAsync("bitmart"));
            var number = (await venue.ControlAsync(HttpMethod.Post, "/users", new { name = "bob" }))["id"]!.GetValue<long>();
            foreach (var exchange in new[] { "weex", "bitmart" })
            foreach (var (asset, amount) in new[] { ("USDT", "100000"), ("BTC", "10") })
                await venue.ControlAsync(
                    HttpMethod.Post,
                    $"/exchanges/{exchange}/credit",
                    new
                    {
                        user = number,
                        asset,
                        amount,
                        wallet = "spot",
                    }
                );
            return new Trader(
                venue,
                ada,
                new Person(number, await KeyAsync(venue, number, "weex"), await KeyAsync(venue, number, "bitmart"))
            );
        }

        public Task WeexAsync(Person who, string side, string type, string quantity, string? price = null) =>
            SendAsync(
                "weex",
                who.Weex,
                "/api/v3/order",
                new JsonObject
                {
                    ["symbol"] = "BTCUSDT",
                    ["side"] = side,
                    ["type"] = type,
                    ["quantity"] = quantity,
                    ["price"] = price,
                }
            );

        public Task BitMartAsync(Person who, string side, string size, string price) =>
            SendAsync(
                "bitmart",
                who.BitMart,
                "/spot/v2/submit_order",
                new JsonObject
                {
                    ["symbol"] = "BTC_USDT",
                    ["side"] = side,
                    ["type"] = "limit",
                    ["size"] = size,
                    ["price"] = price,
                }
            );

        /// <summary>By the operator's hand: one of the two contracts neither deposits nor withdraws nor moves between wallets.</summary>
        public async Task<decimal> SendBitcoinToBitMartAsync(decimal amount)
        {
            var network = new { asset = "BTC", network = "BTC" };
            var address = (string)
                (await venue.ControlAsync(HttpMethod.Post, $"/exchanges/bitmart/users/{AdaNumber}/deposit-address", network))["address"]!;
            var before = await BalanceAsync("bitmart", AdaNumber, "funding", "BTC");
            await MoveAsync("weex", "spot", "funding", amount);
            var sent = new
            {
                asset = "BTC",
                network = "BTC",
                address,
                amount = Text(amount),
            };
            await venue.ControlAsync(HttpMethod.Post, $"/exchanges/weex/users/{AdaNumber}/withdrawals", sent);
            await venue.AdvanceAsync(TimeSpan.FromHours(1));
            var arrived = await BalanceAsync("bitmart", AdaNumber, "funding", "BTC") - before;
            await MoveAsync("bitmart", "funding", "spot", arrived);
            return arrived;
        }

        public async Task<decimal> BalanceAsync(string exchange, long user, string wallet, string asset) =>
            (await LinesAsync(exchange, user))
                .Where(line => (string)line!["wallet"]! == wallet && (string)line["asset"]! == asset)
                .Sum(line => Number(line!["available"]!) + Number(line["frozen"]!));

        /// <summary>All that the two have, at both exchanges, by asset.</summary>
        public async Task<Dictionary<string, decimal>> AllAsync()
        {
            var sums = new Dictionary<string, decimal>();
            foreach (var exchange in new[] { "weex", "bitmart" })
            foreach (var person in new[] { ada, bob })
            foreach (var line in await LinesAsync(exchange, person.Number))
            {
                var asset = (string)line!["asset"]!;
                sums[asset] = sums.GetValueOrDefault(asset) + Number(line["available"]!) + Number(line["frozen"]!);
            }

            return sums;
        }

        private Task MoveAsync(string exchange, string from, string to, decimal amount) =>
            venue.ControlAsync(
                HttpMethod.Post,
                $"/exchanges/{exchange}/transfer",
                new
                {
                    user = AdaNumber,
                    asset = "BTC",
                    amount = Text(amount),
                    from,
                    to,
                }
            );

        private async Task<JsonArray> LinesAsync(string exchange, long user) =>
            (await venue.ControlAsync(HttpMethod.Get, $"/exchanges/{exchange}/balances?user={user}")).AsArray();

        private async Task SendAsync(string dialect, ClientCredentials who, string path, JsonObject order)
        {
            foreach (var name in order.Where(field => field.Value is null).Select(field => field.Key).ToList())
                order.Remove(name);
            using var response = await venue.SendAsync(venue.Sign(dialect, who, "POST", path, order.ToJsonString()));
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        }

        private static async Task<ClientCredentials> KeyAsync(Venue venue, long user, string dialect)
        {
            var made = await venue.ControlAsync(HttpMethod.Post, "/keys", new { dialect, user });
            string Of(string name) => made[name]?.GetValue<string>() ?? "";
            return new ClientCredentials((string)made["key"]!["key"]!, Of("secret"), (string)made["key"]!["memo"]!, Of("passphrase"));
        }

        private static decimal Number(JsonNode text) => decimal.Parse((string)text!, CultureInfo.InvariantCulture);

        private static string Text(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);
    }
}
