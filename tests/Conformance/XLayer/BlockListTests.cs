using Kontor.Conformance.Harness;
using Kontor.Dialects.XLayer;

namespace Kontor.Conformance.XLayer;

public sealed class BlockListTests
{
    [Fact]
    public async Task The_genesis_block_is_listed_to_the_last_member()
    {
        await using var session = await XLayer.StartAsync();
        var reply = await session.SendAsync("GET", XLayer.Blocks + "&limit=1");
        var block = reply.Json["data"]![0]!["blockList"]![0]!;
        Assert.Matches("^0x[0-9a-f]{64}$", Text(block, "hash"));
        Assert.Matches("^0x[0-9a-f]{40}$", Text(block, "validator"));
        // Three holders of each of four tokens begin with what the treasury mints for them; that costs nothing.
        Assert.Equal(
            $$"""
            {"code":"0","msg":"","data":[{"page":"1","limit":"1","totalPage":"1","chainFullName":"X Layer","chainShortName":"XLAYER","blockList":[
            {"hash":"{{Text(block, "hash")}}","height":"0","validator":"{{Text(
                block,
                "validator"
            )}}","blockTime":"1767323045000","txnCount":"12",
            "blockSize":"{{Text(block, "blockSize")}}","mineReward":"0","totalFee":"0","feeSymbol":"OKB","avgFee":"0","ommerBlock":"0","gasUsed":"{{Text(
                block,
                "gasUsed"
            )}}","gasLimit":"30000000",
            "gasAvgPrice":"0","state":"done","burnt":"0"}]}]}
            """.ReplaceLineEndings(
                ""
            ),
            reply.Text
        );
        Assert.Equal(200, (int)reply.Status);
    }

    [Fact]
    public async Task Mined_blocks_come_newest_first_page_by_page()
    {
        await using var session = await XLayer.StartAsync();
        await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(3));
        await session.ControlAsync("POST", "/chains/xlayer/mine", new { blocks = 6 });
        var page = (await session.SendAsync("GET", XLayer.Blocks + "&page=2&limit=3")).Json["data"]![0]!;
        Assert.Equal(("2", "3", "3"), (Text(page, "page"), Text(page, "limit"), Text(page, "totalPage")));
        Assert.Equal(["3", "2", "1"], Heights(page));
        Assert.Equal("1767323048000", Text(page["blockList"]![0]!, "blockTime"));
        Assert.Equal(["0"], Heights((await session.SendAsync("GET", XLayer.Blocks + "&page=3&limit=3")).Json["data"]![0]!));
        var beyond = (await session.SendAsync("GET", XLayer.Blocks + "&page=4&limit=3")).Json["data"]![0]!;
        Assert.Empty(Heights(beyond));
        Assert.Equal("3", Text(beyond, "totalPage"));
    }

    [Fact]
    public async Task A_height_picks_one_block_and_none_above_the_tip()
    {
        await using var session = await XLayer.StartAsync();
        await session.ControlAsync("POST", "/chains/xlayer/mine", new { blocks = 2 });
        Assert.Equal(["1"], Heights((await session.SendAsync("GET", XLayer.Blocks + "&height=1")).Json["data"]![0]!));
        var above = (await session.SendAsync("GET", XLayer.Blocks + "&height=3")).Is(Errors.BlockHeightWithoutData);
        Assert.Equal("""{"code":"50040","msg":"No data is displayed for this block height.","data":[]}""", above.Text);
    }

    [Fact]
    public async Task Only_the_newest_ten_thousand_blocks_are_listed()
    {
        await using var session = await XLayer.StartAsync();
        await session.ControlAsync("POST", "/chains/xlayer/mine", new { blocks = 10_000 });
        var last = (await session.SendAsync("GET", XLayer.Blocks + "&page=3334&limit=3")).Json["data"]![0]!;
        Assert.Equal("3334", Text(last, "totalPage"));
        Assert.Equal(["1"], Heights(last));
        (await session.SendAsync("GET", XLayer.Blocks + "&page=3335&limit=3")).Is(Errors.HistoryRangeExceeded);
        (await session.SendAsync("GET", XLayer.Blocks + "&page=101&limit=100")).Is(Errors.HistoryRangeExceeded);
        (await session.SendAsync("GET", XLayer.Blocks + "&page=9223372036854775807")).Is(Errors.HistoryRangeExceeded);
        Assert.Equal(["0"], Heights((await session.SendAsync("GET", XLayer.Blocks + "&height=0")).Json["data"]![0]!));
    }

    [
        Theory,
        InlineData(""),
        InlineData("?limit=1"),
        InlineData("?chainShortName="),
        InlineData("?chainShortName=%20&limit=0"),
        InlineData("?CHAINSHORTNAME=xlayer")
    ]
    public async Task The_chain_has_to_be_named(string query)
    {
        await using var session = await XLayer.StartAsync();
        var reply = (await session.SendAsync("GET", XLayer.BlockList + query)).Is(Errors.ParameterEmpty);
        Assert.Equal("""{"code":"50014","msg":"Parameter chainShortName can not be empty.","data":[]}""", reply.Text);
    }

    [Theory]
    [InlineData("chainShortName=x/layer", "chainShortName")]
    [InlineData("chainShortName=xlayer&chainShortName=xlayer", "chainShortName")]
    [InlineData("chainShortName=ETH&height=-1", "height")]
    [InlineData("chainShortName=xlayer&height=0x1", "height")]
    [InlineData("chainShortName=xlayer&height=1&height=2", "height")]
    [InlineData("chainShortName=xlayer&height=99999999999999999999", "height")]
    [InlineData("chainShortName=xlayer&height=a&page=b", "height")]
    [InlineData("chainShortName=xlayer&page=0", "page")]
    [InlineData("chainShortName=xlayer&page=1.5&limit=101", "page")]
    [InlineData("chainShortName=xlayer&limit=0", "limit")]
    [InlineData("chainShortName=xlayer&limit=101", "limit")]
    [InlineData("chainShortName=xlayer&limit=+5", "limit")]
    public async Task The_first_malformed_parameter_is_named(string query, string name)
    {
        await using var session = await XLayer.StartAsync();
        var reply = (await session.SendAsync("GET", $"{XLayer.BlockList}?{query}")).Is(Errors.ParameterError);
        Assert.Equal($"Parameter {name} error.", reply.Json["msg"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_chains_name_is_taken_in_any_case_and_other_chains_are_not_served()
    {
        await using var session = await XLayer.StartAsync();
        foreach (var name in (string[])["xlayer", "XLAYER", "XLayer"])
            Assert.Equal("0", (await session.SendAsync("GET", $"{XLayer.BlockList}?chainShortName={name}")).Code);
        foreach (var name in (string[])["ETH", "TRADE_ZONE", "XLAYER_TESTNET"])
            (await session.SendAsync("GET", $"{XLayer.BlockList}?chainShortName={name}")).Is(Errors.ChainNotSupported);
    }

    [Fact]
    public async Task Blank_optional_parameters_are_absent_and_unknown_ones_are_ignored()
    {
        await using var session = await XLayer.StartAsync();
        var reply = await session.SendAsync("GET", XLayer.Blocks + "&height=&page=&limit=&tag=x&tag=y");
        Assert.Equal("20", Text(reply.Json["data"]![0]!, "limit"));
    }

    private static string Text(System.Text.Json.Nodes.JsonNode node, string name) => node[name]!.GetValue<string>();

    private static IEnumerable<string> Heights(System.Text.Json.Nodes.JsonNode page) =>
        page["blockList"]!.AsArray().Select(block => Text(block!, "height"));
}
