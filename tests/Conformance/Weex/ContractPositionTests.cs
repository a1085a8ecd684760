using System.Text.Json.Nodes;
using Kontor.Dialects.Weex;

namespace Kontor.Conformance.Weex;

/// <summary>Positions: shown, backed with more or less, and closed.</summary>
public sealed class ContractPositionTests
{
    private const long NowMs = ContractScene.NowMs;

    [Fact]
    public async Task A_position_is_shown_whole()
    {
        await using var scene = await ContractScene.StartAsync();
        Assert.Equal("[]", await scene.Ada.TextAsync("account/position/allPosition"));
        await scene.TradeAsync("0.02", "50000");
        var trade = (long)(await scene.Ada.ReadAsync("userTrades"))[0]!["id"]!;
        var id = await scene.Ada.PositionAsync("LONG");
        Assert.Equal(18, $"{id}".Length);
        // With 10000 behind it, no price liquidates so small a position.
        var shown =
            $$"""{"id":{{id}},"asset":"USDT","symbol":"BTCUSDT","side":"LONG","marginType":"CROSSED","separatedMode":"COMBINED","separatedOpenOrderId":0,"leverage":"20","size":"0.02","openValue":"1000","openFee":"0.6","fundingFee":"0","marginSize":"50","isolatedMargin":"0","isAutoAppendIsolatedMargin":false,"cumOpenSize":"0.02","cumOpenValue":"1000","cumOpenFee":"0.6","cumCloseSize":"0","cumCloseValue":"0","cumCloseFee":"0","cumFundingFee":"0","cumLiquidateFee":"0","createdMatchSequenceId":{{trade}},"updatedMatchSequenceId":{{trade}},"createdTime":{{NowMs}},"updatedTime":{{NowMs}},"unrealizePnl":"0","liquidatePrice":"0"}""";
        Assert.Equal($"[{shown}]", await scene.Ada.TextAsync("account/position/allPosition"));
        Assert.Equal($"[{shown}]", await scene.Ada.TextAsync("account/position/singlePosition?symbol=BTCUSDT"));
        Assert.Equal("[]", await scene.Ada.TextAsync("account/position/singlePosition?symbol=ETHUSDT"));

        // Half of it is closed: what it cost to open goes with it in proportion.
        await scene.AdvanceAsync(TimeSpan.FromSeconds(1));
        await scene.Bob.DoneAsync("BUY", "SHORT", "0.01", "50000");
        await scene.Ada.DoneAsync("SELL", "LONG", "0.01");
        var half = (await scene.Ada.ReadAsync("account/position/allPosition"))[0]!;
        Assert.Equal(
            ("0.01", "500", "0.3", "0.6"),
            (Text(half, "size"), Text(half, "openValue"), Text(half, "openFee"), Text(half, "cumOpenFee"))
        );
        Assert.Equal(("0.01", "500", "0.3"), (Text(half, "cumCloseSize"), Text(half, "cumCloseValue"), Text(half, "cumCloseFee")));
        Assert.Equal((trade, trade + 1), ((long)half["createdMatchSequenceId"]!, (long)half["updatedMatchSequenceId"]!));
        Assert.Equal((NowMs, NowMs + 1_000), ((long)half["createdTime"]!, (long)half["updatedTime"]!));
    }

    [Fact]
    public async Task A_short_position_earns_when_the_price_falls_and_has_a_price_that_ends_it()
    {
        await using var scene = await ContractScene.StartAsync();
        await scene.TradeAsync("1", "50000");
        await scene.SetIndexAsync("49000");
        var (mine, theirs) = (await OneAsync(scene.Bob), await OneAsync(scene.Ada));
        Assert.True(Number(mine, "unrealizePnl") > 0);
        Assert.Equal(Number(mine, "unrealizePnl"), -Number(theirs, "unrealizePnl"));
        Assert.True(Number(mine, "liquidatePrice") > 50_000);
        Assert.InRange(Number(theirs, "liquidatePrice"), 1, 49_000);
    }

