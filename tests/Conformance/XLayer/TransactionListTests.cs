namespace Kontor.Conformance.XLayer;

/// <summary>The transactions of the whole chain, and those that wait for it.</summary>
public sealed class TransactionListTests(SceneFixture fixture) : IClassFixture<SceneFixture>
{
    private Scene Scene => fixture.Scene;

    [Fact]
    public async Task A_transaction_of_the_chain_is_shown_to_the_last_member()
    {
        var rows = await Scene.ListAsync("transaction/transaction-list?height=1");
        Scene.Shows(
            """
            {"txid":"{ToBob}","blockHash":"{Block1}","height":"1","transactionTime":"1767323055000","input":"{Treasury}","output":"{Bob}",
            "isFromContract":false,"isToContract":false,"amount":"1.5","transactionSymbol":"OKB","txfee":"0.000000525","methodId":"",
            "transactionType":"2","state":"success"}
            """,
            rows[0]
        );
        Assert.Equal(2, rows.Length);
    }

    [Theory]
    [InlineData("?limit=2", "{Failed} {Split}")]
    [InlineData("?limit=2&page=2", "{BadgeMint} {BirdMint}")]
    [InlineData("?blockHash={Block1}", "{ToBob} {ToAlice}")]
    [InlineData("?blockHash={Block1}&height=1&limit=1&page=2", "{ToAlice}")]
    [InlineData("?blockHash={NoHash}", "")]
    public async Task The_list_of_the_chain_is_narrowed_to_a_block(string query, string hashes) =>
        Assert.Equal(Scene.Named(hashes), await Scene.ColumnAsync("transaction/transaction-list" + query, "txid"));

    [Fact]
    public async Task A_large_transaction_is_shown_to_the_last_member() =>
        Scene.Shows(
            """
            {"txid":"{ToAlice}","blockHash":"{Block1}","height":"1","transactionTime":"1767323055000","input":"{Treasury}","output":"{Alice}",
            "isInputContract":false,"isOutputContract":false,"amount":"500","transactionSymbol":"OKB","txfee":"0.000000525","methodId":"",
            "transactionType":"2","state":"success"}
            """,
            Assert.Single(await Scene.ListAsync("transaction/large-transaction-list"))
        );

    [Theory]
    [InlineData("?type=100", 1)]
    [InlineData("?type=500", 1)]
    [InlineData("?type=499.999", 1)]
    [InlineData("?type=500.000000000000000001", 0)]
    [InlineData("?type=500.0000000000000000001", 0)]
    [InlineData("?type=501", 0)]
    [InlineData("?height=1", 1)]
    [InlineData("?height=2", 0)]
    [InlineData("?blockHash={Block1}&height=1", 1)]
    [InlineData("?blockHash={Block4}", 0)]
    [InlineData("?page=2", 0)]
    public async Task Large_is_what_reaches_the_amount_that_is_asked_for(string query, int count) =>
        Assert.Equal(count, (await Scene.ListAsync("transaction/large-transaction-list" + query)).Length);

    [Fact]
    public async Task What_waits_has_no_height_and_shows_the_most_it_would_pay() =>
        Scene.Shows(
            """
            {"txid":"{Waiting}","height":"","transactionTime":"1767323086000","isInputContract":false,"isOutputContract":false,
            "input":"{Bob}","output":"{Alice}","amount":"0.25","transactionSymbol":"OKB","txfee":"0.00000252","methodId":"",
            "transactionType":"2","state":"pending","randomNumber":"1"}
            """,
            Assert.Single(await Scene.ListAsync("transaction/unconfirmed-transaction-list"))
        );

    [Fact]
    public async Task What_waits_comes_newest_first_and_is_gone_when_it_is_mined()
    {
        await using var scene = await Scene.StartEmptyAsync();
        List<string> hashes = [];
        for (var sent = 0; sent < 3; sent++)
        {
            hashes.Insert(0, await scene.SendAsync(scene.Treasury, Scene.Alice, "7"));
            await scene.Session.Venue.AdvanceAsync(TimeSpan.FromSeconds(1));
        }
        const string list = "transaction/unconfirmed-transaction-list";
        Assert.Equal(string.Join(' ', hashes), await scene.ColumnAsync(list, "txid"));
        Assert.Equal(hashes[2], await scene.ColumnAsync(list + "?limit=2&page=2", "txid"));
        Assert.Equal("", await scene.ColumnAsync("transaction/transaction-list?height=0&page=2", "txid"));
        await scene.MineAsync();
        Assert.Equal("", await scene.ColumnAsync(list, "txid"));
        Assert.Equal(string.Join(' ', hashes), await scene.ColumnAsync("transaction/transaction-list?height=1", "txid"));
    }
}
