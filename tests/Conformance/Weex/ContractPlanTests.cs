using System.Text.Json.Nodes;
using Kontor.Dialects.Weex;

namespace Kontor.Conformance.Weex;

/// <summary>Orders that wait for a price: to open, to close, and as the ends of a position.</summary>
public sealed class ContractPlanTests
{
    private const long NowMs = ContractScene.NowMs;

    [Fact]
    public async Task A_stop_waits_is_shown_and_taken_back()
    {
        await using var scene = await ContractScene.StartAsync();
        await scene.TradeAsync("0.02", "50000");
        var placed = await scene.Ada.PostAsync("algoOrder", Algo("SELL", "LONG", "STOP_MARKET", 49_000, "stop-1"));
        var id = Text(placed.Json, "orderId");
        Assert.Equal($$"""{"orderId":"{{id}}","clientOrderId":"stop-1","success":true,"errorCode":"","errorMessage":""}""", placed.Text);
        var shown =
            $$"""{"algoId":{{id}},"clientAlgoId":"stop-1","algoType":"CONDITIONAL","orderType":"STOP_MARKET","symbol":"BTCUSDT","side":"SELL","positionSide":"LONG","timeInForce":"IOC","quantity":"0.01","algoStatus":"UNTRIGGERED","actualOrderId":null,"actualPrice":"0","triggerPrice":"49000","price":"0","tpTriggerPrice":null,"tpPrice":null,"slTriggerPrice":null,"slPrice":null,"tpOrderType":null,"workingType":"CONTRACT_PRICE","closePosition":false,"reduceOnly":true,"createTime":{{NowMs}},"updateTime":{{NowMs}},"triggerTime":0}""";
        Assert.Equal($"[{shown}]", await scene.Ada.TextAsync("openAlgoOrders?symbol=BTCUSDT"));
        Assert.Equal($$"""{"orders":[{{shown}}],"hasMore":false}""", await scene.Ada.TextAsync("allAlgoOrders"));
        Assert.Equal("[]", await scene.Ada.TextAsync("openAlgoOrders?page=2"));
        Assert.Equal("[]", await scene.Ada.TextAsync("openAlgoOrders?symbol=ETHUSDT"));
        Assert.Equal("[]", await scene.Bob.TextAsync("openAlgoOrders"));
        // Among the plain orders it is not, but it is found by its number, as an order with a stop price.
        Assert.Equal("[]", await scene.Ada.TextAsync("openOrders"));
        var order =
            $$"""{"avgPrice":"0","clientOrderId":"stop-1","cumQuote":"0","executedQty":"0","orderId":{{id}},"origQty":"0.01","price":"0","reduceOnly":true,"side":"SELL","positionSide":"LONG","status":"UNTRIGGERED","stopPrice":"49000","symbol":"BTCUSDT","time":{{NowMs}},"timeInForce":"IOC","type":"STOP_MARKET","updateTime":{{NowMs}},"workingType":"CONTRACT_PRICE"}""";
        Assert.Equal(order, await scene.Ada.TextAsync($"order?orderId={id}"));

        Assert.Equal(
            $$"""{"orderId":"{{id}}","origClientOrderId":"stop-1","success":true,"errorCode":"","errorMessage":""}""",
            (await scene.Ada.DeleteAsync($"algoOrder?orderId={id}", "{}")).Text
        );
        Assert.Equal("[]", await scene.Ada.TextAsync("openAlgoOrders"));
        Assert.Equal("CANCELED", Text((await scene.Ada.ReadAsync("allAlgoOrders"))["orders"]![0]!, "algoStatus"));
        var history = (await scene.Ada.ReadAsync("order/history")).AsArray();
        Assert.Equal(order.Replace("UNTRIGGERED", "CANCELED", StringComparison.Ordinal), history[0]!.ToJsonString());
        Assert.Equal(2, history.Count);
    }

