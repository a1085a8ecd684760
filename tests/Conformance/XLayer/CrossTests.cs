using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Dialects.XLayer;

namespace Kontor.Conformance.XLayer;

/// <summary>What goes over the bridge between X Layer and the Trade Zone.</summary>
public sealed class CrossTests
{
    private const string List = "cross/transaction-list";
    private const string Ada = "0x1111111111111111111111111111111111111111";
    private const string Bob = "0x2222222222222222222222222222222222222222";
    private const string Eve = "0x3333333333333333333333333333333333333333";

    private static readonly string[] s_members =
    [
        "id",
        "txType",
        "crossType",
        "status",
        "xlayerTxHash",
        "xlayerBlockHeight",
        "xlayerBlockTime",
        "tzTxHash",
        "tzBlockHeight",
        "tzBlockTime",
        "from",
        "to",
        "sourceAddress",
        "targetAddress",
        "value",
        "valueRaw",
        "tokenContractAddress",
        "tokenType",
        "tokenId",
        "tokenName",
        "tzEventIndex",
        "tzBlockHash",
        "batchDetail",
        "updateTime",
        "blockHeight",
    ];

    [Fact]
    public async Task A_deposit_is_seen_from_the_block_it_begins_in_until_it_has_arrived()
    {
        await using var session = await XLayer.StartAsync();
        var treasury = await session.TreasuryAsync();
        await session.ControlAsync("POST", $"/chains/xlayer/tokens/{Zone.HomeUsdt}/mint", new { to = Ada, amount = "30000000" });
        await session.PayHomeAsync(treasury, Ada, "1000000000000000000");
        await session.MineAsync(chain: "xlayer");
        var sent = await session.CrossAsync("deposit", Ada, Zone.HomeUsdt, (Bob, "25500000"));
        Assert.Empty(Rows(await session.PageAsync(List)));

        await session.MineAsync(chain: "xlayer");
        var row = Rows(await session.PageAsync(List)).Single()!;
        Assert.Equal(s_members, row.Names());
        Assert.Equal(("XLayerToTZ", "Deposit", ""), (row.Text("txType"), row.Text("crossType"), row.Text("status")));
        Assert.Equal(
            ((string)sent["outTransaction"]!, "2", ""),
            (row.Text("xlayerTxHash"), row.Text("xlayerBlockHeight"), row.Text("tzBlockHeight"))
        );
        Assert.Equal(row.Text("xlayerTxHash"), row.Text("id"));

        await session.MineAsync();
        row = Rows(await session.PageAsync(List)).Single()!;
        Assert.Equal(("0x1", "1", "1767323045000"), (row.Text("status"), row.Text("tzBlockHeight"), row.Text("tzBlockTime")));
        Assert.Equal((Ada, Bob, Ada, Bob), (row.Text("from"), row.Text("to"), row.Text("sourceAddress"), row.Text("targetAddress")));
        Assert.Equal(("25.5", "25500000", Zone.Usdt), (row.Text("value"), row.Text("valueRaw"), row.Text("tokenContractAddress")));
        Assert.Equal(("ERC20", "", "USDT"), (row.Text("tokenType"), row.Text("tokenId"), row.Text("tokenName")));
        Assert.Equal(("0", "", "2"), (row.Text("tzEventIndex"), row.Text("batchDetail"), row.Text("blockHeight")));
        var block = (await session.RowsAsync("block/block-fills", "height=1")).Single()!;
        Assert.Equal(block.Text("hash"), row.Text("tzBlockHash"));

        var inZone = (await session.RowsAsync("transaction/transaction-fills", $"txid={row.Text("tzTxHash")}")).Single()!;
        Assert.Equal(("Deposit", "1"), (inZone.Text("actionType"), inZone.Text("tokenTransferCount")));
        var same = (await session.RowsAsync("cross/transaction-fills", $"txid={row.Text("tzTxHash")}")).Single()!;
        Assert.Equal(row.ToJsonString(), same.ToJsonString());
        Assert.Empty(await session.RowsAsync("cross/transaction-fills", $"txid={row.Text("xlayerTxHash")}"));
    }

    [Fact]
    public async Task A_batch_of_withdrawals_is_one_row_that_says_who_gets_what()
    {
        await using var session = await XLayer.StartAsync();
        var treasury = await session.TreasuryAsync();
        await session.CrossAsync("batchWithdraw", treasury, null, (Ada, "1000000000000000000"), (Bob, "500000000000000000"));
        await session.MineAsync();
        await session.MineAsync(chain: "xlayer");
        var row = Rows(await session.PageAsync(List)).Single()!;
        Assert.Equal(("TZToXLayer", "BatchWithdraw", "0x1"), (row.Text("txType"), row.Text("crossType"), row.Text("status")));
        Assert.Equal(("", "", "1.5"), (row.Text("to"), row.Text("targetAddress"), row.Text("value")));
        Assert.Equal(
            ("", "", "OKB", ""),
            (row.Text("tokenContractAddress"), row.Text("tokenType"), row.Text("tokenName"), row.Text("tzEventIndex"))
        );
        Assert.Equal(
            $$"""[{"to":"{{Ada}}","value":"1","valueRaw":"1000000000000000000"},{"to":"{{Bob}}","value":"0.5","valueRaw":"500000000000000000"}]""",
            row.Text("batchDetail")
        );
        Assert.Equal("1", (await session.PageAsync(List, $"to={Bob}")).Text("total"));
        Assert.Equal(row.Text("tzTxHash"), row.Text("id"));
    }

