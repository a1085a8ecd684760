namespace Kontor.Conformance.XLayer;

/// <summary>What addresses did.</summary>
public sealed class AddressListTests(SceneFixture fixture) : IClassFixture<SceneFixture>
{
    private Scene Scene => fixture.Scene;

    [Fact]
    public async Task A_transaction_of_an_address_is_shown_to_the_last_member()
    {
        var rows = await Scene.ListAsync("address/transaction-list?address={Alice}");
        Assert.Equal(9, rows.Length);
        Scene.Shows(
            """
            {"txId":"{ToAlice}","methodId":"","blockHash":"{Block1}","height":"1","transactionTime":"1767323055000","from":"{Treasury}",
            "to":"{Alice}","isFromContract":false,"isToContract":false,"amount":"500","transactionSymbol":"OKB","txFee":"0.000000525",
            "state":"success","tokenContractAddress":"","challengeStatus":"","l1OriginHash":""}
            """,
            rows[^1]
        );
        Scene.Shows(
            """
            {"txId":"{CoinTransfer}","methodId":"0xa9059cbb","blockHash":"{Block3}","height":"3","transactionTime":"1767323075000",
            "from":"{Alice}","to":"{Bob}","isFromContract":false,"isToContract":false,"amount":"25","transactionSymbol":"KON","txFee":"",
            "state":"success","tokenContractAddress":"{Coin}","challengeStatus":"","l1OriginHash":""}
            """,
            (await Scene.ListAsync("address/transaction-list?address={Alice}&protocolType=token_20"))[0]
        );
    }

    [Theory]
    [InlineData("", "{Failed} {ToBob}")]
    [InlineData("&protocolType=transaction", "{Failed} {ToBob}")]
    [InlineData("&isFromOrTo=from", "{Failed}")]
    [InlineData("&isFromOrTo=to", "{ToBob}")]
    [InlineData("&startBlockHeight=2", "{Failed}")]
    [InlineData("&endBlockHeight=3", "{ToBob}")]
    [InlineData("&limit=1&page=2", "{ToBob}")]
    [InlineData("&limit=1&page=3", "")]
    [InlineData("&protocolType=internal", "{Split}")]
    [InlineData("&protocolType=internal&isFromOrTo=from", "")]
    [InlineData("&protocolType=token_20", "{CoinTransfer}")]
    [InlineData("&protocolType=token_721", "{BirdMint}")]
    [InlineData("&protocolType=token_1155", "{BadgeMint}")]
    [InlineData("&protocolType=token_10", "")]
    [InlineData("&protocolType=trx", "")]
    [InlineData("&protocolType=token_20&tokenContractAddress={Coin}", "{CoinTransfer}")]
    [InlineData("&protocolType=token_721&tokenContractAddress={Coin}", "")]
    [InlineData("&tokenContractAddress={Coin}", "")]
    public async Task The_list_of_an_address_is_narrowed(string query, string hashes) =>
        Assert.Equal(Scene.Named(hashes), await Scene.ColumnAsync("address/transaction-list?address={Bob}" + query, "txId"));

    [Fact]
    public async Task A_normal_transaction_is_shown_to_the_last_member()
    {
        var nonce = $"{await Scene.NonceAsync(1, Scene.ToAlice)}";
        var rows = await Scene.ListAsync("address/normal-transaction-list?address={Alice}");
        Scene.Shows(
            $$"""
            {"txId":"{ToAlice}","methodId":"","nonce":"{{nonce}}","gasPrice":"25000000","gasLimit":"25200","gasUsed":"21000",
            "blockHash":"{Block1}","height":"1","transactionTime":"1767323055000","from":"{Treasury}","to":"{Alice}",
            "isFromContract":false,"isToContract":false,"amount":"500","symbol":"OKB","txFee":"0.000000525","state":"success",
            "transactionType":"2"}
            """,
            rows[^1]
        );
        Assert.Equal(["7", "6", "5", "4", "3", "2", "1", "0"], rows[..^1].Select(row => $"{row["nonce"]}"));
    }

    [Fact]
    public async Task Normal_transactions_reach_back_a_year_from_the_last_one()
    {
        await using var scene = await Scene.StartEmptyAsync();
        await scene.SendAsync(scene.Treasury, Scene.Alice, "1000000000000000000");
        await scene.MineAsync();
        await scene.Session.Venue.AdvanceAsync(TimeSpan.FromDays(366));
        await scene.SendAsync(Scene.Alice, Scene.Bob, "5");
        await scene.MineAsync();
        const string list = "address/normal-transaction-list?address={Alice}";
        Assert.Equal("2", await scene.ColumnAsync(list, "height"));
        Assert.Equal("2", await scene.ColumnAsync(list + "&startBlockHeight=2", "height"));
        Assert.Equal("", await scene.ColumnAsync(list + "&endBlockHeight=1", "height"));
        (await scene.GetAsync(list + "&startBlockHeight=1")).Is(Kontor.Dialects.XLayer.Errors.HistoryRangeExceeded);
        // Bob's year is the same; the list of all kinds of movements has no such bound.
        Assert.Equal("2", await scene.ColumnAsync("address/normal-transaction-list?address={Bob}", "height"));
        Assert.Equal("2 1", await scene.ColumnAsync("address/transaction-list?address={Alice}&startBlockHeight=1", "height"));
    }