    [Fact]
    public async Task Margin_of_an_isolated_position_is_added_and_taken_back()
    {
        await using var scene = await ContractScene.StartAsync();
        var id = await IsolatedAsync(scene);
        Assert.Equal(("50", "50"), Margins(await OneAsync(scene.Ada)));
        Assert.Equal($$"""{"code":"200","msg":"success","requestTime":{{NowMs}}}""", (await MoveAsync(scene, id, "25.5", 1)).Text);
        Assert.Equal(("75.5", "75.5"), Margins(await OneAsync(scene.Ada)));
        // Some clients write the kind as text.
        Assert.Equal(200, (int)(await MoveAsync(scene, id, "5.5", "2")).Status);
        Assert.Equal(("70", "70"), Margins(await OneAsync(scene.Ada)));
        foreach (var (amount, type) in new[] { ("20.01", 2), ("10000", 1) })
        {
            var reply = await MoveAsync(scene, id, amount, type);
            Assert.Equal(
                (400, """{"code":-1054,"msg":"FAILED_PRECONDITION: Move margin available amount not enough."}"""),
                ((int)reply.Status, reply.Text)
            );
        }
        await scene.SettleAsync();
    }

    [Fact]
    public async Task A_position_may_take_more_margin_by_itself()
    {
        await using var scene = await ContractScene.StartAsync();
        var id = await IsolatedAsync(scene);
        Assert.Equal(
            $$"""{"code":"200","msg":"success","requestTime":{{NowMs}}}""",
            (await scene.Ada.PostAsync("account/modifyAutoAppendMargin", new { positionId = id, autoAppendMargin = true })).Text
        );
        Assert.True((bool)(await OneAsync(scene.Ada))["isAutoAppendIsolatedMargin"]!);
        await scene.Ada.PostAsync("account/modifyAutoAppendMargin", new { positionId = $"{id}", autoAppendMargin = "false" });
        Assert.False((bool)(await OneAsync(scene.Ada))["isAutoAppendIsolatedMargin"]!);
    }

    [Fact]
    public async Task Margin_that_cannot_be_moved_is_refused()
    {
        await using var scene = await ContractScene.StartAsync();
        var id = await IsolatedAsync(scene);
        await scene.Bob.DoneAsync("SELL", "SHORT", "0.1", "3000", new { symbol = "ETHUSDT" });
        await scene.Ada.DoneAsync("BUY", "LONG", "0.1", more: new { symbol = "ETHUSDT" });
        var cross = (long)(await scene.Ada.ReadAsync("account/position/singlePosition?symbol=ETHUSDT"))[0]!["id"]!;
        IsEmpty(await scene.Ada.PostAsync("account/positionMargin", new { amount = "1", type = 1 }), "isolatedPositionId");
        IsEmpty(await scene.Ada.PostAsync("account/positionMargin", new { isolatedPositionId = id, type = 1 }), "amount");
        IsEmpty(await scene.Ada.PostAsync("account/positionMargin", new { isolatedPositionId = id, amount = "1" }), "type");
        IsInvalid(await MoveAsync(scene, id, "0", 1), "amount");
        IsInvalid(await MoveAsync(scene, id, "-1", 1), "amount");
        IsInvalid(await MoveAsync(scene, id, "1", 3), "type");
        // Another's, one that never was, and one that has no margin of its own.
        foreach (var other in new[] { id + 1_000, 1, cross })
            IsInvalid(await MoveAsync(scene, other, "1", 1), "isolatedPositionId");
        (await MoveAsync(scene, id, "0.000000001", 1)).Is(Errors.DecimalPrecisionError);
        const string append = "account/modifyAutoAppendMargin";
        IsEmpty(await scene.Ada.PostAsync(append, new { positionId = id }), "autoAppendMargin");
        IsInvalid(await scene.Ada.PostAsync(append, new { positionId = id, autoAppendMargin = "yes" }), "autoAppendMargin");
        IsInvalid(await scene.Ada.PostAsync(append, new { positionId = cross, autoAppendMargin = true }), "positionId");
        IsInvalid(await scene.Bob.PostAsync(append, new { positionId = id, autoAppendMargin = true }), "positionId");
    }

