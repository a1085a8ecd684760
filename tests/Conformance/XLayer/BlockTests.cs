namespace Kontor.Conformance.XLayer;

/// <summary>Blocks and what is in them. The list of blocks: <see cref="BlockListTests"/>.</summary>
public sealed class BlockTests(SceneFixture fixture) : IClassFixture<SceneFixture>
{
    private Scene Scene => fixture.Scene;

    [Fact]
    public async Task A_block_is_shown_to_the_last_member()
    {
        var block = Assert.Single(await Scene.RowsAsync("block/block-fills?height=1"))!;
        var seen = await Scene.BlockAsync(1);
        Assert.Matches("^0x[0-9a-f]{64}$", $"{block["merkleRootHash"]}");
        Assert.Matches("^0x[0-9a-f]{40}$", $"{block["miner"]}");
        // Two transfers of 21,000 gas at 25,000,000 each, of which 20,000,000 are burnt; the block is the fourth from the tip.
        Scene.Shows(
            $$"""
            {"chainFullName":"X Layer","chainShortName":"XLAYER","hash":"{Block1}","height":"1","validator":"{{block["miner"]}}",
            "blockTime":"1767323055000","amount":"501.5","txnCount":"2","txnInternal":"0","blockSize":"{{seen["sizeBytes"]}}",
            "mineReward":"0.00000021","totalFee":"0.00000105","feeSymbol":"OKB","ommerBlock":"0","merkleRootHash":"{{block[
                "merkleRootHash"
            ]}}",
            "gasUsed":"42000","gasLimit":"30000000","gasAvgPrice":"0.000000000025","state":"done","burnt":"0.00000084",
            "miner":"{{block["miner"]}}","difficulty":"0","nonce":"0x0000000000000000","confirm":"4","tips":"0.00000021",
            "baseFeePerGas":"0.00000000002"}
            """,
            block
        );
    }

    [Fact]
    public async Task Internal_transfers_are_counted_apart_and_the_newest_block_has_one_confirmation()
    {
        var block = Assert.Single(await Scene.RowsAsync("block/block-fills?height=4"))!;
        Assert.Equal(
            ("2", "2", "1", "3"),
            ($"{block["txnCount"]}", $"{block["txnInternal"]}", $"{block["confirm"]}", $"{block["amount"]}")
        );
    }

    [Fact]
    public async Task The_transactions_of_a_block_come_newest_first()
    {
        var rows = await Scene.ListAsync("block/transaction-list?height=1");
        Scene.Shows(
            """
            {"txid":"{ToBob}","blockHash":"{Block1}","height":"1","transactionTime":"1767323055000","from":"{Treasury}",
            "isFromContract":false,"isToContract":false,"to":"{Bob}","amount":"1.5","transactionSymbol":"OKB","txfee":"0.000000525",
            "state":"success","tokenContractAddress":"","tokenId":"","methodId":""}
            """,
            rows[0]
        );
        Assert.Equal((2, Scene.ToAlice), (rows.Length, $"{rows[1]["txid"]}"));
        Assert.Equal(Scene.ToAlice, await Scene.ColumnAsync("block/transaction-list?height=1&page=2&limit=1", "txid"));
    }

    [Fact]
    public async Task What_makes_a_contract_goes_to_that_contract()
    {
        var rows = await Scene.ListAsync("block/transaction-list?height=2");
        Assert.Equal([Scene.Splitter, Scene.Badges, Scene.Birds, Scene.Coin], rows.Select(row => $"{row["to"]}"));
        Assert.All(rows, row => Assert.True(row["isToContract"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task A_block_is_asked_for_each_kind_of_movement()
    {
        Scene.Shows(
            """
            {"txid":"{Split}","blockHash":"{Block4}","height":"4","transactionTime":"1767323085000","from":"{Splitter}",
            "isFromContract":true,"isToContract":false,"to":"{Treasury}","amount":"2","transactionSymbol":"OKB","txfee":"",
            "state":"success","tokenContractAddress":"","tokenId":"","methodId":""}
            """,
            (await Scene.ListAsync("block/transaction-list?height=4&protocolType=internal"))[0]
        );
        Scene.Shows(
            """
            {"txid":"{CoinTransfer}","blockHash":"{Block3}","height":"3","transactionTime":"1767323075000","from":"{Alice}",
            "isFromContract":false,"isToContract":false,"to":"{Bob}","amount":"25","transactionSymbol":"KON","txfee":"",
            "state":"success","tokenContractAddress":"{Coin}","tokenId":"","methodId":"0xa9059cbb"}
            """,
            Assert.Single(await Scene.ListAsync("block/transaction-list?height=3&protocolType=token_20"))
        );
        Assert.Equal("7", await Scene.ColumnAsync("block/transaction-list?height=3&protocolType=token_721", "tokenId"));
        Assert.Equal("40", await Scene.ColumnAsync("block/transaction-list?height=3&protocolType=token_1155", "amount"));
        Assert.Empty(await Scene.ListAsync("block/transaction-list?height=3&protocolType=token_10"));
        Assert.Empty(await Scene.ListAsync("block/transaction-list?height=1&protocolType=internal"));
    }

    [Fact]
    public async Task Several_blocks_are_one_list_and_spell_the_same_things_otherwise()
    {
        var page = await Scene.PageAsync("block/transaction-list-multi?startBlockHeight=3&endBlockHeight=4&limit=2&page=3");
        Assert.Equal("3", $"{page["totalPage"]}");
        Scene.Shows(
            """
            {"txId":"{CoinTransfer}","blockHash":"{Block3}","height":"3","transactionTime":"1767323075000","from":"{Alice}",
            "isFromContract":false,"isToContract":true,"to":"{Coin}","amount":"0","transactionSymbol":"OKB","txFee":"{Fee}",
            "state":"success","tokenContractAddress":"","tokenId":"","methodId":"0xa9059cbb"}
            """.Replace("{Fee}", await Scene.FeeAsync(3, Scene.CoinTransfer), StringComparison.Ordinal),
            Assert.Single(Scene.RowsOf(page))
        );
    }

    [Fact]
    public async Task A_failed_transaction_is_in_the_list_and_moved_no_tokens()
    {
        var rows = await Scene.ListAsync("block/transaction-list-multi?startBlockHeight=4&endBlockHeight=4");
        Assert.Equal(["fail", "success"], rows.Select(row => $"{row["state"]}"));
        Assert.Equal(Scene.Failed, $"{rows[0]["txId"]}");
        Assert.Empty(await Scene.ListAsync("block/transaction-list-multi?startBlockHeight=4&endBlockHeight=4&protocolType=token_20"));
    }

    [Theory]
    [InlineData("transaction", "11")]
    [InlineData("internal", "2")]
    [InlineData("token_20", "2")]
    [InlineData("token_721", "1")]
    [InlineData("token_1155", "1")]
    public async Task A_range_of_blocks_is_asked_for_each_kind_of_movement(string kind, string rows)
    {
        var page = await Scene.PageAsync($"block/transaction-list-multi?startBlockHeight=1&endBlockHeight=4&limit=1&protocolType={kind}");
        Assert.Equal(rows, $"{page["totalPage"]}");
    }

    [Fact]
    public async Task An_empty_block_has_an_empty_list()
    {
        await using var scene = await Scene.StartEmptyAsync();
        await scene.MineAsync();
        var page = await scene.PageAsync("block/transaction-list?height=1");
        Assert.Equal(("0", 0), ($"{page["totalPage"]}", Scene.RowsOf(page).Length));
    }
}
