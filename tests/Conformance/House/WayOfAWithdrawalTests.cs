using System.Globalization;
using System.Text.Json.Nodes;
using Kontor.Gate;
using Kontor.Testing;

namespace Kontor.Conformance.House;

/// <summary>
/// A withdrawal on its way from one exchange over a chain to the other: every dialect is asked about it, in its own words and with its own
/// signature, and all of them speak of the same transaction.
/// </summary>
public sealed class WayOfAWithdrawalTests
{
    private const string Usdt = "0x1e4a5963abfd975d8c9021ce480b42188849d41d";
    private const long Ada = 1;

    [Fact]
    public async Task Every_dialect_follows_the_same_transaction()
    {
        await using var venue = await Venue.StartAsync(options =>
            options with
            {
                QuietMarket = true,
                Gate = options.Gate with { LimitsFactor = 0 },
            }
        );
        var way = await Way.BeginAsync(venue);
        var address = await way.DepositAddressAsync();
        var holdersBefore = await way.HoldersAsync();
        Assert.Equal("", await way.WalletBalanceAsync(address));

        // It is asked for at bitmart, and debited at once.
        var withdrawal = await way.WithdrawAsync(address, "100");
        Assert.Equal(0, (int)(await way.BitMartAsync(withdrawal))["status"]!);
        var before = await way.WeexBillsAsync();

        // Five seconds in the house, three until it is handed over; then it waits for a block of the chain.
        await venue.AdvanceAsync(TimeSpan.FromSeconds(10));
        var record = await way.BitMartAsync(withdrawal);
        var hash = (string)record["tx_id"]!;
        Assert.Equal(2, (int)record["status"]!);

        // The explorer shows it: a call of the token, by the exchange's hot wallet, in a block.
        var transaction = (await way.ExplorerAsync($"transaction/transaction-multi?chainShortName=xlayer&txId={hash}"))[0]!;
        Assert.Equal((Usdt, "success", "0xa9059cbb"), (Text(transaction, "to"), Text(transaction, "state"), Text(transaction, "methodId")));
        var transfer = (
            await way.ExplorerAsync($"address/token-transaction-list?chainShortName=xlayer&protocolType=token_20&address={address}")
        )[0]!["transactionList"]!
            .AsArray()
            .Single()!;
        Assert.Equal(
            (hash, Text(transaction, "from"), "99.9", "USDT"),
            (Text(transfer, "txId"), Text(transfer, "from"), Text(transfer, "amount"), Text(transfer, "symbol"))
        );

        // The wallet API counts it, with the same hash in its history and detail.
        Assert.Equal("99.9", await way.WalletBalanceAsync(address));
        var row = (await way.WalletAsync($"post-transaction/transactions-by-address?address={address}&chains=196"))[0]!["transactionList"]![
            0
        ]!;
        Assert.Equal(
            (hash, "2", "99900000", "success"),
            (Text(row, "txHash"), Text(row, "itype"), Text(row, "amount"), Text(row, "txStatus"))
        );
        var detail = (await way.WalletAsync($"post-transaction/transaction-detail-by-txhash?binanceChainId=196&txHash={hash}"))[0]!;
        Assert.Equal(Text(transaction, "height"), Text(detail, "height"));

        // The analytics have one holder more.
        Assert.Equal(holdersBefore + 1, await way.HoldersAsync());

        // Until it is deep enough nobody has it at weex; then it is a deposit, and the withdrawal is a success.
        Assert.Equal(before, await way.WeexBillsAsync());
        await venue.AdvanceAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(3, (int)(await way.BitMartAsync(withdrawal))["status"]!);
        var bills = await way.WeexBillsAsync();
        Assert.Equal(before.Length + 1, bills.Length);
        Assert.Equal("99.9", bills[0]);
        Assert.True((await venue.ControlAsync(HttpMethod.Get, "/checks"))["ok"]!.GetValue<bool>());
    }

    private static string Text(JsonNode node, string name) => (string)node[name]!;

    /// <summary>Ada's keys in all five dialects, and the questions she asks with them.</summary>
    private sealed class Way(Venue venue, IReadOnlyDictionary<string, ClientCredentials> keys)
    {
        private int _asked;

