namespace Kontor.Conformance.XLayer;

/// <summary>Transactions by their hashes, and what happened within them.</summary>
public sealed class TransactionTests(SceneFixture fixture) : IClassFixture<SceneFixture>
{
    private Scene Scene => fixture.Scene;

    [Fact]
    public async Task A_transaction_is_shown_with_all_that_is_known_of_it()
    {
        var seen = await Scene.MinedAsync(3, Scene.CoinTransfer);
        var row = Assert.Single(await Scene.RowsAsync("transaction/transaction-fills?txid={CoinTransfer}"))!;
        Assert.Matches("^[1-9][0-9]*$", $"{row["totalTransactionSize"]}");
        Scene.Shows(
            $$"""
            {"chainFullName":"X Layer","chainShortName":"XLAYER","txid":"{CoinTransfer}","height":"3","transactionTime":"1767323075000",
            "transactionType":"2","amount":"0","methodId":"0xa9059cbb","errorLog":"","inputData":"{{seen["transaction"]!["input"]}}",
            "transactionSymbol":"OKB","txfee":"{{await Scene.FeeAsync(3, Scene.CoinTransfer)}}","index":"0","confirm":"2",
            "inputDetails":[{"inputHash":"{Alice}","isContract":false,"amount":"0"}],
            "outputDetails":[{"outputHash":"{Coin}","isContract":true,"amount":"0"}],"state":"success",
            "gasLimit":"{{seen["transaction"]!["gasLimit"]}}","gasUsed":"{{seen["gasUsed"]}}","gasPrice":"25000000",
            "totalTransactionSize":"{{row["totalTransactionSize"]}}","virtualSize":"","weight":"","nonce":"4","isAaTransaction":false,
            "tokenTransferDetails":[],"contractDetails":[]}
            """,
            row
        );
    }

    [Fact]
    public async Task A_failed_transaction_says_why()
    {
        var seen = await Scene.MinedAsync(4, Scene.Failed);
        var row = Assert.Single(await Scene.RowsAsync("transaction/transaction-fills?txid={Failed}"))!;
        Assert.NotEqual("", $"{seen["error"]}");
        Assert.Equal(("fail", $"{seen["error"]}", "1"), ($"{row["state"]}", $"{row["errorLog"]}", $"{row["confirm"]}"));
    }

    [Fact]
    public async Task A_batch_answers_in_the_order_of_its_hashes_without_those_that_name_nothing()
    {
        const string hashes = "{ToBob},{NoHash},{Failed},{ToBob},{ToAlice},{Waiting}";
        Assert.Equal(
            [Scene.ToBob, Scene.Failed, Scene.ToAlice],
            (await Scene.RowsAsync("transaction/transaction-fills?txid=" + hashes)).Select(row => $"{row!["txid"]}")
        );
        Assert.Equal(
            [Scene.ToBob, Scene.Failed, Scene.ToAlice],
            (await Scene.RowsAsync("transaction/transaction-multi?txId=" + hashes.Replace(",", "%2C"))).Select(row => $"{row!["txId"]}")
        );
    }

    [Fact]
    public async Task Either_spelling_of_the_hashes_name_is_taken_for_the_other()
    {
        Assert.Single(await Scene.RowsAsync("transaction/transaction-fills?txId={ToBob}"));
        Assert.Single(await Scene.RowsAsync("transaction/transaction-multi?txid={ToBob}"));
    }

    [Fact]
    public async Task A_transaction_of_a_batch_is_shown_to_the_last_member()
    {
        var nonce = await Scene.NonceAsync(1, Scene.ToBob);
        Scene.Shows(
            $$"""
            {"txId":"{ToBob}","blockHash":"{Block1}","height":"1","transactionTime":"1767323055000","from":"{Treasury}","to":"{Bob}",
            "isFromContract":false,"isToContract":false,"amount":"1.5","symbol":"OKB","nonce":"{{nonce}}","gasLimit":"25200",
            "gasUsed":"21000","gasPrice":"25000000","txFee":"0.000000525","state":"success","transactionType":"2","methodId":""}
            """,
            Assert.Single(await Scene.RowsAsync("transaction/transaction-multi?txId={ToBob}"))
        );
    }

