using System.Text.Json.Nodes;
using Kontor.Testing;

namespace Kontor.Conformance.House;

/// <summary>What an operator sees and does on the world's chain of outputs, and what comes of it at the exchanges.</summary>
public sealed class BitcoinControlTests
{
    private const string Btc = "/chains/btc";
    private const string Satoshi = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
    private const string Somebody = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
    private static readonly TimeSpan s_block = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task A_withdrawal_is_a_transaction_whose_confirmations_a_rewritten_chain_takes_back()
    {
        await using var venue = await Venue.StartAsync();
        await PostAsync(
            venue,
            "/exchanges/bitmart/credit",
            new
            {
                user = 1,
                asset = "BTC",
                amount = "2",
                wallet = "funding",
            }
        );
        var address = Text(
            (await PostAsync(venue, "/exchanges/weex/users/1/deposit-address", new { asset = "BTC", network = "BTC" }))["address"]
        );
        var wanted = new
        {
            asset = "BTC",
            network = "BTC",
            address,
            amount = "1",
        };
        await PostAsync(venue, "/exchanges/bitmart/users/1/withdrawals", wanted);
        await venue.AdvanceAsync(TimeSpan.FromSeconds(5));
        var waiting = Assert.Single((await GetAsync(venue, $"{Btc}/pending")).AsArray())!;
        var id = Text(waiting["id"]);
        Assert.Equal("0", Text((await GetAsync(venue, $"{Btc}/transactions/{id}"))["confirmations"]));

        await venue.AdvanceAsync(s_block);
        var mined = await GetAsync(venue, $"{Btc}/transactions/{id}");
        Assert.Equal(("1", "1"), (Text(mined["confirmations"]), Text(mined["height"])));
        var outputs = mined["mined"]!["transaction"]!["outputs"]!.AsArray();
        Assert.Equal(address, Text(outputs[0]!["address"]));
        Assert.Equal("99970000", Text(outputs[0]!["amount"]));
        // The rest goes back to where it came from.
        Assert.Equal(Text(mined["mined"]!["inputs"]![0]!["address"]), Text(outputs[1]!["address"]));
        Assert.Equal(("waiting", "1"), await DepositAsync(venue));

        await PostAsync(venue, $"{Btc}/reorg", new { depth = 1, keepTransactions = false });
        Assert.Equal(("waiting", "0"), await DepositAsync(venue));
        Assert.Equal(id, Text(Assert.Single((await GetAsync(venue, $"{Btc}/pending")).AsArray())!["id"]));
        await venue.AdvanceAsync(s_block);
        Assert.Equal(("waiting", "1"), await DepositAsync(venue));
        await venue.AdvanceAsync(s_block);
        Assert.Equal(("success", "2"), await DepositAsync(venue));
        var account = await GetAsync(venue, $"{Btc}/accounts/{address}");
        Assert.Equal(("99970000", "1", "1"), (Text(account["balance"]), Text(account["unspent"]), Text(account["transactions"])));
        Assert.True((await GetAsync(venue, "/checks"))["ok"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Coins_are_sent_mined_listed_and_undone()
    {
        await using var venue = await Venue.StartAsync();
        var chain = (await GetAsync(venue, "/chains")).AsArray().Single(one => Text(one!["name"]) == "btc")!;
        Assert.Equal(("utxo", "0", "3"), (Text(chain["kind"]), Text(chain["tip"]), Text(chain["holders"])));
        var treasury = Text(chain["treasury"]);
        var sent = await PayAsync(venue, treasury, 12, Satoshi, "500000000", Somebody, "300000000");
        await PostAsync(venue, $"{Btc}/mine", new { blocks = 1 });
        await PayAsync(venue, Satoshi, 3, Somebody, "100000000");
        var tip = await PostAsync(venue, $"{Btc}/mine", new { blocks = 1 });

        var blocks = (await GetAsync(venue, $"{Btc}/blocks?max=2")).AsArray();
        Assert.Equal(Text(tip["hash"]), Text(blocks[1]!["hash"]));
        Assert.Equal(Text(blocks[0]!["hash"]), Text(blocks[1]!["parentHash"]));
        Assert.Equal(160, Text(blocks[1]!["header"]).Length);
        Assert.Equal(Text(sent["id"]), Text(blocks[0]!["transactions"]![1]!["transaction"]!["id"]));
        Assert.Equal("400000000", Text((await GetAsync(venue, $"{Btc}/accounts/{Somebody}"))["balance"]));
        Assert.Equal(2, (await GetAsync(venue, $"{Btc}/accounts/{Somebody}/unspent")).AsArray().Count);
        Assert.Single((await GetAsync(venue, $"{Btc}/accounts/{Somebody}/unspent?skip=1&max=5")).AsArray());
        var history = (await GetAsync(venue, $"{Btc}/accounts/{Satoshi}/history")).AsArray();
        Assert.Equal(["500000000", "0"], history.Select(movement => Text(movement!["out"])));
        var holders = await GetAsync(venue, $"{Btc}/holders?max=3");
        Assert.Equal(["1", "2", "3"], holders["rows"]!.AsArray().Select(row => Text(row!["rank"])));
        Assert.Equal(treasury, Text(holders["rows"]![0]!["address"]));

        await PostAsync(venue, $"{Btc}/reorg", new { depth = 1, keepTransactions = false });
        Assert.Equal("300000000", Text((await GetAsync(venue, $"{Btc}/accounts/{Somebody}"))["balance"]));
        Assert.Single((await GetAsync(venue, $"{Btc}/accounts/{Satoshi}/history")).AsArray());
    }

    [Fact]
    public async Task Another_chain_of_outputs_begins_and_is_configured()
    {
        await using var venue = await Venue.StartAsync();
        await PostAsync(
            venue,
            "/chains",
            new
            {
                kind = "utxo",
                name = "signet",
                nativeSymbol = "SBTC",
                allocations = new[] { new { address = Satoshi, amount = "5000000000" } },
                terms = new { subsidy = 7, maturityBlocks = 1 },
            }
        );
        await PostAsync(venue, "/chains/signet/mine", new { blocks = 3 });
        var chain = (await GetAsync(venue, "/chains")).AsArray().Single(one => Text(one!["name"]) == "signet")!;
        Assert.Equal(("3", "5000000021"), (Text(chain["tip"]), Text(chain["supply"])));
        var settings = await venue.ControlAsync(HttpMethod.Patch, "/chains/signet", new { isMining = true, baseFeeMin = 20 });
        Assert.Equal("20", Text(settings["baseFeeMin"]));
    }

    [Fact]
    public async Task A_venue_that_is_not_quiet_has_a_past_with_pages()
    {
        await using var venue = await Venue.StartAsync(options => options with { QuietChains = false });
        var holders = await GetAsync(venue, $"{Btc}/holders?skip=40&max=20");
        Assert.Equal(20, holders["rows"]!.AsArray().Count);
        var height = holders["height"]!.GetValue<long>();
        Assert.True(height >= 500, $"Only {height} blocks.");
        var somebody = Text(holders["rows"]![0]!["address"]);
        Assert.NotEmpty((await GetAsync(venue, $"{Btc}/accounts/{somebody}/history?skip=1")).AsArray());
        // It goes on by itself.
        await venue.AdvanceAsync(6 * s_block);
        Assert.Equal(height + 6, (await GetAsync(venue, $"{Btc}/holders"))["height"]!.GetValue<long>());
    }

    private static Task<JsonNode> PayAsync(Venue venue, string from, long feeRate, params string[] to) =>
        PostAsync(
            venue,
            $"{Btc}/payments",
            new
            {
                from = new[] { from },
                to = to.Chunk(2).Select(pair => new { address = pair[0], amount = pair[1] }),
                feeRate,
            }
        );

    private static async Task<(string State, string Confirmations)> DepositAsync(Venue venue)
    {
        var shown = await GetAsync(venue, "/exchanges/weex/users/1/funding");
        var deposit = Assert.Single(shown["deposits"]!.AsArray())!;
        return (Text(deposit["state"]), Text(deposit["confirmations"]));
    }

    private static Task<JsonNode> GetAsync(Venue venue, string path) => venue.ControlAsync(HttpMethod.Get, path);

    private static Task<JsonNode> PostAsync(Venue venue, string path, object body) => venue.ControlAsync(HttpMethod.Post, path, body);

    private static string Text(JsonNode? node) => $"{node}";
}
