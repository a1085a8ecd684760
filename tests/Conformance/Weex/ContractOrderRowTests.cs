using Kontor.Catalog;
using Kontor.Conformance.Harness;
using Kontor.Dialects.Weex;

namespace Kontor.Conformance.Weex;

/// <summary>What is refused about orders of contracts: with a row of the table, or as a result without success.</summary>
public sealed class ContractOrderRowTests
{
    private const long DayMs = 86_400_000;

    [Theory]
    [InlineData("symbol"), InlineData("side"), InlineData("positionSide"), InlineData("type"), InlineData("quantity")]
    [InlineData("price"), InlineData("newClientOrderId")]
    public async Task What_an_order_needs_is_named_when_it_is_missing(string name)
    {
        await using var scene = await ContractScene.StartAsync();
        var order = Order();
        order.Remove(name);
        var reply = (await scene.Ada.PostAsync("order", order)).Is(Errors.ParamEmpty);
        Assert.Equal($"Parameter '{name}' cannot be empty.", (string)reply.Json["msg"]!);
    }

    [Fact]
    public async Task Of_several_that_are_missing_the_first_is_named()
    {
        await using var scene = await ContractScene.StartAsync();
        await IsEmptyAsync(await scene.Ada.PostAsync("order", new { type = "LIMIT" }), "symbol");
        await IsEmptyAsync(await scene.Ada.PostAsync("order", new { symbol = "BTCUSDT", type = "LIMIT" }), "side");
        await IsEmptyAsync(await scene.Ada.PostAsync("algoOrder", new { symbol = "BTCUSDT", side = "BUY" }), "positionSide");
        await IsEmptyAsync(await scene.Ada.PostAsync("placeTpSlOrder", new { symbol = "BTCUSDT" }), "clientAlgoId");
        await IsEmptyAsync(await scene.Ada.PostAsync("modifyTpSlOrder", new { triggerPrice = "1" }), "orderId");
        await IsEmptyAsync(await scene.Ada.PostAsync("batchOrders", new { }), "batchOrders");
        await IsEmptyAsync(await scene.Ada.GetAsync("order"), "orderId");
        // A name is no substitute for the number where only numbers are taken.
        await IsEmptyAsync(await scene.Ada.GetAsync("order?origClientOrderId=x"), "orderId");
        await IsEmptyAsync(await scene.Ada.DeleteAsync("algoOrder"), "orderId");
    }

    [Fact]
    public async Task Words_that_an_order_does_not_know_have_rows_of_their_own()
    {
        await using var scene = await ContractScene.StartAsync();
        (await PlaceAsync(scene, "timeInForce", "GTX")).Is(Errors.InvalidTimeInForce);
        (await PlaceAsync(scene, "type", "STOP")).Is(Errors.InvalidOrderType);
        (await PlaceAsync(scene, "side", "buy")).Is(Errors.InvalidSide);
        IsInvalid(await PlaceAsync(scene, "positionSide", "BOTH"), "positionSide");
        (await scene.Ada.PostAsync("algoOrder", Algo("type", "LIMIT"))).Is(Errors.InvalidOrderType);
        (await scene.Ada.PostAsync("algoOrder", Algo("side", "B"))).Is(Errors.InvalidSide);
        IsInvalid(await scene.Ada.PostAsync("algoOrder", Algo("TpWorkingType", "INDEX_PRICE")), "TpWorkingType");
        IsInvalid(await PlaceAsync(scene, "SlWorkingType", "mark_price"), "SlWorkingType");
        // Values are looked at before the symbol.
        var both = Order();
        (both["symbol"], both["side"]) = ("NOPEUSDT", "up");
        (await scene.Ada.PostAsync("order", both)).Is(Errors.InvalidSide);
    }

    [Theory]
    [InlineData("0"), InlineData("-1"), InlineData("many"), InlineData("0.000"), InlineData("1e")]
    public async Task Numbers_are_decimals_above_zero(string number)
    {
        await using var scene = await ContractScene.StartAsync();
        foreach (var name in (string[])["quantity", "price", "tpTriggerPrice", "slTriggerPrice"])
            IsInvalid(await PlaceAsync(scene, name, number), name);
        IsInvalid(await scene.Ada.PostAsync("algoOrder", Algo("triggerPrice", number)), "triggerPrice");
    }

