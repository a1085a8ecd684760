using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Dialects.Weex;

namespace Kontor.Conformance.Weex;

/// <summary>What becomes of orders, as every question about them sees it.</summary>
public sealed class SpotOrderTests
{
    private const string Path = "/api/v3/order";

    [Fact]
    public async Task An_order_is_placed_filled_in_part_and_cancelled()
    {
        await using var floor = await SpotFloor.OpenAsync();
        var placed = await floor.PlaceAsync(
            floor.Ada,
            """{"symbol":"BTCUSDT","side":"BUY","type":"LIMIT","timeInForce":"GTC","quantity":"0.003","price":"50000","newClientOrderId":"my-1"}"""
        );
        Assert.Equal(
            """{"symbol":"BTCUSDT","orderId":610000000000000001,"clientOrderId":"my-1","transactTime":1767323045000}""",
            placed.Good().Text
        );
        await floor.AdvanceAsync(1);
        await floor.LimitAsync(floor.Bob, "SELL", "0.001", "50000");
        const string open =
            """{"symbol":"BTCUSDT","orderId":610000000000000001,"clientOrderId":"my-1","price":"50000.00","origQty":"0.00300","executedQty":"0.001","cummulativeQuoteQty":"50","status":"NEW","timeInForce":"GTC","type":"LIMIT","side":"BUY","time":1767323045000,"updateTime":1767323046000,"isWorking":true}""";
        Assert.Equal(open, await floor.GetAsync($"{Path}?orderId=610000000000000001"));
        Assert.Equal(open, await floor.GetAsync($"{Path}?origClientOrderId=my-1"));
        Assert.Equal($"[{open}]", await floor.GetAsync("/api/v3/openOrders"));
        Assert.Equal($"[{open}]", await floor.GetAsync("/api/v3/openOrders?symbol=BTCUSDT"));
        Assert.Equal("[]", await floor.GetAsync("/api/v3/openOrders?symbol=ETHUSDT"));
        await floor.AdvanceAsync(1);
        var cancelled = await floor.SendAsync("DELETE", $"{Path}?orderId=610000000000000001");
        Assert.Equal("""{"orderId":610000000000000001,"status":"CANCELED"}""", cancelled.Good().Text);
        const string over =
            """{"symbol":"BTCUSDT","orderId":610000000000000001,"clientOrderId":"my-1","price":"50000.00","origQty":"0.00300","executedQty":"0.001","cummulativeQuoteQty":"50","status":"CANCELED","timeInForce":"GTC","type":"LIMIT","side":"BUY","time":1767323045000,"updateTime":1767323047000,"isWorking":false}""";
        Assert.Equal(over, await floor.GetAsync($"{Path}?orderId=610000000000000001"));
        Assert.Equal(over, await floor.GetAsync($"{Path}?origClientOrderId=my-1"));
        Assert.Equal("[]", await floor.GetAsync("/api/v3/openOrders"));
        Assert.Equal($"[{over}]", await floor.GetAsync("/api/v3/allOrders?symbol=BTCUSDT"));
        (await floor.SendAsync("DELETE", $"{Path}?orderId=610000000000000001")).Is(Errors.SpotOrderNotExist);
    }

