using System.Text.Json.Nodes;
using Kontor.Dialects.Weex;

namespace Kontor.Conformance.Weex;

/// <summary>The contract account: its money, its settings, and what moved in its wallet.</summary>
public sealed class ContractAccountTests
{
    private const long NowMs = ContractScene.NowMs;

    [Fact]
    public async Task A_balance_counts_profits_that_are_not_realized()
    {
        await using var scene = await ContractScene.StartAsync();
        await scene.TradeAsync("0.02", "50000");
        // A fee of 0.06 % of 1000, and an order of 980 with a leverage of 20 that holds its margin and its fee.
        await scene.Ada.DoneAsync("BUY", "LONG", "0.02", "49000");
        Assert.Equal(
            """[{"asset":"USDT","balance":"9999.4","availableBalance":"9899.812","frozen":"49.588","unrealizePnl":"0"}]""",
            await scene.Ada.TextAsync("account/balance")
        );
        await scene.SetIndexAsync("51000");
        var mark = await MarkAsync(scene);
        var profit = 0.02m * (mark - 50_000);
        var balance = (await scene.Ada.ReadAsync("account/balance"))[0]!;
        Assert.True(profit > 0);
        Assert.Equal(profit, Number(balance, "unrealizePnl"));
        Assert.Equal(9_999.4m + profit, Number(balance, "balance"));
        Assert.Equal(-profit, Number((await scene.Bob.ReadAsync("account/balance"))[0]!, "unrealizePnl"));
        await scene.SettleAsync();
    }

    [Fact]
    public async Task An_account_says_what_it_may_do()
    {
        await using var scene = await ContractScene.StartAsync();
        Assert.Equal(
            $$"""{"canTrade":true,"canDeposit":true,"canWithdraw":true,"dualSidePosition":true,"updateTime":{{NowMs}}}""",
            await scene.Ada.TextAsync("account/accountConfig")
        );
    }

    [Fact]
    public async Task Margins_and_leverages_are_set_and_shown()
    {
        await using var scene = await ContractScene.StartAsync();
        Assert.Equal(
            """[{"symbol":"BTCUSDT","marginType":"CROSSED","separatedType":"COMBINED","crossLeverage":"20","isolatedLongLeverage":"20","isolatedShortLeverage":"20"}]""",
            await scene.Ada.TextAsync("account/symbolConfig?symbol=BTCUSDT")
        );
        Assert.Equal(
            $$"""{"code":"200","msg":"success","requestTime":{{NowMs}}}""",
            (
                await scene.Ada.PostAsync(
                    "account/marginType",
                    new
                    {
                        symbol = "BTCUSDT",
                        marginType = "ISOLATED",
                        separatedType = "COMBINED",
                    }
                )
            ).Text
        );
        Assert.Equal(
            """{"symbol":"BTCUSDT","marginType":"ISOLATED","crossLeverage":"20","isolatedLongLeverage":"10","isolatedShortLeverage":"5"}""",
            (
                await scene.Ada.PostAsync(
                    "account/leverage",
                    new
                    {
                        symbol = "BTCUSDT",
                        marginType = "ISOLATED",
                        isolatedLongLeverage = 10,
                        isolatedShortLeverage = "5.00",
                    }
                )
            ).Text
        );
        var all = (await scene.Ada.ReadAsync("account/symbolConfig")).AsArray();
        Assert.Equal(["BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT", "DOGEUSDT"], all.Select(one => (string)one!["symbol"]!));
        Assert.Equal(
            """{"symbol":"BTCUSDT","marginType":"ISOLATED","separatedType":"COMBINED","crossLeverage":"20","isolatedLongLeverage":"10","isolatedShortLeverage":"5"}""",
            all[0]!.ToJsonString()
        );
    }

    [Fact]
    public async Task The_word_of_success_can_be_left_out()
    {
        await using var scene = await ContractScene.StartAsync(gate => gate with { WeexSuccessMessage = false });
        Assert.Equal(
            $$"""{"code":"200","requestTime":{{NowMs}}}""",
            (await scene.Ada.PostAsync("account/marginType", new { symbol = "BTCUSDT", marginType = "CROSSED" })).Text
        );
    }