    [Fact]
    public async Task A_client_id_has_thirty_six_characters_at_most()
    {
        await using var scene = await ContractScene.StartAsync();
        (await PlaceAsync(scene, "newClientOrderId", new string('a', 37))).Is(Errors.ClientOidLengthError);
        (await PlaceAsync(scene, "newClientOrderId", "two words")).Is(Errors.ClientOidLengthError);
        (await scene.Ada.PostAsync("algoOrder", Algo("clientAlgoId", new string('a', 37)))).Is(Errors.ClientOidLengthError);
        (await scene.Ada.DeleteAsync($"order?origClientOrderId={new string('a', 37)}")).Is(Errors.ClientOidLengthError);
        Assert.True((bool)(await PlaceAsync(scene, "newClientOrderId", new string('a', 36))).Json["success"]!);
    }

    [Fact]
    public async Task What_is_good_alone_may_not_be_good_together()
    {
        await using var scene = await ContractScene.StartAsync();
        (await PlaceAsync(scene, "type", "MARKET")).Is(Errors.InvalidParamCombination);
        (await scene.Ada.OrderAsync("BUY", "LONG", "0.01", more: new { timeInForce = "POST_ONLY" })).Is(Errors.InvalidParamCombination);
        // Who closes a position has no position to put ends to.
        (await scene.Ada.OrderAsync("SELL", "LONG", "0.01", "51000", new { tpTriggerPrice = "52000" })).Is(Errors.InvalidParamCombination);
        var market = Algo("type", "STOP_MARKET");
        market["price"] = "49000";
        (await scene.Ada.PostAsync("algoOrder", market)).Is(Errors.InvalidParamCombination);
    }

    [Fact]
    public async Task A_symbol_is_well_formed_listed_and_open_to_the_api()
    {
        await using var scene = await ContractScene.StartAsync();
        foreach (var symbol in new[] { "btcusdt", "cmt_btcusdt", "NOPEUSDT" })
        {
            (await PlaceAsync(scene, "symbol", symbol)).Is(Errors.InvalidSymbol);
            (await scene.Ada.GetAsync($"openOrders?symbol={symbol}")).Is(Errors.InvalidSymbol);
            (await scene.Ada.GetAsync($"account/position/singlePosition?symbol={symbol}")).Is(Errors.InvalidSymbol);
            (await scene.Ada.DeleteAsync($"allOpenOrders?symbol={symbol}")).Is(Errors.InvalidSymbol);
            (await scene.Ada.DeleteAsync($"algoOpenOrders?symbol={symbol}")).Is(Errors.InvalidSymbol);
        }
        (await PlaceAsync(scene, "symbol", "DOGEUSDT")).Is(Errors.NoPermissionTradePair);
    }

    [Fact]
    public async Task Prices_and_quantities_are_no_finer_than_the_contract()
    {
        await using var scene = await ContractScene.StartAsync();
        (await PlaceAsync(scene, "quantity", "0.0105")).Is(Errors.DecimalPrecisionError);
        (await PlaceAsync(scene, "price", "49000.05")).Is(Errors.DecimalPrecisionError);
        (await PlaceAsync(scene, "tpTriggerPrice", "52000.01")).Is(Errors.DecimalPrecisionError);
        (await scene.Ada.PostAsync("algoOrder", Algo("triggerPrice", "48000.01"))).Is(Errors.DecimalPrecisionError);
        // Zeros say nothing, and some languages write small numbers with an exponent.
        Assert.True((bool)(await PlaceAsync(scene, "price", "49000.1000")).Json["success"]!);
        Assert.True((bool)(await PlaceAsync(scene, "quantity", "1e-3")).Json["success"]!);
    }

