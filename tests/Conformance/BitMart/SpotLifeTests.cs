using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.BitMart;

/// <summary>What becomes of orders, as every question about them sees it.</summary>
public sealed class SpotLifeTests
{
    [Fact]
    public async Task An_order_is_placed_filled_in_part_and_cancelled()
    {
        await using var floor = await SpotFloor.OpenAsync();
        var order = await floor.LimitAsync(floor.Ada, "buy", "0.003", "50000");
        await ExpectAsync("new", isOpen: true, trades: 0);
        await floor.AdvanceAsync(1);
        await floor.LimitAsync(floor.Bob, "sell", "0.001", "50000");
        await ExpectAsync("partially_filled", isOpen: true, trades: 1);
        await floor.AdvanceAsync(1);
        var cancelled = await floor.PostAsync("/spot/v3/cancel_order", new { symbol = "BTC_USDT", order_id = order });
        Assert.Equal("""{"result":true}""", SpotFloor.Data(cancelled.Good()));
        await ExpectAsync("partially_canceled", isOpen: false, trades: 1);
        var over = JsonNode.Parse(await floor.OrderAsync(order))!;
        Assert.Equal(
            ("user", SpotFloor.StartMs, SpotFloor.StartMs + 2_000),
            (over["cancelSource"]!.GetValue<string>(), over["createTime"]!.GetValue<long>(), over["updateTime"]!.GetValue<long>())
        );

        async Task ExpectAsync(string state, bool isOpen, int trades)
        {
            Assert.Equal(state, JsonNode.Parse(await floor.OrderAsync(order))!["state"]!.GetValue<string>());
            Assert.Equal([state], await StatesAsync(floor, isOpen ? "open-orders" : "history-orders"));
            Assert.Empty(await StatesAsync(floor, isOpen ? "history-orders" : "open-orders"));
            var found = await floor.PostAsync("/spot/v4/query/order", new { orderId = order, queryState = isOpen ? "open" : "history" });
            Assert.Equal(state, found.Good().Json["data"]!["state"]!.GetValue<string>());
            var mine = (await floor.PostAsync("/spot/v4/query/order-trades", new { orderId = order })).Good();
            Assert.Equal(trades, mine.Json["data"]!.AsArray().Count);
        }
    }

    [Fact]
    public async Task A_market_buy_ends_in_part_when_dust_is_left_and_filled_when_none_is()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.LimitAsync(floor.Bob, "sell", "1", "50000");
        var dusty = await BuyAsync("30.3");
        Assert.Equal(
            """{"orderId":"2","clientOrderId":"2","symbol":"BTC_USDT","side":"buy","orderMode":"spot","type":"market","state":"partially_canceled","cancelSource":"system","stpMode":"none","price":"0.00","priceAvg":"50000.00","size":"0.00000","filledSize":"0.00060","notional":"30.30000000","filledNotional":"30.00000000","createTime":1767323045000,"updateTime":1767323045000}""",
            await floor.OrderAsync(dusty)
        );
        Assert.Equal("filled", await StateAsync(floor, await BuyAsync("30")));
        var sold = await floor.PlaceAsync(
            floor.Ada,
            new
            {
                side = "sell",
                type = "market",
                size = "0.001",
            }
        );
        Assert.Equal("canceled", await StateAsync(floor, sold));