    [Fact]
    public async Task Settings_that_cannot_be_are_refused()
    {
        await using var scene = await ContractScene.StartAsync();
        const string margin = "account/marginType";
        IsEmpty(await scene.Ada.PostAsync(margin, new { symbol = "BTCUSDT" }), "marginType");
        IsInvalid(await scene.Ada.PostAsync(margin, new { symbol = "BTCUSDT", marginType = "CROSS" }), "marginType");
        IsInvalid(
            await scene.Ada.PostAsync(
                margin,
                new
                {
                    symbol = "BTCUSDT",
                    marginType = "ISOLATED",
                    separatedType = "SEPARATED",
                }
            ),
            "separatedType"
        );
        (await scene.Ada.PostAsync(margin, new { symbol = "NOPEUSDT", marginType = "ISOLATED" })).Is(Errors.InvalidSymbol);
        await scene.Ada.DoneAsync("BUY", "LONG", "0.01", "49000");
        Assert.Equal(
            (400, """{"code":-1054,"msg":"FAILED_PRECONDITION: positions or orders are open"}"""),
            Said(await scene.Ada.PostAsync(margin, new { symbol = "BTCUSDT", marginType = "ISOLATED" }))
        );

        const string leverage = "account/leverage";
        IsEmpty(await scene.Ada.PostAsync(leverage, new { crossLeverage = 5 }), "symbol");
        (await scene.Ada.PostAsync(leverage, new { symbol = "BTCUSDT" })).Is(Errors.InvalidParamCombination);
        (await scene.Ada.PostAsync(leverage, new { symbol = "BTCUSDT", marginType = "CROSSED" })).Is(Errors.InvalidParamCombination);
        foreach (var value in new object[] { 0, -1, "ten", 2.5, true })
            IsInvalid(await scene.Ada.PostAsync(leverage, new { symbol = "BTCUSDT", crossLeverage = value }), "crossLeverage");
        foreach (var value in new object[] { 101, 1e20 })
            Assert.Equal(
                (400, """{"code":-3313,"msg":"Leverage exceeds maximum limit."}"""),
                Said(await scene.Ada.PostAsync(leverage, new { symbol = "BTCUSDT", crossLeverage = value }))
            );
        await scene.PatchAsync(new { leverageMin = 3 });
        IsInvalid(await scene.Ada.PostAsync(leverage, new { symbol = "BTCUSDT", isolatedShortLeverage = 2 }), "isolatedShortLeverage");
    }

    [Fact]
    public async Task A_smaller_leverage_needs_money_for_what_is_open()
    {
        await using var scene = await ContractScene.StartAsync();
        await scene.Ada.DoneAsync("BUY", "LONG", "1", "49000");
        Assert.Equal(
            (400, """{"code":-1054,"msg":"FAILED_PRECONDITION: available amount not enough"}"""),
            Said(await scene.Ada.PostAsync("account/leverage", new { symbol = "BTCUSDT", crossLeverage = 2 }))
        );
    }

    [Fact]
    public async Task Income_names_what_orders_did_to_positions()
    {
        await using var scene = await ContractScene.StartAsync();
        await scene.TradeAsync("0.02", "50000");
        await scene.AdvanceAsync(TimeSpan.FromSeconds(1));
        await scene.Bob.DoneAsync("BUY", "SHORT", "0.02", "50100");
        await scene.Ada.DoneAsync("SELL", "LONG", "0.02");
        var all = await IncomeAsync(scene.Ada, new { });
        // Newest first: the fee of closing, its profit, the fee of opening, and what the operator gave.
        Assert.Equal(
            [
                ("position_close_long", "-0.6012", "0.6012", "10000.7988"),
                ("position_close_long", "2", "0", "10001.4"),
                ("position_open_long", "-0.6", "0.6", "9999.4"),
                ("deposit", "10000", "0", "10000"),
            ],
            all.Select(Figures)
        );
        Assert.Equal(["BTCUSDT", "BTCUSDT", "BTCUSDT", null], all.Select(one => (string?)one!["symbol"]));
        Assert.Equal(
            [("position_close_short", "-0.2004"), ("position_close_short", "-2"), ("position_open_short", "-0.2")],
            (await IncomeAsync(scene.Bob, new { symbol = "BTCUSDT" })).Select(one => (Text(one!, "incomeType"), Text(one!, "income")))
        );
        var opened = Assert.Single(await IncomeAsync(scene.Ada, new { incomeType = "position_open_long" }))!;
        Assert.Equal(
            $$"""{"billId":{{opened["billId"]}},"asset":"USDT","symbol":"BTCUSDT","income":"-0.6","incomeType":"position_open_long","balance":"9999.4","fillFee":"0.6","time":{{NowMs}},"transferReason":"UNKNOWN_TRANSFER_REASON"}""",
            opened.ToJsonString()
        );
        Assert.Equal(18, opened["billId"]!.ToJsonString().Length);
        Assert.Equal(2, (await IncomeAsync(scene.Ada, new { startTime = NowMs + 1_000, endTime = $"{NowMs + 1_000}" })).Count);
        Assert.Empty(await IncomeAsync(scene.Ada, new { symbol = "ETHUSDT" }));
        Assert.Empty(await IncomeAsync(scene.Ada, new { incomeType = "position_open_short" }));
        Assert.Empty(await IncomeAsync(scene.Ada, new { incomeType = "tracking_follow_pay" }));
        Assert.Empty(await IncomeAsync(scene.Ada, new { asset = "BTC" }));
    }

