using System.Text.Json.Nodes;
using Kontor.Conformance.BitMart;
using Kontor.Conformance.Harness;
using Kontor.Dialects.BinanceWallet;

namespace Kontor.Conformance.BinanceWallet;

/// <summary><c>balance/all-token-balances-by-address</c>.</summary>
public sealed class AllBalanceTests
{
    private const string Ann = Wallets.Ann;

    [Fact]
    public async Task Everything_that_an_address_has_is_listed_chain_by_chain_and_written_to_the_last_member()
    {
        await using var wallets = await Wallets.OpenAsync();
        await wallets.PayAsync(wallets.Treasury, Ann, "1500000000000000001");
        await wallets.MintAsync(Wallets.Usdt, Ann, "12500000");
        var reply = await wallets.GetAsync(Wallets.AllBalances, $"address={Ann.Replace("aa", "aA")}&chains=56%2C1&pageSize=5");
        Assert.Equal(
            $$"""
            {"code":0,"msg":"success","data":[{"page":1,"pageSize":5,"tokenAssets":[]},{"page":1,"pageSize":5,"tokenAssets":[
            {"binanceChainId":"1","tokenContractAddress":"{{Wallets.Usdt}}","address":"{{Ann.Replace("aa", "aA")}}","symbol":"USDT",
            "balance":"12.5","rawBalance":"12500000","tokenPrice":"1","isRiskToken":false},
            {"binanceChainId":"1","tokenContractAddress":"","address":"{{Ann.Replace("aa", "aA")}}","symbol":"ETH",
            "balance":"1.500000000000000001","rawBalance":"1500000000000000001","tokenPrice":"","isRiskToken":false}]}],
            "timestamp":{{BinanceWallet.At}},"success":true}
            """.ReplaceLineEndings(""),
            reply.Text
        );
        var raw = await wallets.GetAsync(Wallets.AllBalances, $"address={Ann}&chains=1,56,1");
        Assert.Equal(["USDT ETH", ""], raw.Json["data"]!.AsArray().Select(Symbols));
    }