    [Fact]
    public async Task A_stop_closes_when_the_price_falls_to_it()
    {
        await using var scene = await ContractScene.StartAsync();
        await scene.TradeAsync("0.02", "50000");
        var stop = await PlacedAsync(scene.Ada, Algo("SELL", "LONG", "STOP_MARKET", 49_000, "s"));
        await scene.Bob.DoneAsync("BUY", "SHORT", "0.01", "48900");
        await FallToAsync(scene, "49000");
        var row = (await scene.Ada.ReadAsync("allAlgoOrders"))["orders"]![0]!;
        Assert.Equal((stop, "FILLED", NowMs), (row["algoId"]!.ToJsonString(), Text(row, "algoStatus"), (long)row["triggerTime"]!));
        var placed = await scene.Ada.ReadAsync($"order?orderId={row["actualOrderId"]!.ToJsonString()}");
        Assert.Equal(("FILLED", "48900", true), (Text(placed, "status"), Text(placed, "avgPrice"), (bool)placed["reduceOnly"]!));
        Assert.Equal("0.01", Text((await scene.Ada.ReadAsync("account/position/allPosition"))[0]!, "size"));
        await scene.SettleAsync();
    }

    [Theory]
    [InlineData("BUY", "LONG", "STOP", "51000"), InlineData("SELL", "SHORT", "TAKE_PROFIT", "51000")]
    [InlineData("SELL", "SHORT", "STOP", "49000"), InlineData("BUY", "LONG", "TAKE_PROFIT", "49000")]
    public async Task A_stop_goes_with_the_price_and_a_take_profit_against_it(string side, string position, string type, string trigger)
    {
        await using var scene = await ContractScene.StartAsync();
        await scene.TradeAsync("0.01", "50000");
        var body = Algo(side, position, type, decimal.Parse(trigger, System.Globalization.CultureInfo.InvariantCulture), "w");
        body["price"] = trigger;
        var id = await PlacedAsync(scene.Ada, body);
        Assert.Equal(type, Text((await scene.Ada.ReadAsync("openAlgoOrders"))[0]!, "orderType"));
        // The other way nothing happens.
        await MeetAsync(scene, trigger == "51000" ? "49000" : "51000");
        Assert.Equal(id, (await scene.Ada.ReadAsync("openAlgoOrders"))[0]!["algoId"]!.ToJsonString());
        await MeetAsync(scene, trigger);
        Assert.Empty((await scene.Ada.ReadAsync("openAlgoOrders")).AsArray());
        var order = (await scene.Ada.ReadAsync("openOrders"))[0]!;
        Assert.Equal(
            (side, position, trigger, "LIMIT"),
            (Text(order, "side"), Text(order, "positionSide"), Text(order, "price"), Text(order, "type"))
        );
    }

    [Fact]
    public async Task An_algo_order_without_a_name_is_called_by_its_number()
    {
        await using var scene = await ContractScene.StartAsync();
        await scene.TradeAsync("0.01", "50000");
        var body = Algo("BUY", "LONG", "TAKE_PROFIT_MARKET", 48_000, "");
        body.Remove("clientAlgoId");
        body["TpWorkingType"] = "MARK_PRICE";
        body["presetTakeProfitPrice"] = "53000";
        body["presetStopLossPrice"] = "47000";
        var placed = (await scene.Ada.PostAsync("algoOrder", body)).Json;
        Assert.Equal(Text(placed, "orderId"), Text(placed, "clientOrderId"));
        var shown = (await scene.Ada.ReadAsync("openAlgoOrders"))[0]!;
        Assert.Equal(Text(placed, "orderId"), Text(shown, "clientAlgoId"));
        Assert.Equal(
            ("MARK_PRICE", "53000", "47000", "TAKE_PROFIT_MARKET"),
            (Text(shown, "workingType"), Text(shown, "tpTriggerPrice"), Text(shown, "slTriggerPrice"), Text(shown, "tpOrderType"))
        );
    }

    [Fact]
    public async Task The_ends_of_a_position_come_with_the_order_that_opens_it()
    {
        await using var scene = await ContractScene.StartAsync();
        await scene.Bob.DoneAsync("SELL", "SHORT", "0.02", "50000");
        await scene.Ada.DoneAsync(
            "BUY",
            "LONG",
            "0.02",
            "50000",
            new
            {
                tpTriggerPrice = "52000",
                slTriggerPrice = "48000",
                SlWorkingType = "MARK_PRICE",
            }
        );
        var ends = (await scene.Ada.ReadAsync("openAlgoOrders")).AsArray();
        Assert.Equal(
            [("STOP_MARKET", "48000", "MARK_PRICE"), ("TAKE_PROFIT_MARKET", "52000", "CONTRACT_PRICE")],
            ends.Select(one => (Text(one!, "orderType"), Text(one!, "triggerPrice"), Text(one!, "workingType")))
        );
        Assert.All(ends, one => Assert.Equal(("0.02", true), (Text(one!, "quantity"), (bool)one!["reduceOnly"]!)));
    }

