using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.BitMart.Futures;

/// <summary>Orders and positions from their first day to their last, as every query shows them.</summary>
public sealed class FuturesLifeTests
{
    private const string Btc = FuturesScene.Btc;

    [Theory, InlineData("one_way_mode"), InlineData("hedge_mode")]
    public async Task A_position_is_opened_in_parts_and_closed_again(string mode)
    {
        await using var scene = await FuturesScene.StartAsync();
        var (demo, maker) = (scene.Demo, await scene.NewTraderAsync());
        Assert.Equal("one_way_mode", (string)(await demo.ReadAsync("get-position-mode"))["position_mode"]!);
        await demo.DoAsync("set-position-mode", new { position_mode = mode });
        Assert.Equal(mode, (string)(await demo.ReadAsync("get-position-mode"))["position_mode"]!);

        // Open: margin and fee are held, nothing is traded.
        var opening = await demo.DoneAsync(1, 10, "50000", new { leverage = "10", open_type = "cross" });
        Assert.Equal("50.3", (string)(await demo.ReadAsync("assets-detail"))[0]!["frozen_balance"]!);
        Assert.Empty((await demo.ReadAsync("get-open-orders?order_state=partially_filled")).AsArray());

        // Partially filled.
        await maker.DoneAsync(4, 4, "50000");
        var partly = (await demo.ReadAsync($"get-open-orders?symbol={Btc}&order_state=partially_filled")).AsArray().Single()!;
        Assert.Equal(
            ("4", "50000", 2, mode),
            (Text(partly, "deal_size"), Text(partly, "deal_avg_price"), (int)partly["state"]!, Text(partly, "position_mode"))
        );
        Assert.Equal("4", Text((await demo.ReadAsync("position"))[0]!, "current_amount"));
        Assert.Equal("Maker", Text((await demo.ReadAsync($"trades?symbol={Btc}"))[0]!, "exec_type"));

        // Filled: it has left the open orders for the history, and says the same wherever it is found.
        await maker.DoneAsync(4, 6, "50000");
        Assert.Empty((await demo.ReadAsync("get-open-orders")).AsArray());
        var over = (await demo.ReadAsync($"order-history?symbol={Btc}")).AsArray().Single()!;
        Assert.Equal(($"{opening}", "10", 4), (Text(over, "order_id"), Text(over, "deal_size"), (int)over["state"]!));
        Assert.Equal(over.ToJsonString(), (await demo.ReadAsync($"order?symbol={Btc}&order_id={opening}")).ToJsonString());
        var side = mode == "hedge_mode" ? "long" : "both";
        Assert.Equal(("10", side), (Text((await V2())[0]!, "position_amount"), Text((await V2())[0]!, "position_side")));

        // Closed with profit.
        await demo.DoneAsync(3, 10, "50100");
        await maker.DoneAsync(2, 10, "50100");
        Assert.Empty((await demo.ReadAsync("position")).AsArray());
        var closing = (await demo.ReadAsync($"trades?symbol={Btc}"))[0]!;
        Assert.Equal((3, "1", true), ((int)closing["side"]!, Text(closing, "realised_profit"), closing["profit"]!.GetValue<bool>()));
        // A thousandth of ten thousand, less two and two hundredths of a percent of what was traded.
        Assert.Equal("10000.7998", Text((await demo.ReadAsync("assets-detail"))[0]!, "equity"));
        Assert.Equal(["1"], await Flow(2));
        Assert.Equal(["-0.1002", "-0.06", "-0.04"], await Flow(4));
        Assert.Equal(["10000"], await Flow(1));
        Assert.Equal(5, (await Flow(0)).Count());
        await scene.SettleAsync();

        async Task<JsonArray> V2() => (await demo.ReadAsync("position-v2")).AsArray();

        async Task<IEnumerable<string>> Flow(int type) =>
            (await demo.ReadAsync($"transaction-history?flow_type={type}")).AsArray().Select(line => Text(line!, "amount"));
    }

    [Fact]
    public async Task One_way_nets_what_hedge_keeps_apart()
    {
        await using var scene = await FuturesScene.StartAsync();
        var (netted, hedged, maker) = (scene.Demo, await scene.NewTraderAsync(), await scene.NewTraderAsync());
        await hedged.DoAsync("set-position-mode", new { position_mode = "hedge_mode" });
        await maker.DoneAsync(4, 20, "50000");
        await netted.DoneAsync(1, 10, "50000");
        await hedged.DoneAsync(1, 10, "50000");
        await maker.DoneAsync(1, 12, "49990");
        await netted.DoneAsync(4, 6, "49990");
        await hedged.DoneAsync(4, 6, "49990");
        Assert.Equal("4", (string)(await netted.ReadAsync("position-v2"))[0]!["position_amount"]!);
        var both = (await hedged.ReadAsync("position")).AsArray();
        Assert.Equal([("10", 1), ("6", 2)], both.Select(one => ((string)one!["current_amount"]!, (int)one["position_type"]!)));
        // The mode stays as long as something is open.
        (await hedged.PostAsync("set-position-mode", new { position_mode = "one_way_mode" })).Is(Errors.ContractInvalidRequest);
    }

