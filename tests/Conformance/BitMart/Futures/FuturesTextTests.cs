using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.BitMart.Futures;

/// <summary>The objects of the contract, to the letter. The clock stands at 2026-01-02 03:04:05.</summary>
public sealed class FuturesTextTests
{
    private const string Btc = FuturesScene.Btc;
    private const long Now = 1767323045000;
    private const long NextFunding = 1767340800000;

    [Fact]
    public async Task An_order()
    {
        await using var scene = await FuturesScene.StartAsync();
        var answer = await scene.Demo.SubmitAsync(
            1,
            10,
            "49000",
            new
            {
                leverage = "10",
                open_type = "isolated",
                client_order_id = "f1",
                preset_take_profit_price = "51000",
                preset_take_profit_price_type = "2",
            }
        );
        Assert.EndsWith(""","message":"OK","data":{"order_id":1,"price":"49000"}}""", answer.Is(Errors.ContractOk).Text);
        Same(
            $$"""
            {"order_id":"1","client_order_id":"f1","price":"49000","size":"10","symbol":"BTCUSDT","state":2,"side":1,"type":"limit",
            "leverage":"10","open_type":"isolated","deal_avg_price":"0","deal_size":"0","create_time":{{Now}},"update_time":{{Now}},
            "position_mode":"one_way_mode","account":"futures","activation_price":"","callback_rate":"","activation_price_type":0,
            "preset_take_profit_price_type":2,"preset_stop_loss_price_type":0,"preset_take_profit_price":"51000","preset_stop_loss_price":"",
            "trigger_price":"","execution_price":"","executive_order_id":""}
            """,
            await scene.Demo.ReadAsync($"order?symbol={Btc}&order_id=1")
        );
        var open = await scene.Demo.ReadAsync("get-open-orders");
        Assert.Equal((await scene.Demo.ReadAsync($"order?symbol={Btc}&order_id=1")).ToJsonString(), open[0]!.ToJsonString());
    }

    [Fact]
    public async Task A_market_order_and_a_trade()
    {
        await using var scene = await FuturesScene.StartAsync();
        var maker = await scene.NewTraderAsync();
        await maker.DoneAsync(4, 3, "50000");
        await maker.DoneAsync(4, 7, "50001");
        var answer = (await scene.Demo.SubmitAsync(1, 10)).Is(Errors.ContractOk);
        Assert.EndsWith(""","message":"OK","data":{"order_id":3,"price":"market price"}}""", answer.Text);
        var order = await scene.Demo.ReadAsync($"order?symbol={Btc}&order_id=3");
        Assert.Equal(
            ("0", "50000.7", "10", 4),
            (Text(order, "price"), Text(order, "deal_avg_price"), Text(order, "deal_size"), (int)order["state"]!)
        );
        var trades = await scene.Demo.ReadAsync($"trades?symbol={Btc}&order_id=3");
        Same(
            $$"""
            [{"order_id":"3","trade_id":"2","symbol":"BTCUSDT","side":1,"price":"50001","vol":"7","exec_type":"Taker","profit":false,
            "realised_profit":"0","paid_fees":"0.2100042","account":"futures","create_time":{{Now}}},
            {"order_id":"3","trade_id":"1","symbol":"BTCUSDT","side":1,"price":"50000","vol":"3","exec_type":"Taker","profit":false,
            "realised_profit":"0","paid_fees":"0.09","account":"futures","create_time":{{Now}}}]
            """,
            trades
        );
    }

    [Fact]
    public async Task A_position_in_three_forms()
    {
        await using var scene = await FuturesScene.StartAsync();
        await (await scene.NewTraderAsync()).DoneAsync(4, 10, "50000");
        await scene.Demo.DoneAsync(1, 10, "50000", new { leverage = 10, open_type = "isolated" });
        const string Fields = """
            "symbol":"BTCUSDT","leverage":"10","timestamp":1767323045000,"current_fee":"0.3","open_timestamp":1767323045000,
            "current_value":"500","mark_value":"500","mark_price":"50000","position_value":"500","position_cross":"50",
            "maintenance_margin":"2","margin_type":"Isolated","position_mode":"one_way_mode","close_vol":"0","close_avg_price":"0",
            "open_avg_price":"50000","entry_price":"50000","current_amount":"10","unrealized_value":"0","realized_value":"0",
            "position_type":1,"account":"futures"
            """;
        Same($$"""[{{{Fields}}}]""", await scene.Demo.ReadAsync("position"));
        Same(
            $$"""
            [{{{Fields}},"position_amount":"10","position_side":"both","liquidation_price":"45180.72289299","unrealized_pnl":"0",
            "initial_margin":"50","open_type":"isolated","max_notional_value":"10000000"}]
            """,
            await scene.Demo.ReadAsync("position-v2")
        );
        Same(
            """
            [{"symbol":"BTCUSDT","position_amt":"10","mark_price":"50000","unrealized_profit":"0","liquidation_price":"45180.72289299",
            "leverage":"10","max_notional_value":"10000000","margin_type":"Isolated","isolated_margin":"50","position_side":"Both",
            "notional":"500","update_time":1767323045,"account":"futures"}]
            """,
            await scene.Demo.ReadAsync("position-risk")
        );
        Same(
            """[{"currency":"USDT","position_deposit":"50","frozen_balance":"0","available_balance":"9949.7","equity":"9999.7","unrealized":"0"}]""",
            await scene.Demo.ReadAsync("assets-detail")
        );
    }