    [Fact]
    public async Task An_internal_transfer_is_shown_to_the_last_member()
    {
        const string list = "address/internal-transaction-list?address={Bob}";
        Scene.Shows(
            """
            {"txId":"{Split}","operation":"call","blockHash":"{Block4}","height":"4","transactionTime":"1767323085000","from":"{Splitter}",
            "to":"{Bob}","isFromContract":true,"isToContract":false,"amount":"1","state":"success","symbol":"OKB"}
            """,
            Assert.Single(await Scene.ListAsync(list))
        );
        Assert.Empty(await Scene.ListAsync(list + "&isFromOrTo=from"));
        Assert.Empty(await Scene.ListAsync(list + "&endBlockHeight=3"));
        Assert.Equal(2, (await Scene.ListAsync("address/internal-transaction-list?address={Splitter}")).Length);
    }

    [Fact]
    public async Task A_transfer_of_a_token_is_shown_to_the_last_member()
    {
        const string list = "address/token-transaction-list?address={Bob}";
        Scene.Shows(
            """
            {"txId":"{CoinTransfer}","blockHash":"{Block3}","height":"3","transactionTime":"1767323075000","from":"{Alice}","to":"{Bob}",
            "isFromContract":false,"isToContract":false,"tokenContractAddress":"{Coin}","amount":"25","symbol":"KON","tokenId":""}
            """,
            Assert.Single(await Scene.ListAsync(list))
        );
        Scene.Shows(
            """
            {"txId":"{BadgeMint}","blockHash":"{Block3}","height":"3","transactionTime":"1767323075000","from":"{Zero}","to":"{Bob}",
            "isFromContract":false,"isToContract":false,"tokenContractAddress":"{Badges}","amount":"40","symbol":"MEDAL","tokenId":"3"}
            """,
            Assert.Single(await Scene.ListAsync(list + "&protocolType=token_1155"))
        );
        Assert.Equal("7", await Scene.ColumnAsync(list + "&protocolType=token_721&isFromOrTo=to", "tokenId"));
        Assert.Empty(await Scene.ListAsync(list + "&protocolType=token_10"));
        Assert.Empty(await Scene.ListAsync(list + "&startBlockHeight=4"));
        Assert.Empty(await Scene.ListAsync(list + "&protocolType=token_721&tokenContractAddress={Coin}"));
        Assert.Equal("25 50.25", await Scene.ColumnAsync("address/token-transaction-list?address={Alice}", "amount"));
        Assert.Equal("50.25", await Scene.ColumnAsync("address/token-transaction-list?address={Alice}&limit=1&page=2", "amount"));
    }

    [Fact]
    public async Task The_transactions_of_several_addresses_are_one_list_without_states()
    {
        const string list = "address/normal-transaction-list-multi?address={Bob},{Alice},{Bob}&startBlockHeight=1&endBlockHeight=4";
        var rows = await Scene.ListAsync(list);
        Assert.Equal(11, rows.Length);
        Scene.Shows(
            $$"""
            {"txId":"{Failed}","methodId":"0xa9059cbb","nonce":"0","gasPrice":"25000000","gasLimit":"{{rows[0]["gasLimit"]}}",
            "gasUsed":"{{rows[0]["gasUsed"]}}","blockHash":"{Block4}","height":"4","transactionTime":"1767323085000","from":"{Bob}",
            "to":"{Coin}","isFromContract":false,"isToContract":true,"amount":"0","symbol":"OKB",
            "txFee":"{{await Scene.FeeAsync(4, Scene.Failed)}}","transactionType":"2"}
            """,
            rows[0]
        );
        Assert.Equal(Scene.Named("{ToBob} {ToAlice}"), await Scene.ColumnAsync(list + "&isFromOrTo=to", "txId"));
        Assert.Equal(Scene.ToAlice, await Scene.ColumnAsync(list + "&isFromOrTo=to&limit=1&page=2", "txId"));
    }

    [Fact]
    public async Task The_internal_transfers_of_several_addresses_are_one_list()
    {
        const string list = "address/internal-transaction-list-multi?address={Bob},{Splitter}&startBlockHeight=0&endBlockHeight=9";
        var rows = await Scene.ListAsync(list);
        Assert.Equal(["2", "1"], rows.Select(row => $"{row["amount"]}"));
        Scene.Shows(
            """
            {"txId":"{Split}","blockHash":"{Block4}","height":"4","transactionTime":"1767323085000","operation":"call","from":"{Splitter}",
            "to":"{Bob}","isFromContract":true,"isToContract":false,"amount":"1"}
            """,
            rows[1]
        );
        Assert.Equal("1", await Scene.ColumnAsync(list + "&limit=1&page=2", "amount"));
    }
}