    [Fact]
    public async Task Orders_are_changed_and_cancelled_by_number_and_by_name()
    {
        await using var scene = await FuturesScene.StartAsync();
        var demo = scene.Demo;
        var first = await demo.DoneAsync(1, 5, "49000", new { client_order_id = "first" });
        var changed = (
            await demo.PostTextAsync("modify-limit-order", $$"""{"symbol":"{{Btc}}","orderId":{{first}},"price":"49100","size":"6"}""")
        ).Is(Errors.ContractOk);
        Assert.EndsWith($"\"data\":{{\"order_id\":{first},\"client_order_id\":\"first\"}}}}", changed.Text);
        var order = await demo.ReadAsync($"order?symbol={Btc}&order_id={first}");
        Assert.Equal(("49100", "6"), (Text(order, "price"), Text(order, "size")));
        Assert.Equal("{}", (await demo.DoAsync("cancel-order", new { symbol = Btc, client_order_id = "first" })).ToJsonString());
        await demo.DoneAsync(1, 5, "49000");
        await demo.DoneAsync(1, 5, "49001");
        await demo.DoAsync("cancel-order", new { symbol = Btc });
        await demo.DoneAsync(1, 5, "49002");
        await demo.DoAsync("cancel-orders", new { symbol = Btc });
        Assert.Empty((await demo.ReadAsync("get-open-orders")).AsArray());
        Assert.Equal(4, (await demo.ReadAsync($"order-history?symbol={Btc}")).AsArray().Count);
        Assert.Single((await demo.ReadAsync($"order-history?symbol={Btc}&client_order_id=first")).AsArray());
    }

    [Fact]
    public async Task History_is_asked_for_in_seconds_or_in_milliseconds()
    {
        await using var scene = await FuturesScene.StartAsync();
        var order = await scene.Demo.DoneAsync(1, 5, "49000");
        await scene.Demo.DoAsync("cancel-order", new { symbol = Btc, order_id = order });
        var nowMs = scene.Session.Venue.NowMs;
        await scene.AdvanceAsync(TimeSpan.FromDays(8));
        Assert.Empty((await scene.Demo.ReadAsync($"order-history?symbol={Btc}")).AsArray());
        Assert.Single((await scene.Demo.ReadAsync($"order-history?symbol={Btc}&start_time={nowMs / 1_000}")).AsArray());
        Assert.Single((await scene.Demo.ReadAsync($"order-history?symbol={Btc}&start_time={nowMs}&end_time={nowMs}")).AsArray());
        Assert.Empty((await scene.Demo.ReadAsync($"order-history?symbol={Btc}&start_time={nowMs + 1}")).AsArray());
        // Some clients turn the names around.
        Assert.Single((await scene.Demo.ReadAsync($"transaction-history?time_start={nowMs}&time_end={nowMs}")).AsArray());
        (await scene.Demo.GetAsync($"/contract/private/trades?start_time={nowMs - (90L * 86_400_000)}")).Is(Errors.ContractInvalidRequest);
    }

    [Fact]
    public async Task Longs_pay_shorts_every_eight_hours()
    {
        await using var scene = await FuturesScene.StartAsync();
        var maker = await scene.NewTraderAsync();
        await maker.DoneAsync(4, 10, "50000");
        await scene.Demo.DoneAsync(1, 10, "50000");
        await scene.AdvanceAsync(TimeSpan.FromHours(5));
        var paid = (await scene.Demo.ReadAsync("transaction-history?flow_type=3")).AsArray().Single()!;
        Assert.Equal((Btc, "Funding Fee", "-0.05"), (Text(paid, "symbol"), Text(paid, "type"), Text(paid, "amount")));
        Assert.Equal("0.05", Text((await maker.ReadAsync("transaction-history?flow_type=3"))[0]!, "amount"));
        var history = await scene.Session.SendBareAsync("GET", $"/contract/public/funding-rate-history?symbol={Btc}");
        Assert.Equal(
            """{"list":[{"symbol":"BTCUSDT","funding_rate":"0.0001","funding_time":1767340800000}]}""",
            history.Is(Errors.ContractOk).Json["data"]!.ToJsonString()
        );
    }

    [Fact]
    public async Task Silence_cancels_everything()
    {
        await using var scene = await FuturesScene.StartAsync();
        await scene.Demo.DoneAsync(1, 5, "49000");
        (await scene.Demo.PostAsync("cancel-all-after", new { symbol = Btc, timeout = 4 })).Is(Errors.ContractInvalidRequest);
        var set = await scene.Demo.DoAsync("cancel-all-after", new { symbol = Btc, timeout = "10" });
        Assert.Equal("""{"result":true,"set_time":1767323045,"cancel_time":1767323055}""", set.ToJsonString());
        await scene.AdvanceAsync(TimeSpan.FromSeconds(9));
        Assert.Single((await scene.Demo.ReadAsync("get-open-orders")).AsArray());
        await scene.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Empty((await scene.Demo.ReadAsync("get-open-orders")).AsArray());
        var off = await scene.Demo.DoAsync("cancel-all-after", new { symbol = Btc, timeout = 0 });
        Assert.Equal("0", off["cancel_time"]!.ToJsonString());
    }

    private static string Text(JsonNode node, string name) => (string)node[name]!;
}