    [Fact]
    public async Task Transfers_are_found_by_everything_they_have_to_do_with()
    {
        await using var session = await XLayer.StartAsync();
        var treasury = await session.TreasuryAsync();
        foreach (var (kind, to) in ((string, string)[])[("deposit", Ada), ("withdraw", Ada), ("withdraw", Bob)])
        {
            await session.CrossAsync(kind, treasury, null, (to, "5"));
            await session.MineAsync(chain: "xlayer");
            await session.MineAsync();
        }
        await session.MineAsync(chain: "xlayer");

        var all = Rows(await session.PageAsync(List));
        Assert.Equal(["3", "2", "1"], all.Select(row => row!.Text("tzBlockHeight")));
        await FindsAsync("", 3, 2, 1);
        await FindsAsync("height=2", 2);
        await FindsAsync("startBlockHeight=2", 3, 2);
        await FindsAsync("endBlockHeight=2", 2, 1);
        await FindsAsync("startBlockHeight=2&endBlockHeight=2", 2);
        await FindsAsync($"to={Ada}", 2, 1);
        await FindsAsync($"address={Ada}", 2, 1);
        await FindsAsync($"from={treasury}&to={Bob}", 3);
        await FindsAsync($"from={treasury}&address={Ada}&endBlockHeight=1", 1);
        await FindsAsync($"from={Ada}");
        await FindsAsync($"address={Eve}");
        await FindsAsync($"tokenContractAddress={Zone.Usdt}");
        await FindsAsync($"txid={all[1]!.Text("tzTxHash")}", 2);
        await FindsAsync($"txid={all[1]!.Text("xlayerTxHash")}", 2);
        await FindsAsync($"txid={all[1]!.Text("xlayerTxHash")}&to={Bob}");
        await FindsAsync($"txid={all[1]!.Text("xlayerTxHash")}&height=3");
        await FindsAsync("limit=1&page=2", 2);
        await FindsAsync("limit=1&page=4");
        Assert.Equal(("3", "3"), await TotalsAsync("limit=1&page=4"));

        var batch = await session.RowsAsync("cross/transaction-multi", $"txId={all[2]!.Text("tzTxHash")},{all[0]!.Text("tzTxHash")}");
        Assert.Equal(["1", "3"], batch.Select(row => row!.Text("tzBlockHeight")));

        async Task FindsAsync(string parameters, params int[] heights) =>
            Assert.Equal(
                heights.Select(height => $"{height}"),
                Rows(await session.PageAsync(List, parameters)).Select(row => row!.Text("tzBlockHeight"))
            );

        async Task<(string, string)> TotalsAsync(string parameters)
        {
            var page = await session.PageAsync(List, parameters);
            return (page.Text("total"), page.Text("totalPage"));
        }
    }

    [Fact]
    public async Task What_a_reorganisation_takes_back_is_on_its_way_again_or_gone()
    {
        await using var session = await XLayer.StartAsync();
        await session.CrossAsync("deposit", await session.TreasuryAsync(), null, (Ada, "5"));
        await session.MineAsync(chain: "xlayer");
        await session.MineAsync();
        Assert.Equal("0x1", Rows(await session.PageAsync(List)).Single()!.Text("status"));
        await session.ControlAsync("POST", "/chains/tradezone/reorg", new { depth = 1 });
        Assert.Equal("", Rows(await session.PageAsync(List)).Single()!.Text("status"));
        Assert.Empty(Rows(await session.PageAsync(List, "height=1")));
        await session.ControlAsync("POST", "/chains/xlayer/reorg", new { depth = 1 });
        Assert.Empty(Rows(await session.PageAsync(List)));
    }

    [Theory]
    [InlineData("height=1&startBlockHeight=1", "50024", "Parameter height and startBlockHeight can not exist at the same time.")]
    [InlineData("height=1&endBlockHeight=1", "50024", "Parameter height and endBlockHeight can not exist at the same time.")]
    [InlineData("startBlockHeight=2&endBlockHeight=1", "50016", "Parameter startBlockHeight does not match parameter endBlockHeight.")]
    [InlineData("txid=0x12", "50036", "Parameter txid error.")]
    [InlineData("address=ada", "50036", "Parameter address error.")]
    [InlineData("from=ada", "50036", "Parameter from error.")]
    [InlineData("to=ada", "50036", "Parameter to error.")]
    [InlineData("tokenContractAddress=ada", "50036", "Parameter tokenContractAddress error.")]
    public async Task What_is_asked_wrongly_has_its_row(string parameters, string code, string message)
    {
        await using var session = await XLayer.StartAsync();
        var reply = await session.AskAsync(List, parameters);
        Assert.Equal($$"""{"code":"{{code}}","msg":"{{message}}","data":[]}""", reply.Text);
        Assert.Equal(ErrorsByCode(code).Http, (int)reply.Status);
    }

    private static Catalog.ErrorRow ErrorsByCode(string code) => Errors.All.Single(row => row.Code == code);

    private static JsonArray Rows(JsonObject page) => page["data"]!.AsArray();
}
