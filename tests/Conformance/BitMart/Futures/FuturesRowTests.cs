using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.BitMart.Futures;

/// <summary>The rows of contracts, each from what really causes it.</summary>
public sealed class FuturesRowTests
{
    private const string Btc = FuturesScene.Btc;

    [Fact]
    public async Task What_cannot_be_read_is_told_from_what_cannot_be()
    {
        await using var scene = await FuturesScene.StartAsync();
        (await scene.Demo.PostTextAsync("submit-order", "nonsense")).Is(Errors.ParameterUnparsable);
        foreach (
            var body in new[] { """{"size":"abc"}""", """{"size":1,"price":"dear"}""", """{"size":[1]}""", """{"size":1,"side":"up"}""" }
        )
        {
            var order = System.Text.Json.Nodes.JsonNode.Parse(body)!.AsObject();
            order["symbol"] = Btc;
            order["side"] ??= 1;
            order["price"] ??= "50000";
            (await scene.Demo.PostTextAsync("submit-order", order.ToJsonString())).Is(Errors.ParameterUnparsable);
        }
        (
            await scene.Demo.PostAsync(
                "submit-order",
                new
                {
                    side = 1,
                    size = 1,
                    price = "50000",
                }
            )
        ).Is(Errors.ContractInvalidRequest);
        (await scene.Demo.SubmitAsync(5, 1, "50000")).Is(Errors.ContractInvalidRequest);
        (await scene.Demo.SubmitAsync(1, 0, "50000")).Is(Errors.ContractInvalidRequest);
        (await scene.Demo.SubmitAsync(1, 1, "50000.05")).Is(Errors.ContractInvalidRequest);
        (await scene.Demo.SubmitAsync(1, 1, "-50000")).Is(Errors.ContractInvalidRequest);
        (await scene.Demo.SubmitAsync(1, 1, "50000", new { client_order_id = "with blanks" })).Is(Errors.ContractInvalidRequest);
        (await scene.Demo.GetAsync("/contract/private/submit-order")).Is(Errors.ContractInvalidRequest);
        (await scene.Demo.GetAsync("/contract/private/order-history?symbol=BTCUSDT&start_time=20&end_time=10")).Is(
            Errors.ContractInvalidRequest
        );
    }

    [Fact]
    public async Task An_order_that_is_not_there_is_an_invalid_request()
    {
        await using var scene = await FuturesScene.StartAsync();
        var other = await scene.NewTraderAsync();
        var foreign = await other.DoneAsync(1, 1, "40000");
        foreach (var id in new[] { 999_999L, foreign })
        {
            (await scene.Demo.GetAsync($"/contract/private/order?symbol={Btc}&order_id={id}")).Is(Errors.ContractInvalidRequest);
            (await scene.Demo.PostAsync("cancel-order", new { symbol = Btc, order_id = id })).Is(Errors.ContractInvalidRequest);
            (await scene.Demo.PostAsync("cancel-plan-order", new { symbol = Btc, order_id = id })).Is(Errors.ContractInvalidRequest);
            (await scene.Demo.PostAsync("cancel-trail-order", new { symbol = Btc, order_id = id })).Is(Errors.ContractInvalidRequest);
        }
    }

    [Fact]
    public async Task A_service_that_answers_nonsense_is_a_system_error()
    {
        await using var scene = await FuturesScene.StartAsync();
        await scene.Session.ControlAsync("PATCH", "/services/bitmart/contract", new { state = "faulty" });
        (await scene.Demo.GetAsync("/contract/private/position")).Is(Errors.ContractSystemError);
    }

    [Fact]
    public async Task Who_mixes_routes_comes_to_the_limit_of_the_engine_before_any_route_is_used_up()
    {
        await using var scene = await FuturesScene.StartAsync(limitsFactor: 1);
        foreach (
            var (path, calls) in new[] { ("submit-order", 24), ("cancel-order", 40), ("modify-limit-order", 24), ("submit-plan-order", 12) }
        )
        {
            for (var call = 0; call < calls; call++)
                (await scene.Demo.PostAsync(path, new { })).Is(Errors.ContractInvalidRequest);
        }
        var refused = (await scene.Demo.PostAsync("submit-plan-order", new { })).Is(Errors.AccessTooOften);
        Assert.Equal(
            "Access too often\" CLIENT_TIME_INVALID, \"Please check your system time.",
            refused.Json["message"]!.GetValue<string>()
        );
        Assert.Equal("UID", refused.Header("X-BM-RateLimit-Mode"));
        Assert.Equal("2", refused.Header("Retry-After"));
        // Whoever asks is not whoever acts, and nobody else has anything to do with it.
        await scene.Demo.ReadAsync("get-position-mode");
        (await (await scene.NewTraderAsync()).PostAsync("submit-plan-order", new { })).Is(Errors.ContractInvalidRequest);
        await scene.AdvanceAsync(TimeSpan.FromSeconds(2));
        (await scene.Demo.PostAsync("submit-plan-order", new { })).Is(Errors.ContractInvalidRequest);
    }