        public static async Task<Way> BeginAsync(Venue venue)
        {
            var keys = new Dictionary<string, ClientCredentials>();
            foreach (var dialect in (string[])["bitmart", "weex", "xlayer", "binance-wallet", "valuescan"])
                keys.Add(dialect, await venue.DemoAsync(dialect));
            return new Way(venue, keys);
        }

        /// <summary>Hers at weex, and already in her address book at bitmart.</summary>
        public async Task<string> DepositAddressAsync()
        {
            var place = new { asset = "USDT", network = "XLAYER" };
            var given = await venue.ControlAsync(HttpMethod.Post, $"/exchanges/weex/users/{Ada}/deposit-address", place);
            return ((string)given["address"]!).ToLowerInvariant();
        }

        public async Task<string> WithdrawAsync(string address, string amount)
        {
            var book = await SendAsync("bitmart", "GET", "/account/v1/withdraw/address/list");
            var saved = book["data"]!["list"]!.AsArray().Single(entry => Text(entry!, "network") == "XLAYER")!;
            var spelling = Text(saved, "address");
            Assert.Equal(address, spelling.ToLowerInvariant());
            var body = new JsonObject
            {
                ["currency"] = "USDT-XLAYER",
                ["amount"] = amount,
                ["destination"] = "To Digital Address",
                ["address"] = spelling,
            };
            var answer = await SendAsync("bitmart", "POST", "/account/v1/withdraw/apply", body.ToJsonString());
            return (string)answer["data"]!["withdraw_id"]!;
        }

        public async Task<JsonNode> BitMartAsync(string withdrawal) =>
            (await SendAsync("bitmart", "GET", $"/account/v1/deposit-withdraw/detail?id={withdrawal}"))["data"]!["record"]!;

        /// <summary>What came into and went out of her funding wallet, newest first.</summary>
        public async Task<string[]> WeexBillsAsync()
        {
            var answer = await SendAsync("weex", "POST", "/api/v3/account/fundingBills", """{"pageSize":100}""");
            return [.. answer["items"]!.AsArray().Select(bill => (string)bill!["deltaAmount"]!)];
        }

        public async Task<JsonArray> ExplorerAsync(string question) =>
            (await SendAsync("xlayer", "GET", "/api/v5/xlayer/" + question))["data"]!.AsArray();

        public async Task<JsonArray> WalletAsync(string question)
        {
            var signed = venue.Sign("binance-wallet", keys["binance-wallet"], "GET", "/build/api/v1/dex/" + question);
            var nonce = (++_asked).ToString(CultureInfo.InvariantCulture);
            return (await SendAsync(signed with { Headers = [.. signed.Headers, ("X-OC-NONCE", nonce)] }))["data"]!.AsArray();
        }

        /// <summary>What the wallet API says an address has of the token; nothing where it leaves it out.</summary>
        public async Task<string> WalletBalanceAsync(string address)
        {
            var entry = (await WalletAsync($"balance/all-token-balances-by-address?address={address}&chains=196"))[0]!;
            return entry["tokenAssets"]!.AsArray().FirstOrDefault() is { } asset ? Text(asset, "balance") : "";
        }

        /// <summary>How many hold the token on X Layer, by the analytics.</summary>
        public async Task<int> HoldersAsync()
        {
            var detail = await SendAsync("valuescan", "POST", "/api/open/v1/vs-token/detail", """{"vsTokenId":825}""");
            var place = detail["data"]!["chainAddresses"]!.AsArray().Single(chain => Text(chain!, "chainName") == "X Layer")!;
            return int.Parse(Text(place, "holderCount"), CultureInfo.InvariantCulture);
        }

        private Task<JsonNode> SendAsync(string dialect, string method, string target, string body = "") =>
            SendAsync(venue.Sign(dialect, keys[dialect], method, target, body));

        private async Task<JsonNode> SendAsync(ClientRequest request)
        {
            using var response = await venue.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            Assert.True(response.IsSuccessStatusCode, $"{request.Target}: {text}");
            return JsonNode.Parse(text)!;
        }
    }
}