    [Fact]
    public async Task Too_little_money_is_a_system_error_that_says_so()
    {
        await using var scene = await ContractScene.StartAsync();
        var reply = await scene.Ada.OrderAsync("BUY", "LONG", "5", "49000");
        Assert.Equal(400, (int)reply.Status);
        Assert.Equal("""{"code":-1054,"msg":"FAILED_PRECONDITION: available amount not enough"}""", reply.Text);
        await scene.SettleAsync();
    }

    [Fact]
    public async Task What_the_contract_has_against_an_order_is_its_result()
    {
        await using var scene = await ContractScene.StartAsync();
        await FailsAsync(scene.Ada.OrderAsync("BUY", "LONG", "501", "49000"), "-3007", "Maximum contract order quantity exceeded.");
        await FailsAsync(scene.Ada.OrderAsync("BUY", "LONG", "51"), "-3007", "Maximum contract order quantity exceeded.");
        await FailsAsync(scene.Ada.OrderAsync("BUY", "LONG", "0.01", "60000"), "-1142", "Parameter 'price' is invalid.");
        await FailsAsync(scene.Ada.OrderAsync("SELL", "LONG", "0.01", "50000"), "-1054", "FAILED_PRECONDITION: there is no such position");
        await scene.TradeAsync("0.01", "50000");
        await FailsAsync(
            scene.Ada.OrderAsync("SELL", "LONG", "0.02", "50000"),
            "-1054",
            "FAILED_PRECONDITION: the position is smaller than what is to be closed"
        );
        await scene.Ada.DoneAsync("BUY", "LONG", "0.01", "49000", new { newClientOrderId = "twice" });
        await FailsAsync(
            scene.Ada.OrderAsync("BUY", "LONG", "0.01", "49000", new { newClientOrderId = "twice" }),
            "-1054",
            "FAILED_PRECONDITION: an open order has that client order id"
        );
        await scene.PatchAsync(new { lotsMin = 20 });
        await FailsAsync(scene.Ada.OrderAsync("BUY", "LONG", "0.01", "49000"), "-1142", "Parameter 'quantity' is invalid.");
        await scene.PatchAsync(new { lotsMin = 1, openOrdersMax = 1 });
        await FailsAsync(scene.Ada.OrderAsync("BUY", "LONG", "0.01", "49000"), "-1054", "FAILED_PRECONDITION: too many orders are open");
        await scene.PatchAsync(new { state = "paused" });
        await FailsAsync(
            scene.Ada.OrderAsync("BUY", "LONG", "0.01", "49000"),
            "-1054",
            "FAILED_PRECONDITION: trading in the contract is paused"
        );
        await scene.SettleAsync();
    }

    [Fact]
    public async Task A_leverage_that_a_large_position_cannot_have_is_the_orders_result()
    {
        await using var scene = await ContractScene.StartAsync();
        await scene.Ada.PostAsync("account/leverage", new { symbol = "BTCUSDT", crossLeverage = 100 });
        await FailsAsync(scene.Ada.OrderAsync("BUY", "LONG", "11", "49000"), "-3313", "Leverage exceeds maximum limit.");
    }

    [Fact]
    public async Task An_order_that_is_not_there_has_a_code_of_its_own()
    {
        await using var scene = await ContractScene.StartAsync();
        var mine = await scene.Ada.DoneAsync("BUY", "LONG", "0.01", "49000", new { newClientOrderId = "mine" });
        foreach (var id in new[] { "1", "710000000000999999", "610000000000000001" })
            await IsUnknownAsync(scene.Ada, id);
        await IsUnknownAsync(scene.Bob, mine);
        IsNotThere(await scene.Bob.DeleteAsync("order?origClientOrderId=mine"));
        await scene.Ada.DeleteAsync($"order?orderId={mine}");
        IsNotThere(await scene.Ada.DeleteAsync($"order?orderId={mine}"));
        IsInvalid(await scene.Ada.GetAsync("order?orderId=mine"), "orderId");
    }