    [Fact]
    public async Task Internal_transfers_of_a_transaction_are_shown_to_the_last_member()
    {
        var rows = await Scene.ListAsync("transaction/internal-transaction-detail?txId={Split}");
        Scene.Shows(
            """
            {"txId":"{Split}","height":"4","transactionTime":"1767323085000","from":"{Splitter}","to":"{Treasury}","isFromContract":true,
            "isToContract":false,"operation":"call","amount":"2","state":"success"}
            """,
            rows[0]
        );
        Assert.Equal(["2", "1"], rows.Select(row => $"{row["amount"]}"));
        Assert.Equal("1", await Scene.ColumnAsync("transaction/internal-transaction-detail?txId={Split}&limit=1&page=2", "amount"));
        Assert.Empty(await Scene.ListAsync("transaction/internal-transaction-detail?txId={ToBob}"));
    }

    [Fact]
    public async Task Internal_transfers_of_several_transactions_are_one_list()
    {
        const string list = "transaction/internal-transaction-multi?txId={ToBob},{Split},{NoHash},{Split}";
        var rows = await Scene.ListAsync(list);
        Scene.Shows(
            """
            {"txId":"{Split}","blockHash":"{Block4}","height":"4","transactionTime":"1767323085000","operation":"call","from":"{Splitter}",
            "to":"{Treasury}","isFromContract":true,"isToContract":false,"amount":"2"}
            """,
            rows[0]
        );
        Assert.Equal(2, rows.Length);
        Assert.Equal("1", await Scene.ColumnAsync(list + "&limit=1&page=2", "amount"));
    }

    [Fact]
    public async Task Transfers_of_a_transaction_are_shown_to_the_last_member()
    {
        const string list = "transaction/token-transaction-detail?txId={CoinTransfer}";
        Scene.Shows(
            """
            {"txId":"{CoinTransfer}","height":"3","transactionTime":"1767323075000","from":"{Alice}","to":"{Bob}","isFromContract":false,
            "isToContract":false,"tokenContractAddress":"{Coin}","amount":"25","symbol":"KON"}
            """,
            Assert.Single(await Scene.ListAsync(list))
        );
        Assert.Single(await Scene.ListAsync(list + "&protocolType=token_20"));
        Assert.Empty(await Scene.ListAsync(list + "&protocolType=token_721"));
        Assert.Empty(await Scene.ListAsync(list + "&protocolType=token_10"));
        Assert.Empty(await Scene.ListAsync("transaction/token-transaction-detail?txId={ToBob}"));
    }

    [Fact]
    public async Task Transfers_of_several_transactions_are_one_list_in_the_order_of_the_hashes()
    {
        const string list = "transaction/token-transfer-multi?txId={BadgeMint},{CoinTransfer},{ToBob},{BirdMint}";
        var rows = await Scene.ListAsync(list);
        Assert.Equal(["MEDAL", "KON", "LARK"], rows.Select(row => $"{row["symbol"]}"));
        Scene.Shows(
            """
            {"txId":"{BadgeMint}","blockHash":"{Block3}","height":"3","transactionTime":"1767323075000","from":"{Zero}","to":"{Bob}",
            "isFromContract":false,"isToContract":false,"tokenContractAddress":"{Badges}","amount":"40","tokenId":"3","symbol":"MEDAL"}
            """,
            rows[0]
        );
        Assert.Equal("MEDAL KON LARK", await Scene.ColumnAsync(list + "&protocolType=", "symbol"));
        Assert.Equal("LARK", await Scene.ColumnAsync(list + "&limit=2&page=2", "symbol"));
        Assert.Equal("LARK", await Scene.ColumnAsync(list + "&protocolType=token_721", "symbol"));
    }
}
