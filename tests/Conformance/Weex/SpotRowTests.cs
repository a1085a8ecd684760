using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Dialects.Weex;

namespace Kontor.Conformance.Weex;

/// <summary>Why an order is not placed, not found or not cancelled.</summary>
public sealed class SpotRowTests
{
    private const string Path = "/api/v3/order";

    [Fact]
    public async Task What_is_missing_is_named_in_documented_order()
    {
        await using var floor = await SpotFloor.OpenAsync();
        foreach (
            var (change, missing) in new[]
            {
                ("symbol", "symbol"),
                ("side", "side"),
                ("type", "type"),
                ("quantity", "quantity"),
                ("price", "price"),
            }
        )
            (await floor.PlaceAsync(floor.Ada, Order(change, null))).Says(Errors.ParamEmpty, $"Parameter '{missing}' cannot be empty.");
        (await floor.PlaceAsync(floor.Ada, "{}")).Says(Errors.ParamEmpty, "Parameter 'symbol' cannot be empty.");
        (await floor.PlaceAsync(floor.Ada, """{"symbol":"BTCUSDT","type":" ","side":"UP"}""")).Says(
            Errors.ParamEmpty,
            "Parameter 'type' cannot be empty."
        );
    }

    [Fact]
    public async Task Words_are_the_contracts_and_in_its_case()
    {
        await using var floor = await SpotFloor.OpenAsync();
        foreach (var side in new JsonNode[] { "buy", "HOLD", 1, new JsonArray() })
            (await floor.PlaceAsync(floor.Ada, Order("side", side))).Is(Errors.InvalidSide);
        foreach (var type in new JsonNode[] { "limit", "STOP", "LIMIT_MAKER" })
            (await floor.PlaceAsync(floor.Ada, Order("type", type))).Is(Errors.InvalidOrderType);
        foreach (var timeInForce in new JsonNode[] { "gtc", "GTX", "POST_ONLY" })
            (await floor.PlaceAsync(floor.Ada, Order("timeInForce", timeInForce))).Is(Errors.InvalidTimeInForce);
    }

    [Fact]
    public async Task Numbers_are_decimal_and_above_zero()
    {
        await using var floor = await SpotFloor.OpenAsync();
        foreach (var name in new[] { "quantity", "price" })
        foreach (var value in new JsonNode[] { "0", 0, "0.000", "-1", "much", "1,5", ".5", "1.", "+1", "0x1", new string('9', 60), true })
            (await floor.PlaceAsync(floor.Ada, Order(name, value))).Says(Errors.ParamError, $"Parameter '{name}' is invalid.");
    }

