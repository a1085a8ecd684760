using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Dialects.XLayer;

namespace Kontor.Conformance.XLayer;

/// <summary>The blocks, transactions and addresses of the Trade Zone.</summary>
public sealed class TradeZoneTests
{
    private const string Ada = "0x1111111111111111111111111111111111111111";
    private const string Bob = "0x2222222222222222222222222222222222222222";

    private static readonly string[] s_page = ["page", "limit", "totalPage", "total", "data"];

    private static readonly string[] s_listed =
    [
        "hash",
        "blockHeight",
        "blockHash",
        "blockTime",
        "status",
        "from",
        "actionType",
        "index",
        "value",
        "valueRaw",
    ];

    private static readonly string[] s_whole = [.. s_listed, "nonce", "actionData", "errorMessage", "tokenTransferCount", "eventCount"];

    [Fact]
    public async Task A_block_is_shown_to_the_last_member()
    {
        await using var session = await XLayer.StartAsync();
        await session.PayAsync(await session.TreasuryAsync(), Ada, "5");
        await session.MineAsync();
        var block = (await session.RowsAsync("block/block-fills", "height=1")).Single()!;
        Assert.Equal(
            [
                "hash",
                "height",
                "previousBlockHash",
                "miner",
                "blockTime",
                "size",
                "transactionCount",
                "tokenTransferCount",
                "eventCount",
                "transactionsRoot",
            ],
            block.Names()
        );
        var genesis = (await session.RowsAsync("block/block-fills", "height=0")).Single()!;
        Assert.Equal(("1", "1", "0"), (block.Text("height"), block.Text("transactionCount"), block.Text("eventCount")));
        Assert.Equal(genesis.Text("hash"), block.Text("previousBlockHash"));
        var above = (await session.AskAsync("block/block-fills", "height=2")).Is(Errors.BlockHeightWithoutData);
        Assert.Equal("""{"code":"50040","msg":"No data is displayed for this block height.","data":[]}""", above.Text);
    }

    [Fact]
    public async Task Blocks_are_listed_to_the_first_however_many_there_are()
    {
        await using var session = await XLayer.StartAsync();
        await session.MineAsync(10_000);
        await session.MineAsync(5);
        var page = await session.PageAsync("block/block-list", "limit=100&page=101");
        Assert.Equal(s_page, page.Names());
        Assert.Equal(("101", "100", "101", "10006"), (page.Text("page"), page.Text("limit"), page.Text("totalPage"), page.Text("total")));
        var rows = page["data"]!.AsArray();
        Assert.Equal(["5", "4", "3", "2", "1", "0"], rows.Select(row => row!.Text("height")));
        Assert.Equal(["hash", "height", "miner", "blockTime", "transactionCount"], rows[0]!.Names());
        Assert.Empty((await session.PageAsync("block/block-list", "page=9223372036854775807"))["data"]!.AsArray());
        Assert.Equal("7", (await session.PageAsync("block/block-list", "height=7"))["data"]!.AsArray().Single()!.Text("height"));
        (await session.AskAsync("block/block-list", "height=10006")).Is(Errors.BlockHeightWithoutData);

        var beyond = (await session.AskAsync("block/transaction-list-multi", "startBlockHeight=0&endBlockHeight=10001")).Is(
            Errors.HistoryRangeExceeded
        );
        Assert.Equal("""{"code":"50117","msg":"Exceeds the range of historical data queries.","data":[]}""", beyond.Text);
        await session.RowsAsync("block/transaction-list-multi", "startBlockHeight=1&endBlockHeight=10001");
    }