    [Fact]
    public async Task Who_asks_for_one_contract_sees_its_empty_places()
    {
        await using var scene = await FuturesScene.StartAsync();
        Assert.Empty((await scene.Demo.ReadAsync("position-v2")).AsArray());
        Assert.Empty((await scene.Demo.ReadAsync($"position?symbol={Btc}")).AsArray());
        var both = (await scene.Demo.ReadAsync($"position-v2?symbol={Btc}")).AsArray().Single()!;
        Assert.Equal(("both", "0", "0"), (Text(both, "position_side"), Text(both, "current_amount"), Text(both, "entry_price")));
        await scene.Demo.DoAsync("set-position-mode", new { position_mode = "hedge_mode" });
        var places = (await scene.Demo.ReadAsync($"position-v2?symbol={Btc}")).AsArray();
        Assert.Equal(["long", "short"], places.Select(place => Text(place!, "position_side")));
    }

    [Fact]
    public async Task A_plan()
    {
        await using var scene = await FuturesScene.StartAsync();
        await scene.TradeAsync(1, "50000");
        var answer = await scene.Demo.PostAsync(
            "submit-plan-order",
            new
            {
                symbol = Btc,
                side = 1,
                type = "limit",
                size = 5,
                leverage = "10",
                open_type = "cross",
                mode = 1,
                trigger_price = "51000",
                executive_price = "51001.5",
                price_way = 1,
                price_type = 1,
                client_order_id = "p1",
            }
        );
        Assert.EndsWith(""","data":{"order_id":3}}""", answer.Is(Errors.ContractOk).Text);
        Same(
            $$"""
            [{"order_id":"3","client_order_id":"p1","executive_price":"51001.5","trigger_price":"51000","size":"5","symbol":"BTCUSDT",
            "state":2,"side":1,"mode":1,"price_way":1,"price_type":1,"plan_category":0,"type":"limit","leverage":"10","open_type":"cross",
            "create_time":{{Now}},"update_time":{{Now}},"position_mode":"one_way_mode","preset_take_profit_price_type":0,
            "preset_stop_loss_price_type":0,"preset_take_profit_price":"","preset_stop_loss_price":""}]
            """,
            await scene.Demo.ReadAsync("current-plan-order?type=limit&plan_type=plan")
        );
        Assert.Empty((await scene.Demo.ReadAsync("current-plan-order?type=market")).AsArray());
        Assert.Empty((await scene.Demo.ReadAsync("current-plan-order?plan_type=profit_loss")).AsArray());
    }

    [Fact]
    public async Task A_trailing_order_is_an_order_that_says_what_it_waits_for()
    {
        await using var scene = await FuturesScene.StartAsync();
        await scene.TradeAsync(1, "50000");
        await scene.Demo.DoAsync(
            "submit-trail-order",
            new
            {
                symbol = Btc,
                side = 4,
                leverage = "10",
                open_type = "cross",
                size = 2,
                activation_price = "50500",
                callback_rate = "1.5",
                activation_price_type = 2,
            }
        );
        Same(
            $$"""
            [{"order_id":"3","client_order_id":"","price":"0","size":"2","symbol":"BTCUSDT","state":2,"side":4,"type":"trailing",
            "leverage":"10","open_type":"cross","deal_avg_price":"0","deal_size":"0","create_time":{{Now}},"update_time":{{Now}},
            "position_mode":"one_way_mode","account":"futures","activation_price":"50500","callback_rate":"1.5","activation_price_type":2,
            "preset_take_profit_price_type":0,"preset_stop_loss_price_type":0,"preset_take_profit_price":"","preset_stop_loss_price":"",
            "trigger_price":"","execution_price":"","executive_order_id":""}]
            """,
            await scene.Demo.ReadAsync("get-open-orders?type=trailing")
        );
        Assert.Empty((await scene.Demo.ReadAsync("current-plan-order")).AsArray());
        await scene.Demo.DoAsync("cancel-trail-order", new { symbol = Btc });
        Assert.Empty((await scene.Demo.ReadAsync("get-open-orders")).AsArray());
        var ended = await scene.Demo.ReadAsync($"order?symbol={Btc}&order_id=3");
        Assert.Equal((4, "trailing"), ((int)ended["state"]!, Text(ended, "type")));
        Assert.Equal(ended.ToJsonString(), (await scene.Demo.ReadAsync($"order-history?symbol={Btc}"))[0]!.ToJsonString());
    }

