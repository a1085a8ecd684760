using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Dialects.XLayer;
using static Kontor.Conformance.XLayer.Explored;

namespace Kontor.Conformance.XLayer;

/// <summary>What the contract's older sibling answers, under this one's paths.</summary>
public sealed class ExtensionTests
{
    private const string Coin = "1000000000000000000";
    private const string Base = "/api/v5/xlayer";
    private const string Chain = "chainShortName=xlayer";

    [Fact]
    public async Task An_instant_has_a_block_before_and_one_after_it()
    {
        await using var session = await StartAsync();
        for (var second = 0; second < 3; second++)
        {
            await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(10));
            await session.MineXLayerAsync();
        }
        const string byTime = $"{Base}/block/block-height-by-time?{Chain}";
        // The genesis block was made at 1767323045000, and one every ten seconds since.
        Assert.Equal(("1", "1767323055000"), Place(await session.SendAsync("GET", byTime + "&time=1767323064999")));
        Assert.Equal(("2", "1767323065000"), Place(await session.SendAsync("GET", byTime + "&time=1767323064999&closest=after")));
        Assert.Equal(("2", "1767323065000"), Place(await session.SendAsync("GET", byTime + "&time=1767323065000&closest=after")));
        (await session.SendAsync("GET", byTime + "&time=1767323044999")).Is(Errors.BlockHeightWithoutData);
        (await session.SendAsync("GET", byTime + "&time=1767323075001&closest=after")).Is(Errors.BlockHeightWithoutData);
        (await session.SendAsync("GET", byTime)).Is(Errors.ParameterEmpty);
        (await session.SendAsync("GET", byTime + "&time=1&closest=nearest")).Is(Errors.ParameterError);
    }

    [Fact]
    public async Task A_balance_is_what_it_was_at_a_height()
    {
        await using var session = await StartAsync();
        var treasury = await session.TreasuryAsync();
        await session.SendCoinsAsync(treasury, Ada, Coin);
        await session.SendCoinsAsync(treasury, Ada, Coin);
        await session.ControlAsync("POST", $"/chains/xlayer/tokens/{Usdt}/mint", new { to = Ada, amount = "12500000" });
        await session.MineXLayerAsync();
        const string history = $"{Base}/block/address-balance-history?{Chain}&address={Ada}";
        Assert.Equal("0", Text(await session.SendAsync("GET", history + "&height=0"), "balance"));
        Assert.Equal("1", Text(await session.SendAsync("GET", history + "&height=1"), "balance"));
        var now = await session.SendAsync("GET", history + "&height=3");
        Assert.Equal(
            ("2", "2" + Coin[1..], "OKB", ""),
            (Text(now, "balance"), Text(now, "balanceRaw"), Text(now, "balanceSymbol"), Text(now, "tokenContractAddress"))
        );
        Assert.Equal("0", Text(await session.SendAsync("GET", history + $"&height=2&tokenContractAddress={Usdt}"), "balance"));
        Assert.Equal("12.5", Text(await session.SendAsync("GET", history + $"&height=3&tokenContractAddress={Usdt}"), "balance"));
        (await session.SendAsync("GET", history + "&height=4")).Is(Errors.BlockHeightWithoutData);
        (await session.SendAsync("GET", history + $"&height=3&tokenContractAddress={Cleo}")).Is(Errors.TokenNotFound);
    }

    [Fact]
    public async Task Collections_have_no_balances_of_the_past()
    {
        await using var session = await StartAsync();
        var treasury = await session.TreasuryAsync();
        var created = await session.ControlAsync(
            "POST",
            "/chains/xlayer/tokens",
            new
            {
                from = treasury,
                kind = "erc721",
                symbol = "GULL",
                name = "Gulls",
            }
        );
        await session.MineXLayerAsync();
        var token = (string)created["contract"]!;
        await session.ControlAsync("POST", $"/chains/xlayer/tokens/{token}/mint", new { to = Ada, item = "7" });
        await session.MineXLayerAsync();
        (
            await session.SendAsync(
                "GET",
                $"{Base}/block/address-balance-history?{Chain}&address={Ada}&height=1&tokenContractAddress={token}"
            )
        ).Is(Errors.HistoricalBalanceNotSupported);
    }

    [Fact]
    public async Task Several_addresses_are_asked_about_at_once()
    {
        await using var session = await StartAsync();
        var treasury = await session.TreasuryAsync();
        await session.SendCoinsAsync(treasury, Ada, Coin);
        await session.ControlAsync("POST", $"/chains/xlayer/tokens/{Usdt}/mint", new { to = Bob, amount = "7000000" });
        await session.MineXLayerAsync();
        var coins = (await session.SendAsync("GET", $"{Base}/address/balance-multi?{Chain}&address={Ada},{Bob}")).Json["data"]![0]!;
        Assert.Equal("OKB", (string)coins["symbol"]!);
        Assert.Equal(
            [(Ada, "1"), (Bob, "0")],
            coins["balanceList"]!.AsArray().Select(one => ((string)one!["address"]!, (string)one["balance"]!))
        );
        var tokens = (await session.SendAsync("GET", $"{Base}/address/token-balance-multi?{Chain}&address={Ada},{Bob}")).Json["data"]![0]!;
        var held = Assert.Single(tokens["balanceList"]!.AsArray())!;
        Assert.Equal((Bob, "7", Usdt), ((string)held["address"]!, (string)held["holdingAmount"]!, (string)held["tokenContractAddress"]!));
        var many = string.Join(',', Enumerable.Repeat(Ada, 21));
        (await session.SendAsync("GET", $"{Base}/address/balance-multi?{Chain}&address={many}")).Is(Errors.ParameterCountOverMax);
    }

    [Fact]
    public async Task The_chain_as_a_whole_is_described()
    {
        await using var session = await StartAsync();
        await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(4));
        await session.SendCoinsAsync(await session.TreasuryAsync(), Ada, Coin);
        var info = await session.SendAsync("GET", $"{Base}/blockchain/info?{Chain}");
        Assert.Equal(
            ("XLAYER", "OKB", "1", "1767323049000"),
            (Text(info, "chainShortName"), Text(info, "symbol"), Text(info, "lastHeight"), Text(info, "lastBlockTime"))
        );
        var blocks = await session.SendAsync("GET", $"{Base}/blockchain/block?{Chain}");
        Assert.Equal(("0", "1", "4000"), (Text(blocks, "firstBlockHeight"), Text(blocks, "lastHeight"), Text(blocks, "avgBlockInterval")));
        var rich = (await session.SendAsync("GET", $"{Base}/address/rich-list?{Chain}")).Json["data"]!.AsArray();
        Assert.Equal(Enumerable.Range(1, rich.Count).Select(rank => $"{rank}"), rich.Select(one => (string)one!["rank"]!));
        Assert.Contains(rich, one => (string)one!["address"]! == Ada && (string)one["amount"]! == "1");
    }

    [Fact]
    public async Task An_address_is_summed_up_with_all_that_it_holds()
    {
        await using var session = await StartAsync();
        await session.SendCoinsAsync(await session.TreasuryAsync(), Ada, Coin);
        await session.ControlAsync("POST", $"/chains/xlayer/tokens/{Usdt}/mint", new { to = Ada, amount = "12500000" });
        await session.MineXLayerAsync();
        var summary = await session.SendAsync("GET", $"{Base}/address/address-summary?{Chain}&address={Ada}");
        Assert.Equal(
            ("X Layer", Ada, "1", "OKB", "1", "1", "12.5", ""),
            (
                Text(summary, "chainFullName"),
                Text(summary, "address"),
                Text(summary, "balance"),
                Text(summary, "balanceSymbol"),
                Text(summary, "transactionCount"),
                Text(summary, "tokenAmount"),
                Text(summary, "totalTokenValue"),
                Text(summary, "contractAddress")
            )
        );
        var held = (await session.SendAsync("GET", $"{Base}/address/address-balance-fills?{Chain}&address={Ada}")).Json["data"]![0]!;
        Assert.Equal(
            $$"""[{"token":"USDT","tokenId":"","holdingAmount":"12.5","totalTokenValue":"12.5","change24h":"","priceUsd":"1","valueUsd":"12.5","tokenContractAddress":"{{Usdt}}"}]""",
            held["tokenList"]!.ToJsonString()
        );
    }

    [Fact]
    public async Task Transfers_of_several_addresses_and_tokens_are_one_list()
    {
        await using var session = await StartAsync();
        await session.SendCoinsAsync(await session.TreasuryAsync(), Ada, Coin);
        await session.ControlAsync("POST", $"/chains/xlayer/tokens/{Usdt}/mint", new { to = Ada, amount = "9000000" });
        await session.MineXLayerAsync();
        var toBob = await session.SendTokensAsync(Ada, Bob, "2000000");
        var toCleo = await session.SendTokensAsync(Ada, Cleo, "3000000");
        const string heights = "&startBlockHeight=0&endBlockHeight=100";
        var several = $"{Base}/address/token-transaction-list-multi?{Chain}&address={Bob},{Cleo},{Ada}{heights}";
        var sent = (await session.SendAsync("GET", several + "&isFromOrTo=from")).Json["data"]![0]!["transactionList"]!.AsArray();
        Assert.Equal([toCleo, toBob], sent.Select(row => (string)row!["txId"]!));
        // What two of them have part in stands there once.
        var all = (await session.SendAsync("GET", several)).Json["data"]![0]!["transactionList"]!.AsArray();
        Assert.Equal(3, all.Count);
        var tokens = $"{Base}/token/token-transaction-list-multi?{Chain}&tokenContractAddress={Usdt}{heights}&limit=1&page=2";
        var page = (await session.SendAsync("GET", tokens)).Json["data"]![0]!;
        Assert.Equal(("2", toBob), ((string)page["page"]!, (string)page["transactionList"]![0]!["txid"]!));
        (await session.SendAsync("GET", $"{Base}/token/token-transaction-list-multi?{Chain}&tokenContractAddress={Cleo}{heights}")).Is(
            Errors.TokenNotFound
        );
        (await session.SendAsync("GET", several.Replace("=100", "=10001", StringComparison.Ordinal))).Is(Errors.HistoryRangeExceeded);
    }

    private static Task<Session> StartAsync() => XLayer.StartAsync(gate => gate with { XLayerExtensions = true });

    private static (string Height, string Time) Place(Reply reply) => (Text(reply, "height"), Text(reply, "blockTime"));

    private static string Text(Reply reply, string name) => (string)reply.Json["data"]![0]![name]!;
}