    [Fact]
    public async Task Transactions_are_listed_by_block_by_range_by_hash_of_the_block_and_by_address()
    {
        await using var session = await XLayer.StartAsync();
        var treasury = await session.TreasuryAsync();
        var first = await session.PayAsync(treasury, Ada, "1500000000000000000");
        await session.MineAsync();
        var second = await session.PayAsync(treasury, Bob, "7");
        await session.MineAsync();

        var page = await session.PageAsync("block/transaction-list", "height=1");
        Assert.Equal(s_page, page.Names());
        var row = page["data"]!.AsArray().Single()!;
        Assert.Equal(s_listed, row.Names());
        Assert.Equal(
            (first, "1", "0x1", "transfer"),
            (row.Text("hash"), row.Text("blockHeight"), row.Text("status"), row.Text("actionType"))
        );
        Assert.Equal(("0", "1.5", "1500000000000000000"), (row.Text("index"), row.Text("value"), row.Text("valueRaw")));
        Assert.Equal(treasury, row.Text("from"));

        Assert.Equal(
            [second, first],
            Hashes(await session.RowsAsync("block/transaction-list-multi", "startBlockHeight=1&endBlockHeight=9"))
        );
        Assert.Equal(
            [first],
            Hashes(await session.RowsAsync("block/transaction-list-multi", "startBlockHeight=1&endBlockHeight=9&page=2&limit=1"))
        );
        Assert.Equal([second], Hashes(Data(await session.PageAsync("transaction/transaction-list", "limit=1"))));
        Assert.Equal([first], Hashes(Data(await session.PageAsync("transaction/transaction-list", $"blockHash={row.Text("blockHash")}"))));
        Assert.Equal([second], Hashes(Data(await session.PageAsync("transaction/transaction-list", "height=2"))));
        Assert.Empty(Data(await session.PageAsync("transaction/transaction-list", $"blockHash={first}")));
        Assert.Equal([second], Hashes(Data(await session.PageAsync("address/transaction-list", $"address={Bob}"))));
        Assert.Empty(Data(await session.PageAsync("address/transaction-list", $"address={Bob}&endBlockHeight=1")));
        Assert.Equal("2", (await session.PageAsync("address/transaction-list", $"address={treasury}&startBlockHeight=1")).Text("total"));

        var account = (await session.RowsAsync("address/information-evm", $"address={Bob}")).Single()!;
        Assert.Equal(["address", "lastTransactionTime", "transactionCount"], account.Names());
        Assert.Equal(
            (Bob, "1767323045000", "1"),
            (account.Text("address"), account.Text("lastTransactionTime"), account.Text("transactionCount"))
        );
        var nobody = (await session.AskAsync("address/information-evm", "address=0x3333333333333333333333333333333333333333")).Text;
        Assert.Equal(
            """{"code":"0","msg":"","data":[{"address":"0x3333333333333333333333333333333333333333","lastTransactionTime":"","transactionCount":"0"}]}""",
            nobody
        );
    }

    [Fact]
    public async Task A_transaction_is_shown_with_all_that_it_did()
    {
        await using var session = await XLayer.StartAsync();
        var treasury = await session.TreasuryAsync();
        var paid = await session.PayAsync(treasury, Ada, "5");
        var minted = (string)
            (await session.ControlAsync("POST", $"/chains/tradezone/tokens/{Zone.Usdt}/mint", new { to = Ada, amount = "9" }))["hash"]!;
        var failed = (string)
            (
                await session.ControlAsync(
                    "POST",
                    "/chains/tradezone/transactions",
                    new
                    {
                        from = treasury,
                        to = Zone.Usdt,
                        input = "0x01020304",
                        gasLimit = 500_000,
                    }
                )
            )["hash"]!;
        await session.MineAsync();

        var whole = (await session.RowsAsync("transaction/transaction-fills", $"txid={paid}")).Single()!;
        Assert.Equal(s_whole, whole.Names());
        Assert.Equal($$"""{"to":"{{Ada}}","value":"5","input":"0x"}""", whole.Text("actionData"));
        Assert.Equal(("0", "0", ""), (whole.Text("tokenTransferCount"), whole.Text("eventCount"), whole.Text("errorMessage")));

        var batch = await session.RowsAsync("transaction/transaction-multi", $"txId={failed},{minted},0x{new string('0', 64)},{failed}");
        Assert.Equal([failed, minted], Hashes(batch));
        Assert.Equal(("call", "0x0"), (batch[0]!.Text("actionType"), batch[0]!.Text("status")));
        Assert.NotEqual("", batch[0]!.Text("errorMessage"));
        Assert.Equal(
            ("mint", "1", "1"),
            (batch[1]!.Text("actionType"), batch[1]!.Text("tokenTransferCount"), batch[1]!.Text("eventCount"))
        );
        Assert.Equal(
            """{"code":"0","msg":"","data":[]}""",
            (await session.AskAsync("transaction/transaction-fills", $"txid=0x{new string('a', 64)}")).Text
        );
    }

