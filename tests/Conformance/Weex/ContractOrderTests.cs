using System.Text.Json.Nodes;

namespace Kontor.Conformance.Weex;

/// <summary>Orders of contracts: placed, found, taken back; and the trades they make.</summary>
public sealed class ContractOrderTests
{
    private const long NowMs = ContractScene.NowMs;

    [Fact]
    public async Task An_order_rests_is_found_and_taken_back()
    {
        await using var scene = await ContractScene.StartAsync();
        var placed = await scene.Ada.OrderAsync(
            "BUY",
            "LONG",
            "0.020",
            "49000.0",
            new { newClientOrderId = "my:1", timeInForce = "POST_ONLY" }
        );
        var id = (string)placed.Json["orderId"]!;
        Assert.Equal(18, id.Length);
        Assert.Equal($$"""{"orderId":"{{id}}","clientOrderId":"my:1","success":true,"errorCode":"","errorMessage":""}""", placed.Text);
        var shown =
            $$"""{"avgPrice":"0","clientOrderId":"my:1","cumQuote":"0","executedQty":"0","orderId":{{id}},"origQty":"0.02","price":"49000","reduceOnly":false,"side":"BUY","positionSide":"LONG","status":"NEW","stopPrice":"0","symbol":"BTCUSDT","time":{{NowMs}},"timeInForce":"POST_ONLY","type":"LIMIT","updateTime":{{NowMs}},"workingType":"UNKNOWN_PRICE_TYPE"}""";
        Assert.Equal(shown, await scene.Ada.TextAsync($"order?orderId={id}"));
        Assert.Equal($"[{shown}]", await scene.Ada.TextAsync("openOrders"));
        Assert.Equal($"[{shown}]", await scene.Ada.TextAsync("openOrders?symbol=BTCUSDT&limit=1&page=0"));
        Assert.Equal("[]", await scene.Ada.TextAsync("openOrders?symbol=ETHUSDT"));
        Assert.Equal("[]", await scene.Ada.TextAsync("openOrders?limit=1&page=1"));
        Assert.Equal("[]", await scene.Ada.TextAsync($"openOrders?orderId={id}"));
        Assert.Equal($"[{shown}]", await scene.Ada.TextAsync($"openOrders?orderId={long.Parse(id) - 1}"));
        Assert.Equal("[]", await scene.Bob.TextAsync("openOrders"));

        await scene.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(
            $$"""{"orderId":"{{id}}","origClientOrderId":"my:1","success":true,"errorCode":"","errorMessage":""}""",
            (await scene.Ada.DeleteAsync($"order?orderId={id}", "{}")).Text
        );
        Assert.Equal("[]", await scene.Ada.TextAsync("openOrders"));
        var over = shown
            .Replace("\"NEW\"", "\"CANCELED\"", StringComparison.Ordinal)
            .Replace($"\"updateTime\":{NowMs}", $"\"updateTime\":{NowMs + 1_000}", StringComparison.Ordinal);
        Assert.Equal(over, await scene.Ada.TextAsync($"order?orderId={id}"));
        Assert.Equal($"[{over}]", await scene.Ada.TextAsync("order/history"));
        await scene.SettleAsync();
    }

    [Fact]
    public async Task An_order_is_taken_back_by_the_name_its_owner_gave_it()
    {
        await using var scene = await ContractScene.StartAsync();
        var id = await scene.Ada.DoneAsync("BUY", "LONG", "0.01", "49000", new { newClientOrderId = "b-WEEX111125-x" });
        Assert.Equal(
            $$"""{"orderId":"{{id}}","origClientOrderId":"b-WEEX111125-x","success":true,"errorCode":"","errorMessage":""}""",
            (await scene.Ada.DeleteAsync("order?origClientOrderId=b-WEEX111125-x")).Text
        );
    }