    [Fact]
    public async Task A_contract_can_be_offline_paused_or_unknown()
    {
        await using var scene = await FuturesScene.StartAsync();
        await scene.PatchAsync(new { state = "paused" });
        (await scene.Demo.SubmitAsync(1, 1, "50000")).Is(Errors.ContractPaused);
        await scene.PatchAsync(new { state = "delivering" });
        (await scene.Demo.SubmitAsync(1, 1, "50000")).Is(Errors.ContractOffline);
        await scene.PatchAsync(new { state = "offline" });
        (await scene.Demo.SubmitAsync(1, 1, "50000")).Is(Errors.ContractOffline);
        var details = await scene.Demo.GetAsync($"/contract/public/details?symbol={Btc}");
        Assert.Equal("Delisted", (string)details.Is(Errors.ContractOk).Json["data"]!["symbols"]![0]!["status"]!);
        (await scene.Demo.SubmitAsync(1, 1, "50000", new { symbol = "NOPEUSDT" })).Is(Errors.ContractNotFound);
        (await scene.Demo.SubmitAsync(1, 1, "0.1", new { symbol = "DOGEUSDT" })).Is(Errors.ContractPaused);
        foreach (var query in new[] { "depth", "market-trade", "funding-rate", "open-interest", "leverage-bracket", "details" })
            (await scene.Demo.GetAsync($"/contract/public/{query}?symbol=NOPEUSDT")).Is(Errors.ContractNotFound);
    }

    [Fact]
    public async Task An_order_that_would_be_liquidated_by_its_own_fill_is_refused()
    {
        await using var scene = await FuturesScene.StartAsync();
        // A hundredth of the value is set aside, and a twentieth of it is lost against the mark at once.
        var dear = new { leverage = "100", open_type = "isolated" };
        (await scene.Demo.SubmitAsync(1, 10, "52500", dear)).Is(Errors.OrderWouldLiquidate);
        (await scene.Demo.SubmitAsync(1, 10, "50000", dear)).Is(Errors.ContractOk);
    }

    [Fact]
    public async Task Two_market_plans_for_one_price_cannot_open_and_close_one_position()
    {
        await using var scene = await FuturesScene.StartAsync();
        await scene.TradeAsync(1, "50000");
        await scene.Demo.DoAsync("submit-plan-order", Plan(side: 1));
        (await scene.Demo.PostAsync("submit-plan-order", Plan(side: 3))).Is(Errors.OpenAndCloseSimultaneously);
        // Another price, or the other position, is another matter.
        await scene.Demo.DoAsync("submit-plan-order", Plan(side: 3, trigger: "51000.1"));
        await scene.Demo.DoAsync("submit-plan-order", Plan(side: 2));
    }

    [Fact]
    public async Task An_isolated_position_in_liquidation_is_not_its_owners_any_more()
    {
        await using var scene = await FuturesScene.StartAsync();
        var maker = await scene.NewTraderAsync();
        await maker.DoneAsync(4, 10, "50000");
        await scene.Demo.DoneAsync(1, 10, "50000", new { leverage = 10, open_type = "isolated" });
        await scene.SetIndexAsync("44000");
        (await scene.Demo.SubmitAsync(3, 10)).Is(Errors.PositionLiquidating);
        (await scene.Demo.SubmitAsync(1, 1, "44000")).Is(Errors.PositionLiquidating);
        var order = (await scene.Demo.ReadAsync("get-open-orders"))[0]!;
        Assert.Equal("liquidate", (string)order["type"]!);
        // Nobody takes it: after five seconds it is matched with the other side, and the position is gone.
        await scene.AdvanceAsync(TimeSpan.FromSeconds(6));
        (await scene.Demo.SubmitAsync(3, 10)).Is(Errors.PositionNotFound);
        var ended = (await scene.Demo.ReadAsync($"order-history?symbol={Btc}")).AsArray();
        Assert.Contains(ended, one => (string)one!["type"]! is "bankruptcy");
        await scene.SettleAsync();
    }

    [Fact]
    public async Task A_cross_account_in_liquidation_takes_no_orders()
    {
        await using var scene = await FuturesScene.StartAsync();
        var (maker, taker) = (await scene.NewTraderAsync(), await scene.NewTraderAsync("60"));
        await maker.DoneAsync(4, 10, "50000");
        await taker.DoneAsync(1, 10, "50000", new { leverage = 10, open_type = "cross" });
        await scene.SetIndexAsync("44000");
        (await taker.SubmitAsync(1, 1, "44000")).Is(Errors.CrossPositionLiquidating);
        (await taker.PostAsync("submit-plan-order", Plan(side: 1))).Is(Errors.CrossPositionLiquidating);
        await scene.SettleAsync();
    }