    [Fact]
    public async Task Positions_are_closed_at_the_market()
    {
        await using var scene = await ContractScene.StartAsync();
        await scene.TradeAsync("0.02", "50000");
        await scene.Bob.DoneAsync("BUY", "SHORT", "0.02", "49990");
        var id = await scene.Ada.PositionAsync("LONG");
        var closed = await scene.Ada.PostAsync("closePositions", new { });
        var order = (long)closed.Json[0]!["successOrderId"]!;
        Assert.Equal($$"""[{"positionId":{{id}},"success":true,"successOrderId":{{order}},"errorMessage":""}]""", closed.Text);
        Assert.Equal("[]", await scene.Ada.TextAsync("account/position/allPosition"));
        var placed = await scene.Ada.ReadAsync($"order?orderId={order}");
        Assert.Equal(
            ("MARKET", "SELL", "LONG", "49990"),
            (Text(placed, "type"), Text(placed, "side"), Text(placed, "positionSide"), Text(placed, "avgPrice"))
        );
        Assert.Equal("[]", (await scene.Ada.PostAsync("closePositions", new { symbol = "BTCUSDT" })).Text);
        Assert.Equal(
            $$"""[{"positionId":{{id}},"success":false,"successOrderId":0,"errorMessage":"FAILED_PRECONDITION: there is no such position"}]""",
            (await scene.Ada.PostAsync("closePositions", new { positionId = id })).Text
        );
        await scene.SettleAsync();
    }

    [Fact]
    public async Task Of_several_positions_the_one_that_is_named_is_closed()
    {
        await using var scene = await ContractScene.StartAsync();
        await scene.TradeAsync("0.02", "50000");
        await scene.Bob.DoneAsync("BUY", "LONG", "0.02", "50000");
        await scene.Ada.DoneAsync("SELL", "SHORT", "0.02");
        await scene.Bob.DoneAsync("SELL", "LONG", "0.02", "50010");
        var (longs, shorts) = (await scene.Ada.PositionAsync("LONG"), await scene.Ada.PositionAsync("SHORT"));
        (await scene.Ada.PostAsync("closePositions", new { symbol = "ETHUSDT", positionId = shorts })).Is(Errors.InvalidParamCombination);
        var closed = (await scene.Ada.PostAsync("closePositions", new { symbol = "BTCUSDT", positionId = $"{shorts}" })).Json.AsArray();
        Assert.Equal((shorts, true), ((long)closed.Single()!["positionId"]!, (bool)closed[0]!["success"]!));
        Assert.Equal(longs, (long)(await OneAsync(scene.Ada))["id"]!);
        (await scene.Ada.PostAsync("closePositions", new { symbol = "NOPEUSDT" })).Is(Errors.InvalidSymbol);
        IsInvalid(await scene.Ada.PostAsync("closePositions", new { positionId = "last" }), "positionId");
        // Nobody bids, so the order is there and has closed nothing.
        var all = (await scene.Ada.PostAsync("closePositions", new { symbol = "BTCUSDT" })).Json.AsArray();
        Assert.True((bool)all.Single()!["success"]!);
        Assert.Equal(longs, (long)(await OneAsync(scene.Ada))["id"]!);
    }

    /// <summary>An isolated long position of Ada's worth 1000, with a leverage of 20.</summary>
    private static async Task<long> IsolatedAsync(ContractScene scene)
    {
        await scene.Ada.PostAsync("account/marginType", new { symbol = "BTCUSDT", marginType = "ISOLATED" });
        await scene.TradeAsync("0.02", "50000");
        return await scene.Ada.PositionAsync("LONG");
    }

    private static Task<Harness.Reply> MoveAsync(ContractScene scene, long id, string amount, object type) =>
        scene.Ada.PostAsync(
            "account/positionMargin",
            new
            {
                isolatedPositionId = id,
                amount,
                type,
            }
        );

    private static async Task<JsonNode> OneAsync(ContractTrader who) =>
        (await who.ReadAsync("account/position/singlePosition?symbol=BTCUSDT")).AsArray().Single()!;

    private static (string Size, string Isolated) Margins(JsonNode position) =>
        (Text(position, "marginSize"), Text(position, "isolatedMargin"));

    private static void IsEmpty(Harness.Reply reply, string name) =>
        Assert.Equal($"Parameter '{name}' cannot be empty.", (string)reply.Is(Errors.ParamEmpty).Json["msg"]!);

    private static void IsInvalid(Harness.Reply reply, string name) =>
        Assert.Equal($"Parameter '{name}' is invalid.", (string)reply.Is(Errors.ParamError).Json["msg"]!);

    private static decimal Number(JsonNode node, string name) =>
        decimal.Parse(Text(node, name), System.Globalization.CultureInfo.InvariantCulture);

    private static string Text(JsonNode node, string name) => (string)node[name]!;
}