    [Fact]
    public async Task Both_sides_of_a_trade_are_told()
    {
        await using var scene = await ContractScene.StartAsync();
        var sold = await scene.Bob.DoneAsync("SELL", "SHORT", "0.03", "50000.5");
        var bought = await scene.Ada.DoneAsync("BUY", "LONG", "0.02");
        // Partly filled is new to this house: the quantity says how far it is.
        var resting = await scene.Bob.ReadAsync($"order?orderId={sold}");
        Assert.Equal(("NEW", "0.02", "0.03", "50000.5", "1000.01"), Figures(resting));
        var filled = await scene.Ada.ReadAsync($"order?orderId={bought}");
        Assert.Equal(("FILLED", "0.02", "0.02", "50000.5", "1000.01"), Figures(filled));
        Assert.Equal(("MARKET", "IOC", "0"), (Text(filled, "type"), Text(filled, "timeInForce"), Text(filled, "price")));

        var trade = (long)(await scene.Ada.ReadAsync("userTrades"))[0]!["id"]!;
        Assert.Equal(
            $$"""[{"id":{{trade}},"orderId":{{bought}},"symbol":"BTCUSDT","buyer":true,"commission":"0.600006","commissionAsset":"USDT","maker":false,"price":"50000.5","qty":"0.02","quoteQty":"1000.01","realizedPnl":"0","side":"BUY","positionSide":"LONG","time":{{NowMs}}}]""",
            await scene.Ada.TextAsync("userTrades?symbol=BTCUSDT")
        );
        Assert.Equal(
            $$"""[{"id":{{trade}},"orderId":{{sold}},"symbol":"BTCUSDT","buyer":false,"commission":"0.200002","commissionAsset":"USDT","maker":true,"price":"50000.5","qty":"0.02","quoteQty":"1000.01","realizedPnl":"0","side":"SELL","positionSide":"SHORT","time":{{NowMs}}}]""",
            await scene.Bob.TextAsync($"userTrades?orderId={sold}&startTime={NowMs}&endTime={NowMs}&limit=1")
        );
        Assert.Equal("[]", await scene.Ada.TextAsync($"userTrades?orderId={sold}"));
        Assert.Equal("[]", await scene.Ada.TextAsync("userTrades?symbol=ETHUSDT"));
        Assert.Equal("[]", await scene.Ada.TextAsync($"userTrades?startTime={NowMs + 1}"));
        Assert.Equal("[]", await scene.Ada.TextAsync($"userTrades?endTime={NowMs - 1}"));
        await scene.SettleAsync();
    }

    [Fact]
    public async Task Side_and_position_side_say_what_is_opened_and_what_is_closed()
    {
        await using var scene = await ContractScene.StartAsync();
        await scene.TradeAsync("0.02", "50000");
        Assert.Equal(["LONG"], await SidesAsync(scene.Ada));
        // A short one comes beside the long one; neither touches the other.
        await scene.Bob.DoneAsync("BUY", "LONG", "0.01", "50000");
        await scene.Ada.DoneAsync("SELL", "SHORT", "0.01");
        Assert.Equal(["LONG", "SHORT"], await SidesAsync(scene.Ada));
        // Each is closed by the opposite side under its own name.
        await scene.Bob.DoneAsync("BUY", "SHORT", "0.02", "50000");
        await scene.Ada.DoneAsync("SELL", "LONG", "0.02");
        Assert.Equal(["SHORT"], await SidesAsync(scene.Ada));
        await scene.Bob.DoneAsync("SELL", "LONG", "0.01", "50000");
        await scene.Ada.DoneAsync("BUY", "SHORT", "0.01");
        Assert.Empty(await SidesAsync(scene.Ada));
        Assert.Empty(await SidesAsync(scene.Bob));
        var reduces = (await scene.Ada.ReadAsync("order/history")).AsArray().Select(one => (bool)one!["reduceOnly"]!);
        Assert.Equal([true, true, false, false], reduces);
        await scene.SettleAsync();
    }

    [Fact]
    public async Task A_batch_has_a_result_for_each_of_its_orders()
    {
        await using var scene = await ContractScene.StartAsync();
        var reply = await scene.Ada.PostAsync(
            "batchOrders",
            new
            {
                batchOrders = new[]
                {
                    Limit("49000", "a"),
                    Limit("49000", "a"),
                    Limit("49000.05", "c"),
                    Limit("48000", "d"),
                    Limit("1", "e"),
                },
            }
        );
        var results = reply.Json.AsArray();
        Assert.Equal(["true", "false", "false", "true", "true"], results.Select(one => one!["success"]!.ToJsonString()));
        Assert.Equal(["a", "a", "c", "d", "e"], results.Select(one => Text(one!, "clientOrderId")));
        Assert.Equal(
            """{"orderId":"","clientOrderId":"a","success":false,"errorCode":"-1054","errorMessage":"FAILED_PRECONDITION: an open order has that client order id"}""",
            results[1]!.ToJsonString()
        );
        Assert.Equal(
            """{"orderId":"","clientOrderId":"c","success":false,"errorCode":"-1160","errorMessage":"Decimal precision error."}""",
            results[2]!.ToJsonString()
        );
        var ids = results.Where(one => (bool)one!["success"]!).Select(one => Text(one!, "orderId")).ToArray();
        Assert.Equal(ids.Reverse(), (await scene.Ada.ReadAsync("openOrders")).AsArray().Select(one => one!["orderId"]!.ToJsonString()));

        // Numbers or texts, by number or by name; what is not there is told where it stands.
        var unknown = "710000000000999999";
        Assert.Equal(
            $$"""[{"orderId":"{{ids[0]}}","origClientOrderId":"a","success":true,"errorCode":"","errorMessage":""},{"orderId":"{{unknown}}","origClientOrderId":"","success":false,"errorCode":"-3200","errorMessage":"Order does not exist."}]""",
            (await scene.Ada.DeleteAsync("batchOrders", $$"""{"orderIdList":[{{ids[0]}},"{{unknown}}"]}""")).Text
        );
        Assert.Equal(
            $$"""[{"orderId":"{{ids[1]}}","origClientOrderId":"d","success":true,"errorCode":"","errorMessage":""},{"orderId":"","origClientOrderId":"a","success":false,"errorCode":"-3200","errorMessage":"Order does not exist."}]""",
            (await scene.Ada.DeleteAsync("batchOrders", """{"origClientOrderIdList":["d","a"]}""")).Text
        );
        await scene.SettleAsync();
    }