    [Fact]
    public async Task A_contract()
    {
        await using var scene = await FuturesScene.StartAsync();
        await scene.TradeAsync(10, "50000");
        var answer = await scene.Session.SendBareAsync("GET", $"/contract/public/details?symbol={Btc}");
        Same(
            $$"""
            {"symbols":[{"symbol":"BTCUSDT","product_type":1,"open_timestamp":0,"expire_timestamp":0,"settle_timestamp":0,
            "base_currency":"BTC","quote_currency":"USDT","last_price":"50000","volume_24h":"10","turnover_24h":"500","high_24h":"50000",
            "low_24h":"50000","change_24h":"0","index_price":"50000","index_name":"BTCUSDT","contract_size":"0.001","min_leverage":"1",
            "max_leverage":"100","price_precision":"0.1","vol_precision":"1","max_volume":"500000","market_max_volume":"50000",
            "min_volume":"1","funding_rate":"0","expected_funding_rate":"0.0001","open_interest":"10","open_interest_value":"500",
            "funding_interval_hours":8,"funding_time":{{NextFunding}},"status":"Trading","delist_time":0}]}
            """,
            answer.Is(Errors.ContractOk).Json["data"]!
        );
        var all = await scene.Session.SendBareAsync("GET", "/contract/public/details");
        Assert.Equal(5, all.Json["data"]!["symbols"]!.AsArray().Count);
    }

    [Fact]
    public async Task What_everybody_sees()
    {
        await using var scene = await FuturesScene.StartAsync();
        await scene.TradeAsync(37, "50000");
        await scene.Demo.DoneAsync(1, 60, "49999.9");
        await scene.Demo.DoneAsync(1, 5, "49990");
        await scene.Demo.DoneAsync(4, 65, "50000.1");
        await Sees(
            "depth",
            $$"""{"asks":[["50000.1","65","65"]],"bids":[["49999.9","60","60"],["49990","5","65"]],"timestamp":{{Now}},"symbol":"BTCUSDT"}"""
        );
        await Sees(
            "market-trade",
            """[{"symbol":"BTCUSDT","price":"50000","qty":"0.037","quote_qty":"1850","time":1767323045,"is_buyer_maker":false}]"""
        );
        await Sees("open-interest", $$"""{"timestamp":{{Now}},"symbol":"BTCUSDT","open_interest":"37","open_interest_value":"1850"}""");
        var rate = $$"""
            {"timestamp":{{Now}},"symbol":"BTCUSDT","rate_value":"0","expected_rate":"0.0001","funding_time":{{NextFunding}},
            "funding_upper_limit":"0.0375","funding_lower_limit":"-0.0375"}
            """;
        await Sees("funding-rate", rate);
        await Sees("funding-rate-v2", $$"""{"list":[{{rate}}]}""");
        await Sees(
            "kline",
            """[{"timestamp":1767323040,"open_price":"50000","high_price":"50000","low_price":"50000","close_price":"50000","volume":"37"}]""",
            "&step=1&start_time=1767320000&end_time=1767323045"
        );
        await Sees(
            "markprice-kline",
            """[{"timestamp":1767322800,"open_price":"50000","high_price":"50000","low_price":"50000","close_price":"50000","volume":"0"}]""",
            "&step=5&start_time=1767320000000&end_time=1767323045000"
        );
        var brackets = await PublicAsync("leverage-bracket", "");
        Same(
            """{"bracket":2,"initial_leverage":50,"notional_cap":"2000000","notional_floor":"500000","maint_margin_ratio":"0.008","cum":"2000"}""",
            brackets["rules"]![0]!["brackets"]![1]!
        );

        async Task Sees(string query, string expected, string more = "") => Same(expected, await PublicAsync(query, more));

        async Task<JsonNode> PublicAsync(string query, string more) =>
            (await scene.Session.SendBareAsync("GET", $"/contract/public/{query}?symbol={Btc}{more}")).Is(Errors.ContractOk).Json["data"]!;
    }

    [Theory]
    [InlineData("kline", "&step=1&start_time=1")]
    [InlineData("kline", "&step=2&start_time=1&end_time=2")]
    [InlineData("kline", "&step=1&start_time=2&end_time=1")]
    [InlineData("market-trade", "&limit=101")]
    [InlineData("funding-rate-history", "&limit=0")]
    public async Task A_public_question_has_its_bounds(string query, string more)
    {
        await using var scene = await FuturesScene.StartAsync();
        (await scene.Session.SendBareAsync("GET", $"/contract/public/{query}?symbol={Btc}{more}")).Is(Errors.ContractInvalidRequest);
    }

    private static string Text(JsonNode node, string name) => (string)node[name]!;

    /// <summary>Every value and the order of all names; only the line ends of the expectation do not count.</summary>
    private static void Same(string expected, JsonNode actual) =>
        Assert.Equal(expected.ReplaceLineEndings("").Trim(), actual.ToJsonString());
}
