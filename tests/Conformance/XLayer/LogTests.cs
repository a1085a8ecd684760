using Kontor.World.Chains;

namespace Kontor.Conformance.XLayer;

/// <summary>What contracts noted: four ways to ask, one way to show.</summary>
public sealed class LogTests(SceneFixture fixture) : IClassFixture<SceneFixture>
{
    private const string Transfer = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";

    private Scene Scene => fixture.Scene;

    [Theory]
    [InlineData("log/by-transaction?txId={CoinTransfer}")]
    [InlineData("log/by-address?address={Coin}")]
    [InlineData("log/by-address-and-topic?address={Coin}&topic0=" + Transfer)]
    [InlineData("log/by-block-and-address?startBlockHeight=3&endBlockHeight=3&address={Coin}")]
    public async Task A_log_is_shown_to_the_last_member(string target) =>
        Scene.Shows(
            $$"""
            {"height":"3","address":"{Coin}","topics":["{{Transfer}}",
            "0x0000000000000000000000001111111111111111111111111111111111111111",
            "0x0000000000000000000000002222222222222222222222222222222222222222"],
            "data":"0x00000000000000000000000000000000000000000000000000000000000009c4","blockHash":"{Block3}","methodId":"0xa9059cbb",
            "transactionTime":"1767323075000","logIndex":"0","txId":"{CoinTransfer}"}
            """,
            (await Scene.RowsAsync(target))[0]
        );

    [Theory]
    [InlineData("log/by-address?address={Coin}", "{CoinTransfer} {CoinCreation}")]
    [InlineData("log/by-address-and-topic?address={Coin}&topic0=" + Transfer, "{CoinTransfer} {CoinCreation}")]
    [InlineData("log/by-address-and-topic?address={Badges}&topic0=" + Transfer, "")]
    [InlineData("log/by-block-and-address?startBlockHeight=0&endBlockHeight=2&address={Coin}", "{CoinCreation}")]
    [InlineData("log/by-block-and-address?startBlockHeight=4&endBlockHeight=4&address={Coin}", "")]
    [InlineData("log/by-transaction?txId={BadgeMint}", "{BadgeMint}")]
    [InlineData("log/by-transaction?txId={Failed}", "")]
    [InlineData("log/by-address?address={Bob}", "")]
    public async Task Logs_come_newest_first(string target, string hashes) =>
        Assert.Equal(Scene.Named(hashes), string.Join(' ', (await Scene.RowsAsync(target)).Select(row => $"{row!["txId"]}")));

    [Fact]
    public async Task A_log_is_numbered_in_its_block()
    {
        var log = Assert.Single(await Scene.RowsAsync("log/by-transaction?txId={BadgeMint}"))!;
        Assert.Equal(("2", 4), ($"{log["logIndex"]}", log["topics"]!.AsArray().Count));
    }

    [Fact]
    public async Task The_newest_thousand_logs_are_all_that_is_shown()
    {
        await using var scene = await Scene.StartEmptyAsync();
        await scene.SendAsync(scene.Treasury, Scene.Alice, "1000000000000000000");
        await scene.MineAsync();
        var (coin, _) = await scene.CreateTokenAsync("erc20", "MANY", "Many", 0, "5000");
        var payer = await scene.DeployAsync(Scene.Alice, "forwarder");
        await scene.MineAsync();
        await scene.CallAsync(Scene.Alice, coin, TokenCall.Transfer(Address20.Parse(payer), 5_000));
        var everybody = Enumerable.Range(1, 102).Select(one => Address20.Parse($"0x{one:x40}")).ToArray();
        var ones = Enumerable.Repeat(Word256.One, everybody.Length).ToArray();
        for (var time = 0; time < 10; time++)
            await scene.CallAsync(Scene.Alice, payer, TokenCall.PayToken(Address20.Parse(coin), everybody, ones));
        await scene.MineAsync();
        var logs = await scene.RowsAsync($"log/by-address?address={coin}");
        Assert.Equal(1_000, logs.Count);
        Assert.Equal("1020", $"{logs[0]!["logIndex"]}");
        Assert.Equal("21", $"{logs[^1]!["logIndex"]}");
    }
}