    [Fact]
    public async Task All_orders_of_a_contract_or_of_the_house_are_taken_back_together()
    {
        await using var scene = await ContractScene.StartAsync();
        var first = await scene.Ada.DoneAsync("BUY", "LONG", "0.01", "49000", new { newClientOrderId = "one" });
        await scene.Ada.DoneAsync("BUY", "LONG", "0.1", "2900", new { symbol = "ETHUSDT", newClientOrderId = "two" });
        Assert.Equal(
            $$"""[{"orderId":"{{first}}","origClientOrderId":"one","success":true,"errorCode":"","errorMessage":""}]""",
            (await scene.Ada.DeleteAsync("allOpenOrders?symbol=BTCUSDT")).Text
        );
        await scene.Ada.DoneAsync("BUY", "LONG", "0.01", "49000", new { newClientOrderId = "three" });
        var all = (await scene.Ada.DeleteAsync("allOpenOrders", "{}")).Json.AsArray();
        Assert.Equal(["three", "two"], all.Select(one => Text(one!, "origClientOrderId")));
        Assert.Equal("[]", (await scene.Ada.DeleteAsync("allOpenOrders")).Text);
    }

    [Fact]
    public async Task History_is_paged_from_nought_and_bounded_in_time()
    {
        await using var scene = await ContractScene.StartAsync();
        var ids = new List<string>();
        for (var index = 0; index < 5; index++)
        {
            ids.Add(await scene.Ada.DoneAsync("BUY", "LONG", "0.01", "49000", new { newClientOrderId = $"n{index}" }));
            await scene.Ada.DeleteAsync($"order?orderId={ids[^1]}");
            await scene.AdvanceAsync(TimeSpan.FromSeconds(1));
        }
        Assert.Equal([ids[4], ids[3]], await IdsAsync(scene.Ada, "order/history?limit=2"));
        Assert.Equal([ids[2], ids[1]], await IdsAsync(scene.Ada, "order/history?limit=2&page=1"));
        Assert.Equal([ids[0]], await IdsAsync(scene.Ada, "order/history?limit=2&page=2"));
        Assert.Empty(await IdsAsync(scene.Ada, "order/history?limit=1000&page=2147483647"));
        Assert.Equal([ids[2], ids[1]], await IdsAsync(scene.Ada, $"order/history?startTime={NowMs + 1_000}&endTime={NowMs + 2_000}"));
        Assert.Empty(await IdsAsync(scene.Ada, "order/history?symbol=ETHUSDT"));
        Assert.Empty(await IdsAsync(scene.Bob, "order/history"));
    }

    [Fact]
    public async Task A_fill_or_kill_and_an_immediate_order_leave_nothing_behind()
    {
        await using var scene = await ContractScene.StartAsync();
        await scene.Bob.DoneAsync("SELL", "SHORT", "0.01", "50000");
        var killed = await scene.Ada.DoneAsync("BUY", "LONG", "0.02", "50000", new { timeInForce = "FOK" });
        Assert.Equal(("CANCELED", "0", "0.02", "0", "0"), Figures(await scene.Ada.ReadAsync($"order?orderId={killed}")));
        var cut = await scene.Ada.DoneAsync("BUY", "LONG", "0.02", "50000", new { timeInForce = "IOC" });
        Assert.Equal(("CANCELED", "0.01", "0.02", "50000", "500"), Figures(await scene.Ada.ReadAsync($"order?orderId={cut}")));
    }

    private static object Limit(string price, string name) =>
        new
        {
            symbol = "BTCUSDT",
            side = "BUY",
            positionSide = "LONG",
            type = "LIMIT",
            timeInForce = "GTC",
            quantity = 0.01m,
            price,
            newClientOrderId = name,
        };

    private static async Task<IEnumerable<string>> IdsAsync(ContractTrader who, string path) =>
        (await who.ReadAsync(path)).AsArray().Select(one => one!["orderId"]!.ToJsonString());

    private static async Task<IEnumerable<string>> SidesAsync(ContractTrader who) =>
        (await who.ReadAsync("account/position/allPosition")).AsArray().Select(one => Text(one!, "side"));

    private static (string Status, string Executed, string Asked, string Average, string Value) Figures(JsonNode order) =>
        (Text(order, "status"), Text(order, "executedQty"), Text(order, "origQty"), Text(order, "avgPrice"), Text(order, "cumQuote"));

    private static string Text(JsonNode node, string name) => (string)node[name]!;
}