    [Fact]
    public async Task Income_is_read_page_by_page()
    {
        await using var scene = await ContractScene.StartAsync();
        await scene.TradeAsync("0.02", "50000");
        await scene.TradeAsync("0.02", "50000");
        var (seen, after) = (new List<string>(), (long?)null);
        for (var page = 0; page < 3; page++)
        {
            var answer = (await scene.Ada.PostAsync("account/income", new { limit = 1, nextKeyId = after })).Json;
            seen.Add(Text(answer["items"]!.AsArray().Single()!, "balance"));
            Assert.Equal(page < 2, (bool)answer["hasNextPage"]!);
            after = (long?)answer["nextKey"]?["nextKeyId"];
            Assert.Equal(page < 2 ? NowMs : null, (long?)answer["nextKey"]?["nextKeyTime"]);
        }
        Assert.Equal(["9998.8", "9999.4", "10000"], seen);
    }

    [Fact]
    public async Task Funding_is_an_income_of_the_position()
    {
        await using var scene = await ContractScene.StartAsync();
        await scene.TradeAsync("0.02", "50000");
        await scene.AdvanceAsync(TimeSpan.FromHours(8));
        var paid = Assert.Single(await IncomeAsync(scene.Ada, new { incomeType = "position_funding" }))!;
        var got = Assert.Single(await IncomeAsync(scene.Bob, new { incomeType = "position_funding" }))!;
        Assert.Equal("BTCUSDT", Text(paid, "symbol"));
        Assert.True(Number(paid, "income") < 0);
        Assert.Equal(-Number(paid, "income"), Number(got, "income"));
        var position = (await scene.Ada.ReadAsync("account/position/singlePosition?symbol=BTCUSDT"))[0]!;
        Assert.Equal(-Number(paid, "income"), Number(position, "fundingFee"));
        Assert.Equal(Text(position, "fundingFee"), Text(position, "cumFundingFee"));
    }

    [Fact]
    public async Task A_liquidation_leaves_its_marks_in_the_income()
    {
        await using var scene = await ContractScene.StartAsync();
        var carl = await ContractScene.NewTraderAsync(scene.Session, "carl", "100");
        await carl.PostAsync("account/leverage", new { symbol = "BTCUSDT", crossLeverage = 50 });
        await scene.Bob.DoneAsync("SELL", "SHORT", "0.05", "50000");
        await carl.DoneAsync("BUY", "LONG", "0.05");
        await scene.Bob.DoneAsync("BUY", "LONG", "0.05", "48600");
        await scene.SetIndexAsync("48000");
        await scene.AdvanceAsync(TimeSpan.FromSeconds(10));
        Assert.Empty((await carl.ReadAsync("account/position/allPosition")).AsArray());
        var words = (await IncomeAsync(carl, new { })).Select(one => Text(one!, "incomeType")).ToList();
        Assert.Contains("position_close_long", words);
        Assert.Contains("position_open_long", words);
        Assert.All(words, word => Assert.NotEqual("other", word));
        await scene.SettleAsync();
    }

    private static async Task<decimal> MarkAsync(ContractScene scene) =>
        decimal.Parse(
            (string)(await scene.Session.ControlAsync("GET", "/exchanges/weex/contracts/BTCUSDT"))["markPrice"]!,
            System.Globalization.CultureInfo.InvariantCulture
        );

    private static async Task<JsonArray> IncomeAsync(ContractTrader who, object body)
    {
        var reply = await who.PostAsync("account/income", body);
        Assert.True(reply.Raw.IsSuccessStatusCode, reply.Text);
        return reply.Json["items"]!.AsArray();
    }

    private static (string Type, string Income, string Fee, string Balance) Figures(JsonNode? item) =>
        (Text(item!, "incomeType"), Text(item!, "income"), Text(item!, "fillFee"), Text(item!, "balance"));

    private static (int Status, string Text) Said(Harness.Reply reply) => ((int)reply.Status, reply.Text);

    private static void IsEmpty(Harness.Reply reply, string name) =>
        Assert.Equal($"Parameter '{name}' cannot be empty.", (string)reply.Is(Errors.ParamEmpty).Json["msg"]!);

    private static void IsInvalid(Harness.Reply reply, string name) =>
        Assert.Equal($"Parameter '{name}' is invalid.", (string)reply.Is(Errors.ParamError).Json["msg"]!);

    private static decimal Number(JsonNode node, string name) =>
        decimal.Parse(Text(node, name), System.Globalization.CultureInfo.InvariantCulture);

    private static string Text(JsonNode node, string name) => (string)node[name]!;
}