    [Fact]
    public async Task A_market_order_names_a_size_and_is_over_at_once()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.LimitAsync(floor.Bob, "SELL", "0.2", "50000");
        await floor.LimitAsync(floor.Bob, "SELL", "0.1", "50010");
        var bought = await floor.MarketAsync(floor.Ada, "BUY", "0.25");
        var order = await floor.OrderAsync(bought);
        var name = order["clientOrderId"]!.GetValue<string>();
        Assert.Equal(
            $$"""{"symbol":"BTCUSDT","orderId":610000000000000003,"clientOrderId":"{{name}}","price":"0.00","origQty":"0.25000","executedQty":"0.25","cummulativeQuoteQty":"12500.5","status":"FILLED","timeInForce":"IOC","type":"MARKET","side":"BUY","time":1767323045000,"updateTime":1767323045000,"isWorking":false}""",
            order.ToJsonString()
        );
        // What nobody named has a name all the same, and is found by it.
        Assert.Equal(32, name.Length);
        Assert.Equal(order.ToJsonString(), await floor.GetAsync($"{Path}?origClientOrderId={name}"));
        // More than there is: the rest is gone.
        var half = await floor.OrderAsync(await floor.MarketAsync(floor.Ada, "BUY", "1"));
        Assert.Equal(("CANCELED", "0.05"), (half["status"]!.GetValue<string>(), half["executedQty"]!.GetValue<string>()));
        await floor.LimitAsync(floor.Bob, "BUY", "0.01", "49990");
        Assert.Equal("FILLED", await floor.StatusAsync(await floor.MarketAsync(floor.Ada, "SELL", "0.01")));
    }

    [Fact]
    public async Task What_is_not_taken_at_once_stays_unless_the_order_says_otherwise()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.LimitAsync(floor.Bob, "SELL", "0.1", "50000");
        Assert.Equal(("NEW", "GTC"), await PlaceAsync("0.001", "49000", ""));
        Assert.Equal(("CANCELED", "IOC"), await PlaceAsync("0.001", "49000", ",\"timeInForce\":\"IOC\""));
        Assert.Equal(("CANCELED", "FOK"), await PlaceAsync("0.2", "50000", ",\"timeInForce\":\"FOK\""));
        Assert.Equal(("FILLED", "FOK"), await PlaceAsync("0.1", "50000", ",\"timeInForce\":\"FOK\""));

        async Task<(string Status, string TimeInForce)> PlaceAsync(string quantity, string price, string more)
        {
            var order = await floor.OrderAsync(await floor.LimitAsync(floor.Ada, "BUY", quantity, price, more));
            return (order["status"]!.GetValue<string>(), order["timeInForce"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task The_name_of_an_open_order_stands_for_that_order()
    {
        await using var floor = await SpotFloor.OpenAsync();
        const string named = ",\"newClientOrderId\":\"b-WEEX111124-JK.a:b/c_1\"";
        var first = await floor.LimitAsync(floor.Ada, "BUY", "0.001", "49000", named);
        await floor.AdvanceAsync(1);
        var again = await floor.PlaceAsync(
            floor.Ada,
            $$"""{"symbol":"ETHUSDT","side":"SELL","type":"LIMIT","quantity":"1","price":"2000"{{named}}}"""
        );
        Assert.Equal(
            """{"symbol":"BTCUSDT","orderId":610000000000000001,"clientOrderId":"b-WEEX111124-JK.a:b/c_1","transactTime":1767323045000}""",
            again.Good().Text
        );
        Assert.Single(JsonNode.Parse(await floor.GetAsync("/api/v3/openOrders"))!.AsArray());
        // Bob may call his own order the same.
        Assert.NotEqual(first, await floor.LimitAsync(floor.Bob, "BUY", "0.001", "49000", named));
        var cancelled = await floor.SendAsync("DELETE", $"{Path}?origClientOrderId=b-WEEX111124-JK.a%3Ab%2Fc_1", "{}");
        Assert.Equal("""{"origClientOrderId":"b-WEEX111124-JK.a:b/c_1","status":"CANCELED"}""", cancelled.Good().Text);
        // Nothing is open under that name any more, so it is free.
        Assert.NotEqual(first, await floor.LimitAsync(floor.Ada, "BUY", "0.001", "49000", named));
    }

    [Fact]
    public async Task Numbers_may_be_json_numbers_and_zeros_at_the_end_say_nothing()
    {
        await using var floor = await SpotFloor.OpenAsync();
        var placed = await floor.PlaceAsync(
            floor.Ada,
            """{"symbol":"BTCUSDT","side":"BUY","type":"LIMIT","quantity":1.2e-3,"price":40000.0100}"""
        );
        var order = await floor.OrderAsync(placed.Good().Json["orderId"]!.GetValue<long>());
        Assert.Equal(("0.00120", "40000.01"), (order["origQty"]!.GetValue<string>(), order["price"]!.GetValue<string>()));
    }

    [Fact]
    public async Task All_orders_of_a_market_are_cancelled_and_no_others()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.LimitAsync(floor.Ada, "BUY", "0.001", "49000");
        await floor.LimitAsync(floor.Ada, "SELL", "0.001", "51000");
        await floor.LimitAsync(floor.Bob, "BUY", "0.001", "48000");
        (await floor.PlaceAsync(floor.Ada, """{"symbol":"ETHUSDT","side":"BUY","type":"LIMIT","quantity":"1","price":"2000"}""")).Good();
        var cancelled = await floor.SendAsync("DELETE", "/api/v3/openOrders?symbol=BTCUSDT", "{}");
        Assert.Equal(
            """[{"orderId":610000000000000002,"status":"CANCELED"},{"orderId":610000000000000001,"status":"CANCELED"}]""",
            cancelled.Good().Text
        );
        Assert.Equal("[]", (await floor.SendAsync("DELETE", "/api/v3/openOrders?symbol=BTCUSDT")).Good().Text);
        Assert.Equal([SpotFloor.Orders + 4], await IdsAsync(floor, "/api/v3/openOrders"));
    }

    [Fact]
    public async Task A_batch_of_cancels_fails_order_by_order()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.LimitAsync(floor.Ada, "BUY", "0.001", "49000");
        await floor.LimitAsync(floor.Ada, "BUY", "0.001", "49001", ",\"newClientOrderId\":\"two\"");
        var bobs = await floor.LimitAsync(floor.Bob, "BUY", "0.001", "48000");
        var mixed = await DeleteAsync($$"""{"orderIds":["610000000000000001",121231,{{bobs}}],"origClientOrderIds":["two","nope"]}""");
        Assert.Equal(
            $$"""{"orderList":[{"orderId":610000000000000001,"status":"CANCELED"},{"orderId":121231,"status":"FAILED","errorMsg":"FAILED_ORDER_NOT_FOUND"},{"orderId":{{bobs}},"status":"FAILED","errorMsg":"FAILED_ORDER_NOT_FOUND"},{"origClientOrderId":"two","status":"CANCELED"},{"origClientOrderId":"nope","status":"FAILED","errorMsg":"FAILED_ORDER_NOT_FOUND"}]}""",
            mixed.Good().Text
        );
        Assert.Equal("[]", await floor.GetAsync("/api/v3/openOrders"));
        // None, or too many, in whatever list.
        foreach (
            var body in new[]
            {
                "",
                "{}",
                """{"orderIds":[]}""",
                """{"orderIds":null,"origClientOrderIds":[]}""",
                """{"orderIds":[1,2,3,4,5,6,7,8,9,10,11]}""",
                """{"orderIds":[1,2,3,4,5,6],"origClientOrderIds":["a","b","c","d","e"]}""",
            }
        )
            (await DeleteAsync(body)).Says(Errors.ParamValidateError, "Parameter validation failed.");
        foreach (var list in new[] { "7", "\"7\"", "[\"seven\"]", "[0]", "[{}]", "[-1]", "[\"\"]" })
            (await DeleteAsync($$"""{"orderIds":{{list}}}""")).Says(Errors.ParamError, "Parameter 'orderIds' is invalid.");
        (await DeleteAsync("""{"origClientOrderIds":[""]}""")).Says(Errors.ParamError, "Parameter 'origClientOrderIds' is invalid.");
        (await DeleteAsync("""{"origClientOrderIds":["with space"]}""")).Is(Errors.ClientOidLengthError);

        Task<Reply> DeleteAsync(string body) => floor.SendAsync("DELETE", "/api/v3/order/batch", body);
    }

    [Fact]
    public async Task A_batch_of_orders_takes_and_refuses_each_for_itself()
    {
        await using var floor = await SpotFloor.OpenAsync();
        const string good = """{"side":"BUY","type":"LIMIT","quantity":"0.001","price":"49000","newClientOrderId":"b1"}""";
        var mixed = await SendAsync(
            $$"""{{good}},{"side":"BUY","type":"LIMIT","quantity":"9","price":"49000","newClientOrderId":"b2"},{"side":"UP","type":"LIMIT","quantity":"1","price":"1"},{"side":"SELL","type":"LIMIT","quantity":"0.001","price":"60000.001"},{{good}},{"side":"SELL","type":"LIMIT","quantity":"0.001","price":"60000"}"""
        );
        var name = mixed.Good().Json["orderList"]![5]!["clientOrderId"]!.GetValue<string>();
        Assert.Equal(
            $$"""{"orderList":[{"symbol":"BTCUSDT","orderId":610000000000000001,"clientOrderId":"b1","transactTime":1767323045000},{"errorCode":"-1054","errorMsg":"FAILED_PRECONDITION: available amount not enough","clientOrderId":"b2"},{"errorCode":"-1117","errorMsg":"Invalid side.","clientOrderId":null},{"errorCode":"-1160","errorMsg":"Decimal precision error.","clientOrderId":null},{"symbol":"BTCUSDT","orderId":610000000000000001,"clientOrderId":"b1","transactTime":1767323045000},{"symbol":"BTCUSDT","orderId":610000000000000002,"clientOrderId":"{{name}}","transactTime":1767323045000}]}""",
            mixed.Text
        );
        Assert.EndsWith("-6", name, StringComparison.Ordinal);
        Assert.Equal([SpotFloor.Orders + 2, SpotFloor.Orders + 1], await IdsAsync(floor, "/api/v3/openOrders"));
        // Nothing that can be placed is no mistake of the list.
        Assert.Contains("-1117", (await SendAsync("""{"side":"UP","type":"LIMIT","quantity":"1","price":"1"}""")).Good().Text);
        foreach (var orders in new[] { "", string.Join(',', Enumerable.Repeat(good, 11)) })
            (await SendAsync(orders)).Says(Errors.ParamValidateError, "Parameter validation failed.");
        (await SendAsync("7")).Says(Errors.ParamError, "Parameter 'orderList' is invalid.");
        (await PostAsync("""{"symbol":"BTCUSDT","orderList":{}}""")).Says(Errors.ParamError, "Parameter 'orderList' is invalid.");
        (await PostAsync("""{"symbol":"BTCUSDT"}""")).Says(Errors.ParamEmpty, "Parameter 'orderList' cannot be empty.");
        (await PostAsync("{}")).Says(Errors.ParamEmpty, "Parameter 'symbol' cannot be empty.");
        (await PostAsync($$"""{"symbol":"NOPEUSDT","orderList":[{{good}}]}""")).Is(Errors.SpotSymbolNotExist);
        (await PostAsync($$"""{"symbol":"DOGEUSDT","orderList":[{{good}}]}""")).Is(Errors.NoPermissionTradePair);

        Task<Reply> SendAsync(string orders) => PostAsync($$"""{"symbol":"BTCUSDT","orderList":[{{orders}}]}""");
        Task<Reply> PostAsync(string body) => floor.SendAsync("POST", "/api/v3/order/batch", body);
    }

    [Fact]
    public async Task All_orders_come_newest_first_by_the_time_of_their_placing_and_page_by_page()
    {
        await using var floor = await SpotFloor.OpenAsync();
        for (var order = 1; order <= 5; order++)
        {
            await floor.LimitAsync(floor.Ada, "BUY", "0.001", $"{49_000 + order}");
            await floor.AdvanceAsync(1);
        }
        // The first one is over last, and the third stays open.
        foreach (var order in new[] { 5, 4, 2, 1 })
            (await floor.SendAsync("DELETE", $"{Path}?orderId={SpotFloor.Orders + order}")).Good();
        Assert.Equal([5, 4, 3, 2, 1], await AllAsync(""));
        Assert.Equal([3, 2], await AllAsync($"&startTime={SpotFloor.StartMs + 1_000}&endTime={SpotFloor.StartMs + 2_000}"));
        Assert.Equal([5], await AllAsync($"&startTime={SpotFloor.StartMs + 3_001}"));
        Assert.Equal([1], await AllAsync($"&endTime={SpotFloor.StartMs}"));
        // The open one comes first, then those that ended last; every order is on one page.
        Assert.Equal([3, 1], await AllAsync("&limit=2"));
        Assert.Equal([4, 2], await AllAsync("&limit=2&page=2"));
        Assert.Equal([5], await AllAsync("&limit=2&page=3"));
        Assert.Empty(await AllAsync("&limit=1000&page=2147483647"));
        Assert.Equal("[]", await floor.GetAsync("/api/v3/allOrders?symbol=ETHUSDT"));

        async Task<IEnumerable<long>> AllAsync(string query) =>
            [.. (await IdsAsync(floor, $"/api/v3/allOrders?symbol=BTCUSDT{query}")).Select(id => id - SpotFloor.Orders)];
    }

    [Fact]
    public async Task Trades_know_their_order_their_fee_and_their_time()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.TradeAsync("0.5", "50000");
        await floor.AdvanceAsync(1);
        await floor.LimitAsync(floor.Bob, "BUY", "0.1", "49990");
        await floor.MarketAsync(floor.Ada, "SELL", "0.1");
        const string sold =
            """{"symbol":"BTCUSDT","id":620000000000000002,"orderId":610000000000000004,"price":"49990.00","qty":"0.10000","quoteQty":"4999","commission":"4.999","time":1767323046000,"isBuyer":false}""";
        const string bought =
            """{"symbol":"BTCUSDT","id":620000000000000001,"orderId":610000000000000002,"price":"50000.00","qty":"0.50000","quoteQty":"25000","commission":"0.0005","time":1767323045000,"isBuyer":true}""";
        Assert.Equal($"[{sold},{bought}]", await MineAsync(""));
        Assert.Equal($"[{sold}]", await MineAsync("&limit=1"));
        Assert.Equal($"[{bought}]", await MineAsync("&orderId=610000000000000002"));
        Assert.Equal($"[{bought}]", await MineAsync($"&endTime={SpotFloor.StartMs}"));
        Assert.Equal($"[{sold}]", await MineAsync($"&startTime={SpotFloor.StartMs + 1}&endTime={SpotFloor.StartMs + 1_000}"));
        Assert.Equal("[]", await MineAsync($"&orderId=610000000000000002&startTime={SpotFloor.StartMs + 1}"));
        // Bob's order, one that never was, and a number of another kind.
        foreach (var order in new[] { "610000000000000001", "610000000000000999", "620000000000000001", "2" })
            Assert.Equal("[]", await MineAsync($"&orderId={order}"));
        Assert.Equal("[]", await floor.GetAsync("/api/v3/myTrades?symbol=ETHUSDT&orderId=610000000000000002"));

        Task<string> MineAsync(string query) => floor.GetAsync($"/api/v3/myTrades?symbol=BTCUSDT{query}");
    }

    [Fact]
    public async Task An_account_states_what_the_dearest_market_takes_of_it()
    {
        await using var floor = await SpotFloor.OpenAsync();
        var account = JsonNode.Parse(await floor.GetAsync("/api/v3/account"))!;
        Assert.Equal(
            (10, "0.001"),
            (account["takerCommission"]!.GetValue<int>(), account["commissionRates"]!["taker"]!.GetValue<string>())
        );
        await floor.PatchMarketAsync("BTCUSDT", new { takerFeePpm = 2_500 });
        account = JsonNode.Parse(await floor.GetAsync("/api/v3/account"))!;
        Assert.Equal(
            (25, "0.0025"),
            (account["takerCommission"]!.GetValue<int>(), account["commissionRates"]!["taker"]!.GetValue<string>())
        );
    }

    [Fact]
    public async Task An_order_placed_counts_once_and_a_batch_five_times()
    {
        await using var floor = await SpotFloor.OpenAsync(hasLimits: true);
        var one = await floor.PlaceAsync(
            floor.Ada,
            """{"symbol":"BTCUSDT","side":"BUY","type":"LIMIT","quantity":"0.001","price":"49000"}"""
        );
        Assert.Equal(("1", "1", "0"), Counts(one));
        var batch = await floor.SendAsync(
            "POST",
            "/api/v3/order/batch",
            """{"symbol":"BTCUSDT","orderList":[{"side":"BUY","type":"LIMIT","quantity":"0.001","price":"49000"}]}"""
        );
        Assert.Equal(("6", "6", "0"), Counts(batch));
        var cancel = await floor.SendAsync("DELETE", "/api/v3/openOrders?symbol=BTCUSDT");
        Assert.Equal(("", "5"), (cancel.Header("X-ORDER-COUNT-1M"), cancel.Header("x-used-weight-10s")));

        static (string, string, string) Counts(Reply reply) =>
            (reply.Good().Header("X-ORDER-COUNT-10S"), reply.Header("X-ORDER-COUNT-1M"), reply.Header("x-used-weight-10s"));
    }

    private static async Task<IEnumerable<long>> IdsAsync(SpotFloor floor, string target) =>
        [.. JsonNode.Parse(await floor.GetAsync(target))!.AsArray().Select(order => order!["orderId"]!.GetValue<long>())];
}