    [Fact]
    public async Task An_order_to_take_back_is_named_somehow()
    {
        await using var scene = await ContractScene.StartAsync();
        foreach (var reply in new[] { await scene.Ada.DeleteAsync("order", "{}"), await scene.Ada.DeleteAsync("order?symbol=BTCUSDT") })
            Assert.Equal("""{"code":-1140,"msg":"Either orderId or origClientOrderId must be sent."}""", reply.Text);
        foreach (var body in new[] { "", "{}", """{"orderIdList":[]}""" })
            Assert.Equal(
                """{"code":-1140,"msg":"Either orderId or origClientOrderId must be sent."}""",
                (await scene.Ada.DeleteAsync("batchOrders", body)).Text
            );
        (await scene.Ada.DeleteAsync("batchOrders", """{"orderIdList":[1,2,3,4,5,6,7,8,9,10,11]}""")).Is(Errors.ParamValidateError);
        (await scene.Ada.DeleteAsync("batchOrders", """{"orderIdList":"1"}""")).Is(Errors.ParamValidateError);
        IsInvalid(await scene.Ada.DeleteAsync("batchOrders", """{"orderIdList":["one"]}"""), "orderIdList");
    }

    [Fact]
    public async Task A_batch_is_a_list_of_five_orders_at_most()
    {
        await using var scene = await ContractScene.StartAsync();
        foreach (var list in new object[] { "x", Array.Empty<object>(), new object[] { 1 }, Enumerable.Repeat(new { }, 6) })
            (await scene.Ada.PostAsync("batchOrders", new { batchOrders = list })).Is(Errors.ParamValidateError);
    }

    [Theory]
    [InlineData("openOrders", 100), InlineData("order/history", 1_000), InlineData("userTrades", 100)]
    [InlineData("openAlgoOrders", 100), InlineData("allAlgoOrders", 1_000)]
    public async Task Lists_have_limits_and_times(string path, int max)
    {
        await using var scene = await ContractScene.StartAsync();
        foreach (var limit in new[] { 0, max + 1 })
            Assert.Equal(
                $"limit must be between 1 and {max}.",
                (string)(await scene.Ada.GetAsync($"{path}?limit={limit}")).Is(Errors.ParamValidateErrorLimitRange).Json["msg"]!
            );
        (await scene.Ada.GetAsync($"{path}?limit=all")).Is(Errors.ParamValidateError);
        (await scene.Ada.GetAsync($"{path}?startTime=1767323045")).Is(Errors.ParamValidateErrorStartTime);
        (await scene.Ada.GetAsync($"{path}?endTime=tomorrow")).Is(Errors.ParamValidateErrorEndTime);
        (await scene.Ada.GetAsync($"{path}?startTime={Now(scene)}&endTime={Now(scene) - 1}")).Is(Errors.StartTimeAfterEndTime);
        Assert.Equal(200, (int)(await scene.Ada.GetAsync($"{path}?limit={max}&startTime={Now(scene)}&endTime={Now(scene)}")).Status);
    }

    [Theory]
    [InlineData("openOrders", 0), InlineData("order/history", 0), InlineData("openAlgoOrders", 1)]
    public async Task Pages_begin_where_the_contract_says(string path, int first)
    {
        await using var scene = await ContractScene.StartAsync();
        Assert.Equal(200, (int)(await scene.Ada.GetAsync($"{path}?page={first}")).Status);
        (await scene.Ada.GetAsync($"{path}?page={first - 1}")).Is(Errors.ParamValidateError);
        (await scene.Ada.GetAsync($"{path}?page=one")).Is(Errors.ParamValidateError);
    }

    [Theory]
    [InlineData("order/history", 90), InlineData("allAlgoOrders", 90), InlineData("userTrades", 7)]
    public async Task A_query_covers_so_many_days_at_most(string path, int days)
    {
        await using var scene = await ContractScene.StartAsync();
        var now = Now(scene);
        Assert.Equal(200, (int)(await scene.Ada.GetAsync($"{path}?startTime={now - (days * DayMs)}&endTime={now}")).Status);
        var reply = await scene.Ada.GetAsync($"{path}?startTime={now - (days * DayMs) - 1}&endTime={now}");
        Assert.Equal($"Time range cannot exceed {days} days.", (string)reply.Is(Errors.QueryTimeOutOfRangeSpanTooWide).Json["msg"]!);
    }

