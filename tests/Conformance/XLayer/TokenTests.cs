namespace Kontor.Conformance.XLayer;

/// <summary>Tokens, who holds them, and their transfers.</summary>
public sealed class TokenTests(SceneFixture fixture) : IClassFixture<SceneFixture>
{
    private const string Dollar = "0x1e4a5963abfd975d8c9021ce480b42188849d41d";

    private Scene Scene => fixture.Scene;

    [Fact]
    public async Task A_token_is_shown_to_the_last_member()
    {
        Scene.Shows(
            """
            {"tokenFullName":"Kontor Coin","token":"KON","precision":"2","tokenContractAddress":"{Coin}","protocolType":"token_20",
            "addressCount":"2","totalSupply":"50.25","circulatingSupply":"50.25","price":"","website":"","totalMarketCap":"",
            "issueDate":"1767323065000","transactionAmount24h":"75.25","tvl":"","logoUrl":""}
            """,
            Assert.Single(await Scene.ListAsync("token/token-list?tokenContractAddress={Coin}"))
        );
        // Two hot wallets and the vault of the bridge begin with it.
        Scene.Shows(
            $$"""
            {"tokenFullName":"Tether USD","token":"USDT","precision":"6","tokenContractAddress":"{{Dollar}}","protocolType":"token_20",
            "addressCount":"3","totalSupply":"20010000000","circulatingSupply":"20010000000","price":"1","website":"",
            "totalMarketCap":"20010000000","issueDate":"1767323045000","transactionAmount24h":"20010000000","tvl":"","logoUrl":""}
            """,
            (await Scene.ListAsync("token/token-list"))[0]
        );
        Scene.Shows(
            """
            {"tokenFullName":"Medals","token":"MEDAL","precision":"0","tokenContractAddress":"{Badges}","protocolType":"token_1155",
            "addressCount":"1","totalSupply":"40","circulatingSupply":"40","price":"","website":"","totalMarketCap":"",
            "issueDate":"1767323075000","transactionAmount24h":"40","tvl":"","logoUrl":""}
            """,
            Assert.Single(await Scene.ListAsync("token/token-list?protocolType=token_1155"))
        );
    }

    [Theory]
    [InlineData("", "USDT USDC WBTC WETH KON")]
    [InlineData("?orderBy=totalMarketCap&protocolType=token_20", "USDT USDC WBTC WETH KON")]
    [InlineData("?orderBy=transactionAmount24h", "USDT USDC WBTC WETH KON")]
    [InlineData("?limit=2&page=2", "WBTC WETH")]
    [InlineData("?limit=2&page=4", "")]
    [InlineData("?protocolType=token_721", "LARK")]
    [InlineData("?protocolType=token_10", "")]
    [InlineData("?protocolType=token_721&tokenContractAddress={Birds}", "LARK")]
    [InlineData("?protocolType=token_721&tokenContractAddress={Coin}", "")]
    [InlineData("?tokenContractAddress={Birds}", "")]
    [InlineData("?startTime=1767323065000", "KON")]
    [InlineData("?startTime=1767323065001", "")]
    [InlineData("?startTime=1767323045000&endTime=1767323045000", "USDT USDC WBTC WETH")]
    [InlineData("?endTime=1767323044999", "")]
    public async Task The_list_of_tokens_is_narrowed_and_what_has_no_price_comes_last(string query, string symbols) =>
        Assert.Equal(symbols, await Scene.ColumnAsync("token/token-list" + query, "token"));

    [Fact]
    public async Task The_holders_of_a_token_are_ranked()
    {
        const string list = "token/position-list?tokenContractAddress={Coin}";
        var page = await Scene.PageAsync(list);
        Assert.Equal("50.25", $"{page["circulatingSupply"]}");
        var rows = Scene.RowsOf(page);
        // A chain that is not a day old says nothing about yesterday.
        Scene.Shows(
            """
            {"holderAddress":"{Alice}","amount":"25.25","valueUsd":"","positionChange24h":"","rank":"1"}
            """,
            rows[0]
        );
        Assert.Equal((2, Scene.Bob), (rows.Length, $"{rows[1]["holderAddress"]}"));
        Assert.Equal("2", await Scene.ColumnAsync(list + "&limit=1&page=2", "rank"));
        Assert.Equal("2", await Scene.ColumnAsync(list + "&holderAddress={Bob}", "rank"));
        Assert.Empty(await Scene.ListAsync(list + "&holderAddress={Bob}&page=2"));
        Assert.Empty(await Scene.ListAsync(list + "&holderAddress={Nobody}"));
        Assert.Equal("40", await Scene.ColumnAsync("token/position-list?tokenContractAddress={Badges}", "amount"));
    }

