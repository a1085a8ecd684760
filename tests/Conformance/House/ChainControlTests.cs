using System.Text.Json.Nodes;
using Kontor.Testing;

namespace Kontor.Conformance.House;

/// <summary>What an operator does to the chains of the world, and what comes of it at the exchanges.</summary>
public sealed class ChainControlTests
{
    private const string XLayer = "/chains/xlayer";
    private const string Somebody = "0x1111111111111111111111111111111111111111";
    private const string SomebodyElse = "0x2222222222222222222222222222222222222222";

    [Fact]
    public async Task Coins_and_tokens_are_sent_mined_and_undone()
    {
        await using var venue = await Venue.StartAsync();
        var treasury = await TreasuryAsync(venue);
        await PostAsync(
            venue,
            $"{XLayer}/transactions",
            new
            {
                from = treasury,
                to = Somebody,
                value = "1000000000000000000",
            }
        );
        await PostAsync(venue, $"{XLayer}/mine", new { blocks = 1 });
        var created = await PostAsync(
            venue,
            $"{XLayer}/tokens",
            new
            {
                from = Somebody,
                symbol = "KON",
                name = "Kontor Coin",
                decimals = 2,
                supply = "50.25",
            }
        );
        await PostAsync(venue, $"{XLayer}/mine", new { blocks = 1 });
        var token = Text(created["contract"]);
        await PostAsync(
            venue,
            $"{XLayer}/token-transfers",
            new
            {
                token,
                from = Somebody,
                to = SomebodyElse,
                amount = "25",
            }
        );
        await PostAsync(
            venue,
            $"{XLayer}/tokens/{token}/approvals",
            new
            {
                owner = Somebody,
                spender = SomebodyElse,
                amount = "7",
            }
        );
        Assert.Equal(2, (await GetAsync(venue, $"{XLayer}/pending")).AsArray().Count);
        var tip = await PostAsync(venue, $"{XLayer}/mine", new { blocks = 1 });
        var blocks = (await GetAsync(venue, $"{XLayer}/blocks?max=2")).AsArray();
        Assert.Equal(Text(tip["hash"]), Text(blocks[1]!["hash"]));
        Assert.Equal(2, blocks[1]!["transactions"]!.AsArray().Count);
        Assert.Equal("25", await AmountAsync(venue, SomebodyElse, "KON"));
        await PostAsync(venue, $"{XLayer}/reorg", new { depth = 1, keepTransactions = false });
        Assert.Equal("none", await AmountAsync(venue, SomebodyElse, "KON"));
        Assert.Equal("5025", await AmountAsync(venue, Somebody, "KON"));
    }

    [Fact]
    public async Task Mining_is_switched_off_and_on()
    {
        await using var venue = await Venue.StartAsync();
        var treasury = await TreasuryAsync(venue);
        await venue.ControlAsync(HttpMethod.Patch, XLayer, new { isMining = false });
        await PostAsync(
            venue,
            $"{XLayer}/transactions",
            new
            {
                from = treasury,
                to = Somebody,
                value = "5",
            }
        );
        await venue.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Single((await GetAsync(venue, $"{XLayer}/pending")).AsArray());
        var settings = await venue.ControlAsync(HttpMethod.Patch, XLayer, new { isMining = true, blockMs = 500 });
        Assert.Equal(500, settings["blockMs"]!.GetValue<long>());
        await venue.AdvanceAsync(TimeSpan.FromMilliseconds(500));
        Assert.Equal("5", await AmountAsync(venue, Somebody, "OKB"));
    }

    [Fact]
    public async Task Coins_cross_the_bridge_to_the_trade_zone()
    {
        await using var venue = await Venue.StartAsync();
        var treasury = await TreasuryAsync(venue);
        await PostAsync(
            venue,
            "/chains/cross",
            new
            {
                kind = "deposit",
                source = treasury,
                payments = new[] { new { to = Somebody, amount = "77" } },
            }
        );
        await venue.AdvanceAsync(TimeSpan.FromSeconds(3));
        var crossing = (await GetAsync(venue, "/chains/cross")).AsArray().Single()!;
        Assert.Equal("arrived", Text(crossing["state"]));
        var account = await GetAsync(venue, $"/chains/tradezone/accounts/{Somebody}");
        Assert.Equal("77", Text(account["holdings"]![0]!["amount"]));
    }

    [Fact]
    public async Task Tokens_that_come_to_an_address_of_a_house_are_a_deposit_as_deep_as_the_blocks_say()
    {
        await using var venue = await Venue.StartAsync();
        var deposit = await PostAsync(venue, "/exchanges/weex/users/1/deposit-address", new { asset = "USDT", network = "XLAYER" });
        var address = Text(deposit["address"]);
        var token = "0x1e4a5963abfd975d8c9021ce480b42188849d41d";
        await PostAsync(venue, $"{XLayer}/tokens/{token}/mint", new { to = address, amount = "250500000" });
        await venue.AdvanceAsync(TimeSpan.FromSeconds(1));
        var shown = await GetAsync(venue, "/exchanges/weex/users/1/funding");
        var waiting = Assert.Single(shown["deposits"]!.AsArray())!;
        Assert.Equal(("waiting", "1"), (Text(waiting["state"]), Text(waiting["confirmations"])));
        await venue.AdvanceAsync(TimeSpan.FromSeconds(11));
        shown = await GetAsync(venue, "/exchanges/weex/users/1/funding");
        Assert.Equal("success", Text(Assert.Single(shown["deposits"]!.AsArray())!["state"]));
    }

    private static async Task<string> TreasuryAsync(Venue venue) =>
        Text((await GetAsync(venue, "/chains")).AsArray().Single(chain => Text(chain!["name"]) == "xlayer")!["treasury"]);

    private static async Task<string> AmountAsync(Venue venue, string address, string symbol)
    {
        var account = await GetAsync(venue, $"{XLayer}/accounts/{address}");
        var held = account["holdings"]!.AsArray().SingleOrDefault(holding => Text(holding!["symbol"]) == symbol);
        return held is null ? "none" : Text(held["amount"]);
    }

    private static Task<JsonNode> GetAsync(Venue venue, string path) => venue.ControlAsync(HttpMethod.Get, path);

    private static Task<JsonNode> PostAsync(Venue venue, string path, object body) => venue.ControlAsync(HttpMethod.Post, path, body);

    private static string Text(JsonNode? node) => $"{node}";
}