        Task<string> BuyAsync(string notional) =>
            floor.PlaceAsync(
                floor.Ada,
                new
                {
                    side = "buy",
                    type = "market",
                    notional,
                }
            );
    }

    [Fact]
    public async Task A_maker_that_would_take_is_accepted_and_gone()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.LimitAsync(floor.Bob, "sell", "1", "50000");
        var maker = await floor.LimitAsync(floor.Ada, "buy", "0.001", "50000", "limit_maker");
        var order = JsonNode.Parse(await floor.OrderAsync(maker))!;
        Assert.Equal(
            ("limit_maker", "canceled", "system"),
            (order["type"]!.GetValue<string>(), order["state"]!.GetValue<string>(), order["cancelSource"]!.GetValue<string>())
        );
        Assert.Equal("new", await StateAsync(floor, await floor.LimitAsync(floor.Ada, "buy", "0.001", "49999.99", "limit_maker")));
        Assert.Equal("canceled", await StateAsync(floor, await floor.LimitAsync(floor.Ada, "buy", "0.001", "49999.99", "ioc")));
        Assert.Equal("filled", await StateAsync(floor, await floor.LimitAsync(floor.Ada, "buy", "0.001", "50000", "ioc")));
    }

    [Theory]
    [InlineData("none", "filled", "filled")]
    [InlineData("cancel_maker", "canceled", "new")]
    [InlineData("cancel_taker", "new", "canceled")]
    [InlineData("cancel_both", "canceled", "canceled")]
    public async Task Whoever_would_trade_with_himself_has_said_what_should_happen(string stpMode, string maker, string taker)
    {
        await using var floor = await SpotFloor.OpenAsync();
        var resting = await floor.LimitAsync(floor.Ada, "sell", "0.001", "50000");
        var coming = await floor.PlaceAsync(
            floor.Ada,
            new
            {
                side = "buy",
                type = "limit",
                size = "0.001",
                price = "50000",
                stpMode,
            }
        );
        Assert.Equal((maker, taker), (await StateAsync(floor, resting), await StateAsync(floor, coming)));
        var ended = new[] { resting, coming };
        foreach (var order in ended)
        {
            var shown = JsonNode.Parse(await floor.OrderAsync(order))!;
            var source = shown["state"]!.GetValue<string>() == "canceled" ? "stp" : "";
            Assert.Equal(source, shown["cancelSource"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task An_order_is_found_and_cancelled_by_its_name_which_no_second_open_one_may_have()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await PlaceAsync();
        var again = (await floor.PostAsync("/spot/v2/submit_order", Named())).Is(Errors.InvalidParameter);
        Assert.Equal("Invalid client_order_id", again.Json["message"]!.GetValue<string>());
        Assert.Equal("1", await FindAsync("open"));
        (await floor.PostAsync("/spot/v3/cancel_order", new { symbol = "BTC_USDT", client_order_id = "mine" })).Good();
        Assert.Equal("1", await FindAsync("history"));
        await PlaceAsync();
        Assert.Equal("2", await FindAsync("open"));

        async Task PlaceAsync() => (await floor.PostAsync("/spot/v2/submit_order", Named())).Good();

        async Task<string> FindAsync(string queryState) =>
            (await floor.PostAsync("/spot/v4/query/client-order", new { clientOrderId = "mine", queryState })).Json["data"]![
                "orderId"
            ]!.GetValue<string>();

        static object Named() =>
            new
            {
                symbol = "BTC_USDT",
                side = "buy",
                type = "limit",
                size = "0.001",
                price = "40000",
                client_order_id = "mine",
            };
    }

    [Fact]
    public async Task Sizes_and_prices_are_cut_to_whole_steps_and_may_be_numbers()
    {
        await using var floor = await SpotFloor.OpenAsync();
        var placed = await floor.PostAsync(
            "/spot/v2/submit_order",
            """{"symbol":"BTC/USDT","side":"buy","type":"limit","size":1.239e-3,"price":40000.019}"""
        );
        placed.Good();
        var order = JsonNode.Parse(await floor.OrderAsync("1"))!;
        Assert.Equal(("0.00123", "40000.01"), (order["size"]!.GetValue<string>(), order["price"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Lists_are_newest_first_and_know_market_wallet_time_and_number()
    {
        await using var floor = await SpotFloor.OpenAsync();
        for (var size = 1; size <= 3; size++)
        {
            await floor.LimitAsync(floor.Ada, "buy", $"0.00{size}", "40000");
            await floor.AdvanceAsync(1);
        }
        (
            await floor.PostAsync(
                "/spot/v2/submit_order",
                """{"symbol":"ETH_USDT","side":"buy","type":"limit","size":"0.01","price":"2000"}"""
            )
        ).Good();
        Assert.Equal(["4", "3", "2", "1"], await IdsAsync("{}"));
        Assert.Equal(["3", "2", "1"], await IdsAsync("""{"symbol":"BTC_USDT","orderMode":"spot"}"""));
        Assert.Empty(await IdsAsync("""{"orderMode":"iso_margin"}"""));
        Assert.Equal(["4", "3"], await IdsAsync("""{"limit":"2"}"""));
        Assert.Equal(
            ["3", "2"],
            await IdsAsync($$"""{"startTime":{{SpotFloor.StartMs + 1_000}},"endTime":{{SpotFloor.StartMs + 2_999}},"recvWindow":5000}""")
        );

        async Task<string[]> IdsAsync(string query) =>
            [
                .. (await floor.PostAsync("/spot/v4/query/open-orders", query)).Good().Json["data"]!
                    .AsArray()
                    .Select(order => order!["orderId"]!.GetValue<string>()),
            ];
    }

    [Fact]
    public async Task A_margin_order_lives_in_its_own_wallet()
    {
        await using var floor = await SpotFloor.OpenAsync();
        const string order =
            """{"symbol":"BTC_USDT","side":"sell","type":"limit","size":"0.5","price":"50000","clientOrderId":"m1","marginMode":"isolated"}""";
        (await floor.PostAsync("/spot/v1/margin/submit_order", order)).Is(Errors.SpotBalanceNotEnough);
        (
            await floor.PostAsync(
                "/spot/v1/margin/isolated/transfer",
                """{"symbol":"BTC_USDT","currency":"BTC","amount":"1","side":"in"}"""
            )
        ).Good();
        (await floor.PostAsync("/spot/v1/margin/submit_order", order)).Good();
        var open = (await floor.PostAsync("/spot/v4/query/open-orders", """{"orderMode":"iso_margin"}""")).Json["data"]!.AsArray();
        Assert.Equal(("m1", "iso_margin"), (open[0]!["clientOrderId"]!.GetValue<string>(), open[0]!["orderMode"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Several_orders_and_all_orders_are_cancelled_at_once()
    {
        await using var floor = await SpotFloor.OpenAsync();
        for (var order = 0; order < 4; order++)
            await floor.LimitAsync(floor.Ada, order < 3 ? "buy" : "sell", "0.001", order < 3 ? "40000" : "60000");
        var some = await floor.PostAsync("/spot/v4/cancel_orders", """{"symbol":"BTC_USDT","orderIds":["1",99]}""");
        Assert.Equal(
            """{"successIds":["1"],"failIds":["99"],"totalCount":2,"successCount":1,"failedCount":1}""",
            SpotFloor.Data(some.Good())
        );
        (await floor.PostAsync("/spot/v4/cancel_orders", """{"symbol":"BTC_USDT","orderIds":[]}""")).Is(Errors.SpotBadRequest);
        (await floor.PostAsync("/spot/v4/cancel_orders", """{"symbol":"BTC_USDT","clientOrderIds":[1,2,3,4,5,6,7,8,9,10,11]}""")).Is(
            Errors.SpotBadRequest
        );
        Assert.Equal("{}", SpotFloor.Data((await floor.PostAsync("/spot/v4/cancel_all", """{"side":"buy"}""")).Good()));
        Assert.Equal(["new"], await StatesAsync(floor, "open-orders"));
        (await floor.PostAsync("/spot/v4/cancel_all", """{"symbol":"ETH_USDT"}""")).Good();
        Assert.Equal(["new"], await StatesAsync(floor, "open-orders"));
        (await floor.PostAsync("/spot/v4/cancel_all", "{}")).Good();
        Assert.Empty(await StatesAsync(floor, "open-orders"));
        Assert.Equal(["canceled", "canceled", "canceled", "canceled"], await StatesAsync(floor, "history-orders"));
    }

    [Fact]
    public async Task A_batch_says_inside_what_went_wrong()
    {
        await using var floor = await SpotFloor.OpenAsync();
        const string good = """{"side":"buy","type":"limit","size":"0.001","price":"40000","clientOrderId":"b1"}""";
        var both = await SendAsync($$"""{{good}},{"side":"sell","type":"limit","size":"0.001","price":"60000","stpMode":"none"}""");
        Assert.Equal("""{"code":0,"msg":"success","data":{"orderIds":["1","2"]}}""", SpotFloor.Data(both.Good()));
        var half = await SendAsync(
            """{"side":"buy","type":"limit","size":"9","price":"40000"},{"side":"buy","type":"limit","size":"0.002","price":"40000"}"""
        );
        Assert.Equal("""{"code":50020,"msg":"Balance not enough","data":{"orderIds":["3"]}}""", SpotFloor.Data(half.Good()));
        var unread = await SendAsync("""{"side":"buy","type":"limit","size":"0.002","price":"40000"},{"side":"buy","type":"limit"}""");
        Assert.Equal("""{"code":50010,"msg":"RequestParam size is required","data":{"orderIds":[]}}""", SpotFloor.Data(unread.Good()));
        (await SendAsync("")).Is(Errors.SpotBadRequest);
        (await SendAsync(string.Join(',', Enumerable.Repeat(good, 11)))).Is(Errors.SpotBadRequest);
        (await SendAsync("7")).Is(Errors.SpotBadRequest);
        Assert.Equal(3, (await StatesAsync(floor, "open-orders")).Length);

        Task<Reply> SendAsync(string orders) =>
            floor.PostAsync("/spot/v4/batch_orders", $$"""{"symbol":"BTC_USDT","orderParams":[{{orders}}],"recvWindow":5000}""");
    }

    [Fact]
    public async Task Calls_are_counted_by_whom_the_contract_says()
    {
        await using var floor = await SpotFloor.OpenAsync(hasLimits: true);
        foreach (
            var (path, limit, window, mode) in new[]
            {
                ("/spot/v2/submit_order", "40", "2", "UID"),
                ("/spot/v1/margin/submit_order", "20", "1", "UID"),
                ("/spot/v4/batch_orders", "40", "2", "UID"),
                ("/spot/v4/query/order", "50", "2", "KEY"),
                ("/spot/v4/query/trades", "12", "2", "KEY"),
                ("/spot/v4/algo/submit_order", "10", "2", "UID"),
                ("/spot/v4/query/algo/order", "40", "2", "KEY"),
                ("/spot/v4/query/algo/open-orders", "20", "2", "KEY"),
            }
        )
        {
            var reply = await floor.PostAsync(path, "{}");
            Assert.Equal(
                (limit, window, mode),
                (reply.Header("X-BM-RateLimit-Limit"), reply.Header("X-BM-RateLimit-Reset"), reply.Header("X-BM-RateLimit-Mode"))
            );
        }
        (await floor.PostAsync("/spot/v4/cancel_all", "{}")).Good();
        (await floor.PostAsync("/spot/v4/cancel_all", "{}")).Is(Errors.TooManyRequests);
        await floor.AdvanceAsync(3);
        (await floor.PostAsync("/spot/v4/cancel_all", "{}")).Good();
    }

    private static async Task<string> StateAsync(SpotFloor floor, string orderId) =>
        JsonNode.Parse(await floor.OrderAsync(orderId))!["state"]!.GetValue<string>();

    private static async Task<string[]> StatesAsync(SpotFloor floor, string list) =>
        [
            .. (await floor.PostAsync($"/spot/v4/query/{list}", """{"symbol":"BTC_USDT"}""")).Good().Json["data"]!
                .AsArray()
                .Select(order => order!["state"]!.GetValue<string>()),
        ];
}