    [Fact]
    public async Task What_a_holding_is_worth_is_shown_where_there_is_a_price()
    {
        var rows = await Scene.ListAsync($"token/position-list?tokenContractAddress={Dollar}");
        Assert.Equal(["10000000000", "10000000000", "10000000"], rows.Select(row => $"{row["valueUsd"]}"));
    }

    [Fact]
    public async Task A_day_later_it_shows_who_gained_and_who_lost()
    {
        await using var scene = await Scene.StartAsync();
        await scene.Session.Venue.AdvanceAsync(TimeSpan.FromHours(25));
        await scene.CallAsync(
            Scene.Bob,
            scene.Coin,
            Kontor.World.Chains.TokenCall.Transfer(Kontor.World.Chains.Address20.Parse(Scene.Alice), 125)
        );
        await scene.MineAsync();
        const string list = "token/position-list?tokenContractAddress={Coin}";
        Assert.Equal("26.5 23.75", await scene.ColumnAsync(list, "amount"));
        Assert.Equal("1.25 -1.25", await scene.ColumnAsync(list, "positionChange24h"));
        Assert.Equal("1.25", await scene.ColumnAsync("token/token-list?tokenContractAddress={Coin}", "transactionAmount24h"));
        Assert.Equal("0", await scene.ColumnAsync("token/position-list?tokenContractAddress={Badges}", "positionChange24h"));
    }

    [Fact]
    public async Task A_transfer_of_a_token_is_shown_to_the_last_member()
    {
        const string list = "token/transaction-list?tokenContractAddress={Coin}";
        var page = await Scene.PageAsync(list);
        Assert.Equal("2", $"{page["totalTransfer"]}");
        Scene.Shows(
            """
            {"txid":"{CoinTransfer}","blockHash":"{Block3}","height":"3","transactionTime":"1767323075000","to":"{Bob}","from":"{Alice}",
            "isFromContract":false,"isToContract":false,"amount":"25","transactionSymbol":"KON","methodId":"0xa9059cbb",
            "tokenContractAddress":"{Coin}","protocolType":"token_20","state":"success","tokenId":""}
            """,
            Scene.RowsOf(page)[0]
        );
        Assert.Equal(
            "token_721 7",
            await Scene.ColumnAsync("token/transaction-list?tokenContractAddress={Birds}", "protocolType")
                + " "
                + await Scene.ColumnAsync("token/transaction-list?tokenContractAddress={Birds}", "tokenId")
        );
    }

    [Theory]
    [InlineData("", "25 50.25")]
    [InlineData("&limit=1&page=2", "50.25")]
    [InlineData("&minAmount=25", "25 50.25")]
    [InlineData("&minAmount=25.001", "50.25")]
    [InlineData("&maxAmount=25.009", "25")]
    [InlineData("&maxAmount=24.999", "")]
    [InlineData("&minAmount=25.00&maxAmount=25", "25")]
    [InlineData("&minAmount=26&maxAmount=50.249", "")]
    [InlineData("&minAmount=0&maxAmount=99999999999999999999999999999999999999999999999999999999999999999999999999999999999", "25 50.25")]
    public async Task Transfers_are_picked_by_their_amount_and_the_total_stays_that_of_the_token(string query, string amounts)
    {
        var page = await Scene.PageAsync("token/transaction-list?tokenContractAddress={Coin}" + query);
        Assert.Equal(amounts, string.Join(' ', Scene.RowsOf(page).Select(row => $"{row["amount"]}")));
        Assert.Equal("2", $"{page["totalTransfer"]}");
    }
}