    [Fact]
    public async Task Trades_are_remembered_for_a_year()
    {
        await using var scene = await ContractScene.StartAsync();
        var now = Now(scene);
        Assert.Equal(200, (int)(await scene.Ada.GetAsync($"userTrades?startTime={now - (365 * DayMs)}")).Status);
        var reply = await scene.Ada.GetAsync($"userTrades?startTime={now - (365 * DayMs) - 1}");
        Assert.Equal("startTime must be within the last 365 days.", (string)reply.Is(Errors.QueryTimeOutOfRangeStartTooOld).Json["msg"]!);
    }

    [Fact]
    public async Task Without_a_contract_account_nothing_is_traded()
    {
        await using var scene = await ContractScene.StartAsync();
        var user = await scene.Session.NewUserAsync(new { name = "spot-only", accounts = new[] { "spot" } });
        var eve = new ContractTrader(scene.Session, await scene.Session.NewKeyAsync(user), user);
        (await eve.OrderAsync("BUY", "LONG", "0.01", "49000")).Is(Errors.PermissionDenied);
    }

    private static async Task IsUnknownAsync(ContractTrader who, string id)
    {
        IsNotThere(await who.GetAsync($"order?orderId={id}"));
        IsNotThere(await who.DeleteAsync($"order?orderId={id}"));
        IsNotThere(await who.DeleteAsync($"algoOrder?orderId={id}"));
        IsNotThere(await who.PostAsync("modifyTpSlOrder", new { orderId = id, triggerPrice = "49000" }));
    }

    private static void IsNotThere(Reply reply) =>
        Assert.Equal((400, """{"code":-3200,"msg":"Order does not exist."}"""), ((int)reply.Status, reply.Text));

    private static async Task FailsAsync(Task<Reply> sent, string code, string message)
    {
        var reply = await sent;
        Assert.Equal(200, (int)reply.Status);
        var json = reply.Json;
        Assert.Equal(
            ("", false, code, message),
            ((string)json["orderId"]!, (bool)json["success"]!, (string)json["errorCode"]!, (string)json["errorMessage"]!)
        );
    }

    private static Task IsEmptyAsync(Reply reply, string name)
    {
        Assert.Equal($"Parameter '{name}' cannot be empty.", (string)reply.Is(Errors.ParamEmpty).Json["msg"]!);
        return Task.CompletedTask;
    }

    private static void IsInvalid(Reply reply, string name) =>
        Assert.Equal($"Parameter '{name}' is invalid.", (string)reply.Is(Errors.ParamError).Json["msg"]!);

    private static Task<Reply> PlaceAsync(ContractScene scene, string name, string value)
    {
        var order = Order();
        order[name] = value;
        if (name != "newClientOrderId")
            order["newClientOrderId"] = $"x-{name}-{value.Length}";
        return scene.Ada.PostAsync("order", order);
    }

    private static Dictionary<string, string> Order() =>
        new()
        {
            ["symbol"] = "BTCUSDT",
            ["side"] = "BUY",
            ["positionSide"] = "LONG",
            ["type"] = "LIMIT",
            ["timeInForce"] = "GTC",
            ["quantity"] = "0.01",
            ["price"] = "49000",
            ["newClientOrderId"] = "x",
        };

    private static Dictionary<string, string> Algo(string name, string value)
    {
        var order = new Dictionary<string, string>
        {
            ["symbol"] = "BTCUSDT",
            ["side"] = "SELL",
            ["positionSide"] = "LONG",
            ["type"] = "STOP_MARKET",
            ["quantity"] = "0.01",
            ["triggerPrice"] = "48000",
            ["clientAlgoId"] = "x",
        };
        order[name] = value;
        return order;
    }

    private static long Now(ContractScene scene) => scene.Session.Venue.NowMs;
}