    [Theory]
    [InlineData("quantity", "0.00004"), InlineData("quantity", "1000.00001"), InlineData("quantity", "99999999999999999999999999")]
    [InlineData("quantity", "0.00009"), InlineData("price", "10000000.01"), InlineData("price", "55000.01")]
    public async Task Sizes_prices_and_what_an_order_is_worth_have_bounds(string name, string value)
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.PatchMarketAsync("BTCUSDT", new { minLots = 5 });
        await floor.TradeAsync("0.001", "50000");
        (await floor.PlaceAsync(floor.Ada, Order(name, value))).Says(Errors.ParamError, $"Parameter '{name}' is invalid.");
    }

    [Fact]
    public async Task The_limit_ratio_counts_from_the_last_price_and_binds_only_who_pays()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.LimitAsync(floor.Ada, "BUY", "0.0001", "90000");
        (await floor.SendAsync("DELETE", "/api/v3/openOrders?symbol=BTCUSDT")).Good();
        await floor.TradeAsync("0.001", "50000");
        await floor.LimitAsync(floor.Ada, "BUY", "0.0001", "55000");
        (await floor.PlaceAsync(floor.Ada, Order("price", "55000.01"))).Says(Errors.ParamError, "Parameter 'price' is invalid.");
        var low = JsonNode.Parse(Order("price", "44999.99"))!;
        low["side"] = "SELL";
        (await floor.PlaceAsync(floor.Bob, low.ToJsonString())).Says(Errors.ParamError, "Parameter 'price' is invalid.");
        await floor.LimitAsync(floor.Bob, "SELL", "0.001", "99000");
    }

    [Fact]
    public async Task What_is_finer_than_a_step_is_no_rounding_but_a_mistake()
    {
        await using var floor = await SpotFloor.OpenAsync();
        foreach (var (name, value) in new[] { ("quantity", "0.001001"), ("price", "50000.001"), ("quantity", "0.000000000000000000001") })
            (await floor.PlaceAsync(floor.Ada, Order(name, value))).Is(Errors.DecimalPrecisionError);
    }

    [Fact]
    public async Task Names_are_forty_characters_of_a_kind()
    {
        await using var floor = await SpotFloor.OpenAsync();
        foreach (var name in new[] { new string('a', 41), "two words", "umläut", "semi;colon", "back\\slash", "h#sh" })
        {
            (await floor.PlaceAsync(floor.Ada, Order("newClientOrderId", name))).Is(Errors.ClientOidLengthError);
            (await floor.SendAsync("GET", $"{Path}?origClientOrderId={Uri.EscapeDataString(name)}")).Is(Errors.ClientOidLengthError);
        }
        (await floor.PlaceAsync(floor.Ada, Order("newClientOrderId", new string('a', 40)))).Good();
    }

    [Fact]
    public async Task A_market_order_has_no_price_and_is_never_all_or_nothing()
    {
        await using var floor = await SpotFloor.OpenAsync();
        foreach (var more in new[] { "\"price\":\"50000\"", "\"price\":\"0\"", "\"timeInForce\":\"FOK\"" })
            (await floor.PlaceAsync(floor.Ada, $$"""{"symbol":"BTCUSDT","side":"BUY","type":"MARKET","quantity":"0.001",{{more}}}""")).Is(
                Errors.InvalidParamCombination
            );
        (
            await floor.PlaceAsync(
                floor.Ada,
                """{"symbol":"BTCUSDT","side":"BUY","type":"MARKET","quantity":"0.001","timeInForce":"GTC"}"""
            )
        ).Good();
    }

    [Theory]
    [InlineData("POST", Path), InlineData("DELETE", "/api/v3/openOrders")]
    [InlineData("GET", "/api/v3/allOrders"), InlineData("GET", "/api/v3/myTrades")]
    public async Task A_symbol_is_well_formed_listed_and_open_to_the_api(string method, string path)
    {
        await using var floor = await SpotFloor.OpenAsync();
        foreach (var symbol in new[] { "btcusdt", "BTCUSDT_SPBL", "BTC-USDT", "B" })
            (await SendAsync(symbol)).Is(Errors.InvalidSymbol);
        (await SendAsync("NOPEUSDT")).Is(Errors.SpotSymbolNotExist);
        (await SendAsync("DOGEUSDT")).Is(Errors.NoPermissionTradePair);
        await floor.PatchMarketAsync("ETHUSDT", new { state = "delisted" });
        (await SendAsync("ETHUSDT")).Is(Errors.SpotSymbolNotExist);
        (await SendAsync("")).Says(Errors.ParamEmpty, "Parameter 'symbol' cannot be empty.");

        Task<Reply> SendAsync(string symbol) =>
            method == "POST" ? floor.PlaceAsync(floor.Ada, Order("symbol", symbol)) : floor.SendAsync(method, $"{path}?symbol={symbol}");
    }

    [Fact]
    public async Task Open_orders_may_be_asked_for_wherever_they_are()
    {
        await using var floor = await SpotFloor.OpenAsync();
        (await floor.SendAsync("GET", "/api/v3/openOrders?symbol=btcusdt")).Is(Errors.InvalidSymbol);
        (await floor.SendAsync("GET", "/api/v3/openOrders?symbol=NOPEUSDT")).Is(Errors.SpotSymbolNotExist);
        Assert.Equal("[]", await floor.GetAsync("/api/v3/openOrders?symbol=DOGEUSDT"));
    }

    [Fact]
    public async Task Who_has_too_little_is_told_so_in_the_words_that_clients_look_for()
    {
        await using var floor = await SpotFloor.OpenAsync();
        const string message = "FAILED_PRECONDITION: available amount not enough";
        (await floor.PlaceAsync(floor.Ada, Order("quantity", "3"))).Says(Errors.SystemError, message);
        await floor.LimitAsync(floor.Bob, "SELL", "3", "50000");
        (await floor.PlaceAsync(floor.Ada, """{"symbol":"BTCUSDT","side":"BUY","type":"MARKET","quantity":"3"}""")).Says(
            Errors.SystemError,
            message
        );
        (await floor.PlaceAsync(floor.Ada, """{"symbol":"ETHUSDT","side":"SELL","type":"MARKET","quantity":"30000"}""")).Says(
            Errors.ParamError,
            "Parameter 'quantity' is invalid."
        );
        Assert.Equal("[]", await floor.GetAsync("/api/v3/openOrders"));
    }

    [Theory]
    [InlineData("halted"), InlineData("preTrade")]
    public async Task A_market_that_does_not_trade_takes_no_orders_and_gives_them_back(string state)
    {
        await using var floor = await SpotFloor.OpenAsync();
        var order = await floor.LimitAsync(floor.Ada, "BUY", "0.001", "49000");
        await floor.PatchMarketAsync("BTCUSDT", new { state });
        (await floor.PlaceAsync(floor.Ada, Order("price", "50000"))).Says(Errors.SystemError, "FAILED_PRECONDITION: symbol is not trading");
        Assert.Equal("NEW", await floor.StatusAsync(order));
        (await floor.SendAsync("DELETE", $"{Path}?orderId={order}")).Good();
    }

    [Fact]
    public async Task An_account_has_so_many_orders_open_and_no_more()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.PatchMarketAsync("BTCUSDT", new { openOrdersMax = 1 });
        await floor.LimitAsync(floor.Ada, "BUY", "0.001", "49000");
        (await floor.PlaceAsync(floor.Ada, Order("price", "50000"))).Says(Errors.SystemError, "FAILED_PRECONDITION: too many open orders");
    }

    [Theory]
    [InlineData("GET"), InlineData("DELETE")]
    public async Task One_order_is_asked_for_by_its_number_or_its_name(string method)
    {
        await using var floor = await SpotFloor.OpenAsync();
        const string neither = "Either orderId or origClientOrderId must be sent.";
        (await floor.SendAsync(method, Path)).Says(Errors.ParamValidateError, neither);
        (await floor.SendAsync(method, $"{Path}?orderId=&origClientOrderId=")).Says(Errors.ParamValidateError, neither);
        // What a DELETE says in its body is not asked for.
        if (method == "DELETE")
            (await floor.SendAsync(method, Path, """{"orderId":1}""")).Says(Errors.ParamValidateError, neither);
        foreach (var id in new[] { "one", "-1", "0", "1.5", "99999999999999999999" })
            (await floor.SendAsync(method, $"{Path}?orderId={id}")).Says(Errors.ParamError, "Parameter 'orderId' is invalid.");
        // A foreign order, one that never was, and the world's own number of one that is.
        var bobs = await floor.LimitAsync(floor.Bob, "BUY", "0.001", "49000", ",\"newClientOrderId\":\"bobs\"");
        await floor.LimitAsync(floor.Ada, "BUY", "0.001", "49000");
        foreach (
            var order in new[] { $"orderId={bobs}", "origClientOrderId=bobs", $"orderId={bobs + 7}", "orderId=2", "origClientOrderId=nope" }
        )
            (await floor.SendAsync(method, $"{Path}?{order}")).Is(Errors.SpotOrderNotExist);
        Assert.Single(JsonNode.Parse(await floor.GetAsync("/api/v3/openOrders"))!.AsArray());
    }

    [Fact]
    public async Task An_order_that_is_over_is_not_cancelled_again()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.LimitAsync(floor.Bob, "SELL", "0.001", "50000");
        var filled = await floor.LimitAsync(floor.Ada, "BUY", "0.001", "50000", ",\"newClientOrderId\":\"done\"");
        (await floor.SendAsync("DELETE", $"{Path}?orderId={filled}")).Is(Errors.SpotOrderNotExist);
        (await floor.SendAsync("DELETE", $"{Path}?origClientOrderId=done")).Is(Errors.SpotOrderNotExist);
        Assert.Equal("FILLED", await floor.StatusAsync(filled));
    }

    [Theory]
    [InlineData("/api/v3/allOrders", 1_000), InlineData("/api/v3/myTrades", 100)]
    public async Task Lists_have_times_limits_and_pages(string path, int limitMax)
    {
        await using var floor = await SpotFloor.OpenAsync();
        foreach (var limit in new[] { 0, limitMax + 1 })
            (await AskAsync($"limit={limit}")).Says(Errors.ParamValidateErrorLimitRange, $"limit must be between 1 and {limitMax}.");
        (await AskAsync("limit=few")).Says(Errors.ParamValidateError, "Parameter validation failed.");
        foreach (var time in new[] { "1767323045", "soon", "-1", "0" })
        {
            (await AskAsync($"startTime={time}")).Is(Errors.ParamValidateErrorStartTime);
            (await AskAsync($"endTime={time}")).Is(Errors.ParamValidateErrorEndTime);
        }
        (await AskAsync($"startTime={SpotFloor.StartMs}&endTime={SpotFloor.StartMs - 1}")).Is(Errors.StartTimeAfterEndTime);
        (await AskAsync($"startTime={SpotFloor.StartMs}&endTime={SpotFloor.StartMs}")).Good();
        // No window is documented, so none is too wide.
        (await AskAsync($"startTime=1000000000000&endTime={SpotFloor.StartMs}")).Good();
        if (path.EndsWith("Orders", StringComparison.Ordinal))
            (await AskAsync("page=0")).Says(Errors.ParamValidateError, "Parameter validation failed.");
        else
            (await AskAsync("orderId=one")).Says(Errors.ParamError, "Parameter 'orderId' is invalid.");

        Task<Reply> AskAsync(string query) => floor.SendAsync("GET", $"{path}?symbol=BTCUSDT&{query}");
    }

    [Fact]
    public async Task What_is_wrong_in_itself_comes_before_what_does_not_go_together_and_that_before_the_market()
    {
        await using var floor = await SpotFloor.OpenAsync();
        var order = JsonNode.Parse(
            """{"symbol":"nope","side":"UP","type":"MARKET","quantity":"x","price":"1.001","newClientOrderId":"a b"}"""
        )!;
        await RefusedAsync(Errors.InvalidSide, "side", "BUY");
        await RefusedAsync(Errors.ParamError, "quantity", "0.001001");
        await RefusedAsync(Errors.ClientOidLengthError, "newClientOrderId", "ab");
        await RefusedAsync(Errors.InvalidParamCombination, "type", "LIMIT");
        await RefusedAsync(Errors.InvalidSymbol, "symbol", "NOPEUSDT");
        await RefusedAsync(Errors.SpotSymbolNotExist, "symbol", "DOGEUSDT");
        await RefusedAsync(Errors.NoPermissionTradePair, "symbol", "BTCUSDT");
        await RefusedAsync(Errors.DecimalPrecisionError, "quantity", "0.001");
        await RefusedAsync(Errors.DecimalPrecisionError, "price", "50000");
        (await floor.PlaceAsync(floor.Ada, order.ToJsonString())).Good();

        // Refused as it is; then one thing less is wrong with it.
        async Task RefusedAsync(Kontor.Catalog.ErrorRow row, string name, string better)
        {
            (await floor.PlaceAsync(floor.Ada, order.ToJsonString())).Is(row);
            order[name] = better;
        }
    }

    /// <summary>A good order, but for one value; null leaves it out.</summary>
    private static string Order(string name, JsonNode? value)
    {
        var order = JsonNode.Parse("""{"symbol":"BTCUSDT","side":"BUY","type":"LIMIT","quantity":"0.001","price":"50000"}""")!.AsObject();
        order.Remove(name);
        if (value is not null)
            order[name] = value.DeepClone();
        return order.ToJsonString();
    }
}