    [Theory]
    [InlineData("block/block-fills", "", "50014", "Parameter height can not be empty.")]
    [InlineData("block/block-fills", "height=x", "50036", "Parameter height error.")]
    [InlineData("block/block-list", "limit=101", "50036", "Parameter limit error.")]
    [InlineData("block/transaction-list", "height=5", "50040", "No data is displayed for this block height.")]
    [InlineData("block/transaction-list-multi", "startBlockHeight=1", "50014", "Parameter endBlockHeight can not be empty.")]
    [InlineData(
        "block/transaction-list-multi",
        "startBlockHeight=2&endBlockHeight=1",
        "50016",
        "Parameter startBlockHeight does not match parameter endBlockHeight."
    )]
    [InlineData(
        "block/transaction-list-multi",
        "startBlockHeight=5&endBlockHeight=6",
        "50040",
        "No data is displayed for this block height."
    )]
    [InlineData("transaction/transaction-list", "blockHash=0x1", "50036", "Parameter blockHash error.")]
    [InlineData("transaction/transaction-list", "height=5", "50040", "No data is displayed for this block height.")]
    [InlineData("transaction/transaction-fills", "", "50014", "Parameter txid can not be empty.")]
    [InlineData("transaction/transaction-multi", "txId=0x1", "50036", "Parameter txId error.")]
    [InlineData("address/information-evm", "", "50014", "Parameter address can not be empty.")]
    [InlineData("address/transaction-list", "address=0x1", "50036", "Parameter address error.")]
    [InlineData(
        "address/transaction-list",
        "address=0x1111111111111111111111111111111111111111&startBlockHeight=2&endBlockHeight=1",
        "50016",
        "Parameter startBlockHeight does not match parameter endBlockHeight."
    )]
    public async Task What_is_asked_wrongly_has_its_row(string path, string parameters, string code, string message)
    {
        await using var session = await XLayer.StartAsync();
        Assert.Equal($$"""{"code":"{{code}}","msg":"{{message}}","data":[]}""", (await session.AskAsync(path, parameters)).Text);
    }

    [Fact]
    public async Task A_height_and_a_hash_that_name_two_blocks_do_not_match()
    {
        await using var session = await XLayer.StartAsync();
        await session.MineAsync(2);
        var hash = (await session.RowsAsync("block/block-fills", "height=1")).Single()!.Text("hash");
        Assert.Equal("0", (await session.AskAsync("transaction/transaction-list", $"height=1&blockHash={hash}")).Code);
        var reply = (await session.AskAsync("transaction/transaction-list", $"height=2&blockHash={hash}")).Is(Errors.ParametersMismatch);
        Assert.Equal("""{"code":"50016","msg":"Parameter height does not match parameter blockHash.","data":[]}""", reply.Text);
    }

    [Theory, InlineData("transaction/transaction-multi"), InlineData("cross/transaction-multi")]
    public async Task Twenty_hashes_are_a_batch_and_twenty_one_are_too_many(string path)
    {
        await using var session = await XLayer.StartAsync();
        var hash = "0x" + new string('a', 64);
        Assert.Equal("0", (await session.AskAsync(path, $"txId={string.Join(',', Enumerable.Repeat(hash, 20))}")).Code);
        var reply = (await session.AskAsync(path, $"txId={string.Join(',', Enumerable.Repeat(hash, 21))}")).Is(
            Errors.ParameterCountOverMax
        );
        Assert.Equal("""{"code":"50025","msg":"Parameter txId count exceeds the limit 20.","data":[]}""", reply.Text);
    }

    [Fact]
    public async Task The_zone_is_another_chain_than_X_Layer()
    {
        await using var session = await XLayer.StartAsync();
        var reply = (await session.SendAsync("GET", $"{Zone.Prefix}block/block-list?chainShortName=XLAYER")).Is(Errors.ChainNotSupported);
        Assert.Equal("""{"code":"50038","msg":"This chain does not currently support.","data":[]}""", reply.Text);
    }

    private static JsonArray Data(JsonObject page) => page["data"]!.AsArray();

    private static IEnumerable<string> Hashes(JsonArray rows) => rows.Select(row => row!.Text("hash"));
}