    [Fact]
    public async Task Only_what_is_held_can_be_closed()
    {
        await using var scene = await FuturesScene.StartAsync();
        await scene.Demo.DoAsync("set-position-mode", new { position_mode = "hedge_mode" });
        (await scene.Demo.SubmitAsync(3, 1, "50000")).Is(Errors.PositionNotFound);
        (await scene.Demo.PostAsync("submit-tp-sl-order", End("take_profit", side: 3))).Is(Errors.PositionNotFound);
        var maker = await scene.NewTraderAsync();
        await maker.DoneAsync(4, 10, "50000");
        await scene.Demo.DoneAsync(1, 10, "50000");
        (await scene.Demo.SubmitAsync(3, 11, "51000")).Is(Errors.PositionVolumeNotEnough);
        await scene.Demo.DoneAsync(3, 6, "51000");
        (await scene.Demo.SubmitAsync(3, 5, "51000")).Is(Errors.PositionVolumeNotEnough);
        (await scene.Demo.PostAsync("submit-tp-sl-order", End("stop_loss", side: 3, size: 11))).Is(Errors.PositionVolumeNotEnough);
        (await scene.Demo.SubmitAsync(2, 1, "50000")).Is(Errors.PositionNotFound);
    }

    [Fact]
    public async Task Money_and_leverage_have_bounds()
    {
        await using var scene = await FuturesScene.StartAsync();
        (await scene.Demo.SubmitAsync(1, 10_000, "50000", new { leverage = "10" })).Is(Errors.ContractBalanceNotEnough);
        (await scene.Demo.SubmitAsync(1, 1, "50000", new { leverage = 101 })).Is(Errors.LeverageTooLarge);
        (await scene.Demo.SubmitAsync(1, 1, "50000", new { leverage = "0" })).Is(Errors.LeverageTooSmall);
        await scene.PatchAsync(new { leverageMin = 5 });
        (await scene.Demo.SubmitAsync(1, 1, "50000", new { leverage = "4" })).Is(Errors.LeverageTooSmall);
        (await Leverage(101, "cross")).Is(Errors.LeverageTooLarge);
        (await Leverage(4, "isolated")).Is(Errors.LeverageTooSmall);
        // What could not be set has changed nothing, the margin mode included.
        var empty = (await scene.Demo.ReadAsync($"position-v2?symbol={Btc}"))[0]!;
        Assert.Equal(("20", "cross"), ((string)empty["leverage"]!, (string)empty["open_type"]!));
        (await Leverage(40, "isolated")).Is(Errors.ContractOk);

        Task<Reply> Leverage(int leverage, string type) =>
            scene.Demo.PostAsync(
                "submit-leverage",
                new
                {
                    symbol = Btc,
                    leverage = $"{leverage}",
                    open_type = type,
                }
            );
    }

    [Fact]
    public async Task Plans_are_limited_in_number_and_distance()
    {
        await using var scene = await FuturesScene.StartAsync();
        await scene.TradeAsync(1, "50000");
        (await scene.Demo.PostAsync("submit-plan-order", Plan(side: 1, trigger: "150000.1"))).Is(Errors.TriggerDeviationTooLarge);
        for (var plan = 0; plan < 10; plan++)
            await scene.Demo.DoAsync("submit-plan-order", Plan(side: 1, trigger: $"{51000 + plan}"));
        (await scene.Demo.PostAsync("submit-plan-order", Plan(side: 1))).Is(Errors.PlanOrderCountOverMax);
        var plans = (await scene.Demo.ReadAsync("current-plan-order")).AsArray();
        Assert.Equal(10, plans.Count);
        (await scene.Demo.PostAsync("modify-plan-order", Change((string)plans[0]!["order_id"]!, "160000"))).Is(
            Errors.TriggerDeviationTooLarge
        );
    }

    [Fact]
    public async Task Who_has_no_contract_account_is_told_so()
    {
        await using var scene = await FuturesScene.StartAsync();
        await scene.Session.ControlAsync("PATCH", "/users/1", new { accounts = new[] { "funding", "spot" } });
        (await scene.Demo.SubmitAsync(1, 1, "50000")).Is(Errors.CloudAccountNotFound);
        foreach (var query in new[] { "assets-detail", "position", "get-open-orders", "transaction-history", "get-position-mode" })
            (await scene.Demo.GetAsync($"/contract/private/{query}")).Is(Errors.CloudAccountNotFound);
    }

    private static object Plan(int side, string trigger = "51000") =>
        new
        {
            symbol = Btc,
            side,
            type = "market",
            size = 1,
            leverage = "10",
            open_type = "cross",
            trigger_price = trigger,
            price_way = 1,
            price_type = 1,
        };

    private static object Change(string order_id, string trigger_price) =>
        new
        {
            symbol = Btc,
            order_id,
            type = "market",
            trigger_price,
            price_type = 1,
        };

    private static object End(string type, int side, int size = 1) =>
        new
        {
            symbol = Btc,
            type,
            side,
            size,
            trigger_price = type == "take_profit" ? "51000" : "49000",
            price_type = 2,
            plan_category = 1,
            category = "market",
        };
}