    [Fact]
    public async Task Ends_are_put_to_a_position_moved_and_go_with_it()
    {
        await using var scene = await ContractScene.StartAsync();
        await scene.TradeAsync("0.02", "50000");
        var take = await EndAsync(scene.Ada, "TAKE_PROFIT", "52000", new { executePrice = "51990.5", quantity = "0.01" });
        var stop = await EndAsync(scene.Ada, "STOP_LOSS", "48000", new { quantity = 0, triggerPriceType = "MARK_PRICE" });
        var ends = (await scene.Ada.ReadAsync("openAlgoOrders")).AsArray();
        Assert.Equal(
            [(stop, "STOP_MARKET", "0.02", "0", true, "MARK_PRICE"), (take, "TAKE_PROFIT", "0.01", "51990.5", false, "CONTRACT_PRICE")],
            ends.Select(one =>
                (
                    (long)one!["algoId"]!,
                    Text(one, "orderType"),
                    Text(one, "quantity"),
                    Text(one, "price"),
                    (bool)one["closePosition"]!,
                    Text(one, "workingType")
                )
            )
        );
        // What is not given stays as it is.
        Assert.Equal(
            """{"success":true}""",
            (await scene.Ada.PostAsync("modifyTpSlOrder", new { orderId = stop, triggerPrice = "48500" })).Text
        );
        Assert.Equal(
            """{"success":true}""",
            (
                await scene.Ada.PostAsync(
                    "modifyTpSlOrder",
                    new
                    {
                        orderId = $"{take}",
                        triggerPrice = 52_500,
                        executePrice = "0",
                        triggerPriceType = "MARK_PRICE",
                    }
                )
            ).Text
        );
        var moved = (await scene.Ada.ReadAsync("openAlgoOrders")).AsArray();
        Assert.Equal(
            [("48500", "0", "MARK_PRICE", "STOP_MARKET"), ("52500", "0", "MARK_PRICE", "TAKE_PROFIT_MARKET")],
            moved.Select(one => (Text(one!, "triggerPrice"), Text(one!, "price"), Text(one!, "workingType"), Text(one!, "orderType")))
        );
        (await scene.Ada.PostAsync("modifyTpSlOrder", new { orderId = stop, triggerPrice = "48500.05" })).Is(Errors.DecimalPrecisionError);
        // The position is over, and so are its ends.
        await scene.Bob.DoneAsync("BUY", "SHORT", "0.02", "50000");
        await scene.Ada.DoneAsync("SELL", "LONG", "0.02", "50000");
        Assert.Equal("[]", await scene.Ada.TextAsync("openAlgoOrders"));
        var over = (await scene.Ada.ReadAsync("allAlgoOrders?limit=1"))!;
        Assert.True((bool)over["hasMore"]!);
        Assert.Equal("CANCELED", Text(over["orders"]!.AsArray().Single()!, "algoStatus"));
        await scene.SettleAsync();
    }

    [Fact]
    public async Task An_end_without_a_position_is_a_result_without_success()
    {
        await using var scene = await ContractScene.StartAsync();
        Assert.Equal(
            """[{"success":false,"orderId":0,"errorCode":"-1054","errorMessage":"FAILED_PRECONDITION: there is no such position"}]""",
            (await scene.Ada.PostAsync("placeTpSlOrder", End("STOP_LOSS", "48000", new { }))).Text
        );
        await scene.TradeAsync("0.02", "50000");
        Assert.Equal(
            """[{"success":false,"orderId":0,"errorCode":"-1054","errorMessage":"FAILED_PRECONDITION: the position is smaller than what is to be closed"}]""",
            (await scene.Ada.PostAsync("placeTpSlOrder", End("STOP_LOSS", "48000", new { quantity = "0.03" }))).Text
        );
        var bad = End("STOP", "48000", new { });
        Assert.Equal(
            "Parameter 'planType' is invalid.",
            (string)(await scene.Ada.PostAsync("placeTpSlOrder", bad)).Is(Errors.ParamError).Json["msg"]!
        );
        bad = End("STOP_LOSS", "48000", new { positionSide = "UP" });
        Assert.Equal(
            "Parameter 'positionSide' is invalid.",
            (string)(await scene.Ada.PostAsync("placeTpSlOrder", bad)).Is(Errors.ParamError).Json["msg"]!
        );
    }