    [Fact]
    public async Task The_most_valuable_comes_first_and_what_nobody_quotes_comes_last_by_its_symbol()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.TradeAsync("1", "42000.5");
        var venue = floor.Session.Venue;
        var demo = await venue.DemoAsync("binance-wallet");
        foreach (var (token, amount) in new[] { (Wallets.Usdt, "42000000000"), (Wallets.Wbtc, "100000000"), (Wallets.Helix, "1") })
            await venue.ControlAsync(HttpMethod.Post, $"/chains/eth/tokens/{token}/mint", new { to = Ann, amount });
        await venue.ControlAsync(HttpMethod.Post, "/chains/eth/mine", new { blocks = 1 });
        var reply = await floor.Session.SendAsync(
            venue.Sign("binance-wallet", demo, "GET", $"{Wallets.AllBalances}?address={Ann}&chains=1").Once()
        );
        Assert.Equal(
            ["WBTC 1 42000.5", "USDT 42000 1", "HLX 0.00000001 "],
            reply.Json["data"]![0]!["tokenAssets"]!.AsArray().Select(asset => Wallets.Words(asset!, "symbol", "balance", "tokenPrice"))
        );
    }

    [Fact]
    public async Task Pages_go_on_until_one_is_short_and_behind_the_last_they_are_empty()
    {
        await using var wallets = await Wallets.OpenAsync();
        foreach (var token in (string[])[Wallets.Usdt, Wallets.Wbtc, Wallets.Helix])
            await wallets.MintAsync(token, Ann, "100");
        Assert.Equal(["USDT HLX", "WBTC", ""], [await PageAsync("1"), await PageAsync("2"), await PageAsync("3")]);
        Assert.Equal("", await PageAsync("9223372036854775807"));
        var last = await wallets.OneAsync(Wallets.AllBalances, $"address={Ann}&chains=1&page=9223372036854775807");
        Assert.Equal(("9223372036854775807", "20"), (last["page"]!.ToJsonString(), last["pageSize"]!.ToJsonString()));

        async Task<string> PageAsync(string page) =>
            Symbols(await wallets.OneAsync(Wallets.AllBalances, $"address={Ann}&chains=1&pageSize=2&page={page}"));
    }

    [Fact]
    public async Task Whoever_names_no_chain_means_all_that_can_have_such_an_address()
    {
        await using var wallets = await Wallets.OpenAsync();
        await wallets.PayAsync(wallets.Treasury, Ann, "5");
        await wallets.PayAsync(wallets.Treasury, Ann, "7", "bsc");
        var evm = await wallets.GetAsync(Wallets.AllBalances, $"address={Ann}");
        Assert.Equal(["ETH", "BNB", "", "", "", "", "", "", "", ""], evm.Json["data"]!.AsArray().Select(Symbols));
        var solana = await wallets.GetAsync(Wallets.AllBalances, "address=9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM");
        Assert.Equal([""], solana.Json["data"]!.AsArray().Select(Symbols));
    }

    [Fact]
    public async Task A_risky_token_is_shown_without_a_price_and_left_out_on_demand_by_flags_that_mean_the_opposite()
    {
        await using var wallets = await Wallets.OpenAsync();
        await wallets.MintAsync(Wallets.Usdt, Ann, "100");
        await wallets.MintAsync(Wallets.Helix, Ann, "100");
        await wallets.LabelAsync(Wallets.Usdt, new { category = "risk" });
        Assert.Equal(["HLX  false", "USDT  true"], await AllAsync(""));
        Assert.Equal(["HLX  false", "USDT  true"], await AllAsync("&excludeRiskToken=false"));
        Assert.Equal(["HLX  false"], await AllAsync("&excludeRiskToken=true"));
        Assert.Equal(["HLX  false"], await SomeAsync(""));
        Assert.Equal(["HLX  false"], await SomeAsync(",\"excludeRiskToken\":\"0\""));
        Assert.Equal(["USDT  true", "HLX  false"], await SomeAsync(",\"excludeRiskToken\":\"1\""));
        await wallets.LabelAsync(Wallets.Usdt, new { });
        Assert.Equal(["USDT 1 false", "HLX  false"], await AllAsync("&excludeRiskToken=true"));

        async Task<IEnumerable<string>> AllAsync(string flag) =>
            Shown(await wallets.OneAsync(Wallets.AllBalances, $"address={Ann}&chains=1{flag}"));

        async Task<IEnumerable<string>> SomeAsync(string flag)
        {
            var body =
                $$"""{"address":"{{Ann}}","tokenContractAddresses":[{"binanceChainId":"1","tokenContractAddress":"{{Wallets.Usdt}}"},{"binanceChainId":"1","tokenContractAddress":"{{Wallets.Helix}}"}]{{flag}}}""";
            var reply = (await wallets.Session.AskAsync("POST", BinanceWallet.Balances, body)).Is(Errors.Success);
            return Shown(reply.Json["data"]![0]!);
        }

        static IEnumerable<string> Shown(JsonNode entry) =>
            entry["tokenAssets"]!.AsArray().Select(asset => Wallets.Words(asset!, "symbol", "tokenPrice", "isRiskToken"));
    }

    [Fact]
    public async Task Pieces_of_collections_are_no_balance_and_spent_tokens_are_left_out()
    {
        await using var wallets = await Wallets.OpenAsync();
        var birds = World.Chains.SeedAddress.Of(1, "harbour birds on eth").ToString();
        await wallets.Session.ControlAsync("POST", $"/chains/eth/tokens/{birds}/mint", new { to = Ann, item = "7" });
        await wallets.PayAsync(wallets.Treasury, Ann, "1000000000000000000");
        await wallets.MintAsync(Wallets.Usdt, Ann, "100");
        await wallets.Session.ControlAsync(
            "POST",
            "/chains/eth/token-transfers",
            new
            {
                token = Wallets.Usdt,
                from = Ann,
                to = Wallets.Bob,
                amount = "100",
            }
        );
        await wallets.MineAsync();
        Assert.Equal("ETH", Symbols(await wallets.OneAsync(Wallets.AllBalances, $"address={Ann}&chains=1")));
        var body =
            $$"""{"address":"{{Ann}}","tokenContractAddresses":[{"binanceChainId":"1","tokenContractAddress":"{{birds}}"},{"binanceChainId":"1","tokenContractAddress":"{{Wallets.Usdt}}"}]}""";
        Assert.Equal("", Symbols((await wallets.Session.AskAsync("POST", BinanceWallet.Balances, body)).Json["data"]![0]));
    }

    [Fact]
    public async Task The_first_wrong_parameter_is_named_with_the_reason()
    {
        await using var wallets = await Wallets.OpenAsync();
        foreach (
            var (query, text) in new[]
            {
                ("", "[address] error: must not be blank"),
                ("address=", "[address] error: must not be blank"),
                ("address=+", "[address] error: must not be blank"),
                ("address=x", "[address] error: invalid address for chain 1"),
                ($"address={Ann}&chains=", "[chains] error: must not be blank"),
                ($"address={Ann}&chains=1,", "[chains] error: must not be blank"),
                ($"address={Ann}&chains=1,999999", "[chains] error: unsupported chain 999999"),
                ($"address=x&chains=999999&page=0", "[chains] error: unsupported chain 999999"),
                ($"address={Ann}&chains=56,CT_501", "[address] error: invalid address for chain CT_501"),
                ("address=0xaa&chains=56", "[address] error: invalid address for chain 56"),
                ($"address={Ann}&chains=1&excludeRiskToken=1", "[excludeRiskToken] error: must be one of true, false"),
                ($"address={Ann}&chains=1&excludeRiskToken=", "[excludeRiskToken] error: must be one of true, false"),
                ($"address={Ann}&chains=1&page=0&pageSize=0", "[page] error: must be at least 1"),
                ($"address={Ann}&chains=1&page=one", "[page] error: must be an integer"),
                ($"address={Ann}&chains=1&page=9223372036854775808", "[page] error: must be an integer"),
                ($"address={Ann}&chains=1&pageSize=0", "[pageSize] error: must be between 1 and 100"),
                ($"address={Ann}&chains=1&pageSize=101", "[pageSize] error: must be between 1 and 100"),
                ($"address={Ann}&chains=1&pageSize=1.5", "[pageSize] error: must be an integer"),
            }
        )
        {
            var refused = (await wallets.GetAsync(Wallets.AllBalances, query)).Is(Errors.ParameterError);
            Assert.Equal((query, $"Parameter {text}"), (query, refused.Json["msg"]!.GetValue<string>()));
        }
    }

    private static string Symbols(JsonNode? entry) =>
        string.Join(' ', entry!["tokenAssets"]!.AsArray().Select(asset => asset!["symbol"]!.GetValue<string>()));
}