    [Fact]
    public async Task All_algo_orders_are_taken_back_together()
    {
        await using var scene = await ContractScene.StartAsync();
        await scene.TradeAsync("0.02", "50000");
        foreach (var name in new[] { "a", "b", "c" })
            await PlacedAsync(scene.Ada, Algo("BUY", "LONG", "STOP_MARKET", 55_000, name));
        Assert.Equal("[]", (await scene.Ada.DeleteAsync("algoOpenOrders?symbol=ETHUSDT")).Text);
        var gone = (await scene.Ada.DeleteAsync("algoOpenOrders", "{}")).Json.AsArray();
        Assert.Equal(["a", "b", "c"], gone.Select(one => Text(one!, "origClientOrderId")));
        Assert.Equal("[]", (await scene.Ada.DeleteAsync("algoOpenOrders?symbol=BTCUSDT")).Text);
    }

    [Fact]
    public async Task There_are_no_more_than_the_contract_allows_and_none_too_far_away()
    {
        await using var scene = await ContractScene.StartAsync();
        await scene.TradeAsync("0.02", "50000");
        var far = await scene.Ada.PostAsync("algoOrder", Algo("BUY", "LONG", "STOP_MARKET", 200_000, "far"));
        Assert.Equal(("-1142", "Parameter 'triggerPrice' is invalid."), (Text(far.Json, "errorCode"), Text(far.Json, "errorMessage")));
        for (var count = 0; count < 10; count++)
            await PlacedAsync(scene.Ada, Algo("BUY", "LONG", "STOP_MARKET", 55_000 + count, $"n{count}"));
        var reply = await scene.Ada.PostAsync("algoOrder", Algo("BUY", "LONG", "STOP_MARKET", 56_000, "n10"));
        Assert.Equal(
            """{"orderId":"","clientOrderId":"n10","success":false,"errorCode":"-1054","errorMessage":"FAILED_PRECONDITION: too many algo orders are open"}""",
            reply.Text
        );
    }

    /// <summary>The two trade a little at a price.</summary>
    private static async Task MeetAsync(ContractScene scene, string price)
    {
        await scene.SetIndexAsync(price);
        await scene.TradeAsync("0.001", price);
    }

    private static async Task FallToAsync(ContractScene scene, string price)
    {
        // The last price, not the mark: somebody has to trade there. What rests for the stop stands below.
        await scene.SetIndexAsync(price);
        var carl = await ContractScene.NewTraderAsync(scene.Session, "carl");
        await carl.DoneAsync("BUY", "LONG", "0.001", price);
        await scene.Bob.DoneAsync("SELL", "SHORT", "0.001", price);
    }

    private static JsonObject Algo(string side, string position, string type, decimal trigger, string name) =>
        new()
        {
            ["symbol"] = "BTCUSDT",
            ["side"] = side,
            ["positionSide"] = position,
            ["type"] = type,
            ["quantity"] = "0.01",
            // Some clients send it as a number.
            ["triggerPrice"] = trigger,
            ["clientAlgoId"] = name,
        };

    private static async Task<string> PlacedAsync(ContractTrader who, JsonObject body)
    {
        var reply = await who.SendAsync("POST", "algoOrder", body.ToJsonString());
        Assert.True((bool)reply.Json["success"]!, reply.Text);
        return Text(reply.Json, "orderId");
    }

    private static JsonObject End(string type, string trigger, object more)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(more)!.AsObject();
        body["symbol"] = "BTCUSDT";
        body["clientAlgoId"] = $"end-{type}";
        body["planType"] = type;
        body["triggerPrice"] = trigger;
        body["positionSide"] ??= "LONG";
        return body;
    }

    private static async Task<long> EndAsync(ContractTrader who, string type, string trigger, object more)
    {
        var reply = await who.PostAsync("placeTpSlOrder", End(type, trigger, more));
        var result = reply.Json.AsArray().Single()!;
        Assert.Equal(
            """{"success":true,"orderId":0,"errorCode":"","errorMessage":""}""",
            result.ToJsonString().Replace(result["orderId"]!.ToJsonString(), "0", StringComparison.Ordinal)
        );
        return (long)result["orderId"]!;
    }

    private static string Text(JsonNode node, string name) => (string)node[name]!;
}
