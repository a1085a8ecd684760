using Kontor.Catalog;
using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.BitMart;

/// <summary>Every business row of spot, from its real cause, with the limit it names.</summary>
public sealed class SpotRowTests
{
    private const string Submit = "/spot/v2/submit_order";

    [Fact]
    public async Task A_symbol_that_is_not_listed_is_not_found()
    {
        await using var floor = await SpotFloor.OpenAsync();
        (await floor.PostAsync(Submit, Limit("0.001", "50000", "NOPE_USDT"))).Is(Errors.SymbolNotFound);
        (await floor.GetAsync("/spot/quotation/v3/ticker?symbol=NOPE_USDT")).Is(Errors.SymbolNotFound);
        (await floor.GetAsync("/spot/v1/trade_fee?symbol=NOPE_USDT")).Is(Errors.SymbolNotFound);
        await floor.MarketAsync("ETH_USDT", new { state = "delisted" });
        (await floor.PostAsync(Submit, Limit("0.01", "5000", "ETH_USDT"))).Is(Errors.SymbolNotFound);
        (await floor.GetAsync("/spot/quotation/v3/books?symbol=ETH_USDT")).Is(Errors.SymbolNotFound);
    }

    [Theory]
    [InlineData("from=x&to=1767323045")]
    [InlineData("from=1767323045&to=1.5")]
    [InlineData("from=1767323045")]
    [InlineData("to=1767323045")]
    [InlineData("from=-1&to=1")]
    [InlineData("from=1767323046&to=1767323045")]
    [InlineData("from=0&to=9223372036854775807")]
    public async Task The_bounds_of_a_range_are_seconds_and_do_not_run_backwards(string range)
    {
        await using var floor = await SpotFloor.OpenAsync();
        (await floor.GetAsync($"/spot/v1/symbols/kline?symbol=BTC_USDT&{range}")).Is(Errors.FromOrToFormat);
    }

    [Fact]
    public async Task The_bounds_of_questions_and_of_candles_are_checked_the_same_way()
    {
        await using var floor = await SpotFloor.OpenAsync();
        foreach (var path in new[] { "open-orders", "history-orders", "trades", "algo/open-orders", "algo/history-orders" })
            (await floor.PostAsync($"/spot/v4/query/{path}", """{"startTime":2,"endTime":1}""")).Is(Errors.FromOrToFormat);
        (await floor.GetAsync("/spot/quotation/v3/klines?symbol=BTC_USDT&after=x")).Is(Errors.FromOrToFormat);
        (await floor.GetAsync("/spot/quotation/v3/klines?symbol=BTC_USDT&after=2&before=1")).Is(Errors.FromOrToFormat);
        (await floor.GetAsync("/spot/v2/trades?symbol=BTC_USDT&start_time=soon")).Is(Errors.FromOrToFormat);
    }

    [Fact]
    public async Task A_step_is_one_of_the_listed_ones()
    {
        await using var floor = await SpotFloor.OpenAsync();
        (await floor.GetAsync("/spot/v1/symbols/kline?symbol=BTC_USDT&from=1&to=2&step=7")).Is(Errors.StepFormat);
        (await floor.GetAsync("/spot/quotation/v3/klines?symbol=BTC_USDT&step=45")).Is(Errors.StepFormat);
        (await floor.GetAsync("/spot/v1/symbols/kline?symbol=BTC_USDT&from=1&to=2&step=45")).Good();
    }

    [Fact]
    public async Task No_answer_holds_more_candles_than_it_may()
    {
        await using var floor = await SpotFloor.OpenAsync();
        const string minutes = "/spot/v1/symbols/kline?symbol=BTC_USDT&step=1&from=0&to=";
        (await floor.GetAsync($"{minutes}{500 * 60}")).Good();
        (await floor.GetAsync($"{minutes}{501 * 60}")).Is(Errors.KlineSizeOverMax);
        (await floor.GetAsync("/spot/quotation/v3/klines?symbol=BTC_USDT&limit=201")).Is(Errors.KlineSizeOverMax);
    }

    [Fact]
    public async Task An_order_that_never_was_is_over_or_is_somebody_elses_is_not_found()
    {
        await using var floor = await SpotFloor.OpenAsync();
        var bobs = await floor.LimitAsync(floor.Bob, "sell", "0.001", "50000");
        var ended = await floor.LimitAsync(floor.Ada, "buy", "0.001", "50000");
        foreach (var orderId in new[] { bobs, ended, "12345", "0" })
            (await floor.PostAsync("/spot/v3/cancel_order", Key(orderId))).Is(Errors.OrderIdNotFound);
        foreach (var orderId in new[] { bobs, "12345" })
            (await floor.PostAsync("/spot/v4/query/order", new { orderId })).Is(Errors.OrderIdNotFound);
        (await floor.PostAsync("/spot/v4/query/order", new { orderId = ended, queryState = "open" })).Is(Errors.OrderIdNotFound);
        (await floor.PostAsync("/spot/v4/query/client-order", new { clientOrderId = "nobody" })).Is(Errors.OrderIdNotFound);
        (await floor.PostAsync("/spot/v4/query/order-trades", new { orderId = bobs })).Is(Errors.OrderIdNotFound);
        (await floor.PostAsync("/spot/v4/query/algo/order", new { orderId = ended })).Is(Errors.OrderIdNotFound);

        static object Key(string order_id) => new { symbol = "BTC_USDT", order_id };
    }

    [Theory]
    [InlineData("0.00000999", "50000", "minimum_size", "Minimum size is 0.00001")]
    [InlineData("0", "50000", "minimum_size", "Minimum size is 0.00001")]
    [InlineData("1000.00001", "50000", "maximum_size", "Maximum size is 1000")]
    [InlineData("99999999999999999999", "50000", "maximum_size", "Maximum size is 1000")]
    [InlineData("0.001", "0.0099", "minimum_price", "Minimum price is 0.01")]
    [InlineData("0.001", "10000000.01", "maximum_price", "Maximum price is 10000000")]
    [InlineData("0.00009", "50000", "minimum_notional", "Minimum count*price is 5")]
    [InlineData("3", "50000", "spot_balance_not_enough", "Balance not enough")]
    public async Task An_order_that_breaks_a_filter_is_told_the_limit(string size, string price, string row, string message)
    {
        await using var floor = await SpotFloor.OpenAsync();
        var refused = (await floor.PostAsync(Submit, Limit(size, price))).Is(Row(row));
        Assert.Equal(message, refused.Json["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_operators_filters_are_told_the_same_way()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.MarketAsync(
            "BTC_USDT",
            new
            {
                minLots = 100,
                minPriceTicks = 4_000_000,
                minBuyValue = 6_000_000_000,
                marketMaxLots = 200,
            }
        );
        await ExpectAsync("Minimum size is 0.001", Limit("0.00099", "50000"));
        await ExpectAsync("Minimum price is 40000", Limit("0.001", "39999.99"));
        await ExpectAsync("Minimum count*price is 60", Limit("0.001", "50000"));
        await ExpectAsync(
            "Maximum size is 0.002",
            new
            {
                symbol = "BTC_USDT",
                side = "sell",
                type = "market",
                size = "0.00201",
            }
        );
        await floor.TradeAsync("0.002", "50000");
        await floor.MarketAsync("BTC_USDT", new { buyLimitRatioPpm = 100_000, sellLimitRatioPpm = 100_000 });
        await ExpectAsync("Maximum price is 55000", Limit("0.002", "55000.01"));
        await ExpectAsync("Minimum price is 45000", Limit("0.002", "44999.99", side: "sell"));
        await floor.MarketAsync("BTC_USDT", new { openOrdersMax = 1 });
        await floor.LimitAsync(floor.Ada, "buy", "0.002", "45000");
        await ExpectAsync("Invalid number of open orders", Limit("0.002", "45000"));

        async Task ExpectAsync(string message, object order) =>
            Assert.Equal(message, (await floor.PostAsync(Submit, order)).Json["message"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"side":"buy","type":"limit","price":"50000"}""", "size_required")]
    [InlineData("""{"side":"buy","type":"limit_maker","price":"50000","size":""}""", "size_required")]
    [InlineData("""{"side":"sell","type":"market","notional":"50"}""", "size_required")]
    [InlineData("""{"side":"sell","type":"ioc","size":"0.001"}""", "price_required")]
    [InlineData("""{"side":"buy","type":"market"}""", "notional_required")]
    public async Task What_the_type_of_an_order_needs_has_to_be_there(string order, string row)
    {
        await using var floor = await SpotFloor.OpenAsync();
        (await floor.PostAsync(Submit, $$"""{"symbol":"BTC_USDT",{{order[1..]}}""")).Is(Row(row));
    }

    [Theory]
    [InlineData("orders", "offset=6&limit=100&status=6", "maximum_limit_offset", "Maximum limit*offset is 500")]
    [InlineData("orders", "offset=1&status=6", "limit_required", "RequestParam limit is required")]
    [InlineData("orders", "offset=1&limit=0&status=6", "minimum_limit", "Minimum limit is 1")]
    [InlineData("orders", "offset=1&limit=101&status=6", "maximum_limit", "Maximum limit is 100")]
    [InlineData("orders", "limit=10&status=6", "offset_required", "RequestParam offset is required")]
    [InlineData("orders", "offset=0&limit=10&status=6", "minimum_offset", "Minimum offset is 1")]
    [InlineData("trades", "offset=251&limit=2", "maximum_limit_offset", "Maximum limit*offset is 500")]
    [InlineData("trades", "offset=1", "limit_required", "RequestParam limit is required")]
    [InlineData("trades", "limit=1", "offset_required", "RequestParam offset is required")]
    public async Task Pages_have_bounds(string list, string page, string row, string message)
    {
        await using var floor = await SpotFloor.OpenAsync();
        var refused = (await floor.GetAsync($"/spot/v1/{list}?symbol=BTC_USDT&{page}")).Is(Row(row));
        Assert.Equal(message, refused.Json["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task Each_list_has_its_own_largest_page()
    {
        await using var floor = await SpotFloor.OpenAsync();
        Expect(200, await floor.PostAsync("/spot/v4/query/trades", """{"limit":201}"""));
        Expect(200, await floor.PostAsync("/spot/v4/query/algo/open-orders", """{"limit":"201"}"""));
        Expect(50, await floor.GetAsync("/spot/v1/symbols/trades?symbol=BTC_USDT&N=51"));
        Expect(50, await floor.GetAsync("/spot/quotation/v3/books?symbol=BTC_USDT&limit=51"));
        Expect(50, await floor.GetAsync("/spot/quotation/v3/trades?symbol=BTC_USDT&limit=51"));
        Expect(100, await floor.GetAsync("/spot/v3/orders?symbol=BTC_USDT&N=101&status=6"));

        static void Expect(int max, Reply reply)
        {
            Assert.Equal($"Maximum limit is {max}", reply.Is(Errors.MaximumLimit).Json["message"]!.GetValue<string>());
        }
    }

    [Theory, InlineData("0"), InlineData("11"), InlineData("filled"), InlineData("")]
    public async Task A_status_is_a_number_from_one_to_ten(string status)
    {
        await using var floor = await SpotFloor.OpenAsync();
        foreach (var version in new[] { "v1", "v2", "v3" })
            (await floor.GetAsync($"/spot/{version}/orders?symbol=BTC_USDT&offset=1&limit=10&status={status}")).Is(Errors.InvalidStatus);
    }

    [Theory]
    [InlineData("side", """{"side":"BUY","type":"limit","size":"0.001","price":"50000"}""")]
    [InlineData("type", """{"side":"buy","type":"stop","size":"0.001","price":"50000"}""")]
    [InlineData("size", """{"side":"buy","type":"limit","size":"a lot","price":"50000"}""")]
    [InlineData("size", """{"side":"buy","type":"limit","size":"-0.001","price":"50000"}""")]
    [InlineData("size", """{"side":"buy","type":"limit","size":["0.001"],"price":"50000"}""")]
    [InlineData("price", """{"side":"buy","type":"limit","size":"0.001","price":"50000.00x"}""")]
    [InlineData("notional", """{"side":"buy","type":"market","notional":"ten"}""")]
    [InlineData("size", """{"side":"buy","type":"market","size":"0.001"}""")]
    [InlineData("stpMode", """{"side":"buy","type":"limit","size":"0.001","price":"50000","stpMode":"cancel"}""")]
    [InlineData("client_order_id", """{"side":"buy","type":"limit","size":"0.001","price":"50000","client_order_id":"a-b"}""")]
    [InlineData(
        "client_order_id",
        """{"side":"buy","type":"limit","size":"0.001","price":"50000","client_order_id":"a23456789012345678901234567890123"}"""
    )]
    [InlineData("recvWindow", """{"side":"buy","type":"limit","size":"0.001","price":"50000","recvWindow":60001}""")]
    public async Task What_breaks_its_form_is_named(string parameter, string order)
    {
        await using var floor = await SpotFloor.OpenAsync();
        var refused = (await floor.PostAsync(Submit, $$"""{"symbol":"BTC_USDT",{{order[1..]}}""")).Is(Errors.InvalidParameter);
        Assert.Equal($"Invalid {parameter}", refused.Json["message"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("symbol", Submit, """{"side":"buy"}""")]
    [InlineData("queryState", "/spot/v4/query/order", """{"orderId":"1","queryState":"done"}""")]
    [InlineData("orderId", "/spot/v4/query/order", """{"orderId":"first"}""")]
    [InlineData("clientOrderId", "/spot/v4/query/client-order", """{}""")]
    [InlineData("orderMode", "/spot/v4/query/open-orders", """{"orderMode":"margin"}""")]
    [InlineData("orderMode", "/spot/v4/query/algo/open-orders", """{"orderMode":"spot"}""")]
    [InlineData("order_id", "/spot/v3/cancel_order", """{"symbol":"BTC_USDT"}""")]
    [InlineData("orderIds", "/spot/v4/cancel_orders", """{"symbol":"BTC_USDT"}""")]
    [InlineData("orderIds", "/spot/v4/cancel_orders", """{"symbol":"BTC_USDT","orderIds":["one"]}""")]
    [InlineData("side", "/spot/v4/cancel_all", """{"side":"both"}""")]
    [InlineData("type", "/spot/v4/algo/cancel_all", """{"symbol":"BTC_USDT"}""")]
    [InlineData("trigger_price", "/spot/v4/algo/submit_order", """{"symbol":"BTC_USDT","side":"buy","type":"trigger"}""")]
    [InlineData("limit", "/spot/v4/query/open-orders", """{"limit":"many"}""")]
    public async Task So_is_what_breaks_it_elsewhere(string parameter, string path, string body)
    {
        await using var floor = await SpotFloor.OpenAsync();
        var refused = (await floor.PostAsync(path, body)).Is(Errors.InvalidParameter);
        Assert.Equal($"Invalid {parameter}", refused.Json["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_halted_market_serves_nobody_until_it_goes_on()
    {
        await using var floor = await SpotFloor.OpenAsync();
        var open = await floor.LimitAsync(floor.Ada, "buy", "0.001", "50000");
        await floor.MarketAsync("BTC_USDT", new { state = "halted" });
        (await floor.PostAsync(Submit, Limit("0.001", "50000"))).Is(Errors.SpotServiceUnavailable);
        (await floor.PostAsync("/spot/v3/cancel_order", new { symbol = "BTC_USDT", order_id = open })).Good();
        await floor.MarketAsync("BTC_USDT", new { state = "trading" });
        (await floor.PostAsync(Submit, Limit("0.001", "50000"))).Good();
    }

    [Fact]
    public async Task A_market_can_be_closed_to_the_api_or_not_open_yet()
    {
        await using var floor = await SpotFloor.OpenAsync();
        (await floor.PostAsync(Submit, Limit("100", "0.1", "DOGE_USDT"))).Is(Errors.SymbolClosedToApi);
        await floor.MarketAsync("BTC_USDT", new { state = "preTrade" });
        (await floor.PostAsync(Submit, Limit("0.001", "50000"))).Is(Errors.SymbolClosedToApi);
    }

    [Fact]
    public async Task A_book_shows_at_most_two_hundred_levels()
    {
        await using var floor = await SpotFloor.OpenAsync();
        (await floor.GetAsync("/spot/v1/symbols/book?symbol=BTC_USDT&size=200")).Good();
        (await floor.GetAsync("/spot/v1/symbols/book?symbol=BTC_USDT&size=201")).Is(Errors.OrderBookSizeOverMax);
        (await floor.GetAsync("/spot/v1/symbols/book?symbol=BTC_USDT&size=0")).Is(Errors.InvalidParameter);
        (await floor.GetAsync("/spot/v1/symbols/book?symbol=BTC_USDT&precision=5")).Is(Errors.InvalidParameter);
    }

    [Fact]
    public async Task The_first_thing_that_is_wrong_is_the_answer()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.MarketAsync("BTC_USDT", new { state = "halted" });
        var order = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["client_order_id"] = "a b",
            ["stpMode"] = "x",
            ["price"] = "x",
            ["size"] = "x",
        };
        foreach (
            var (row, parameter, value) in new (ErrorRow, string, string)[]
            {
                (Errors.InvalidParameter, "symbol", "NOPE_USDT"),
                (Errors.SymbolNotFound, "symbol", "BTC_USDT"),
                (Errors.InvalidParameter, "side", "buy"),
                (Errors.InvalidParameter, "type", "limit"),
                (Errors.InvalidParameter, "size", ""),
                (Errors.SizeRequired, "size", "0.000001"),
                (Errors.InvalidParameter, "price", ""),
                (Errors.PriceRequired, "price", "0.001"),
                (Errors.InvalidParameter, "stpMode", ""),
                (Errors.InvalidParameter, "client_order_id", ""),
            }
        )
        {
            (await floor.PostAsync(Submit, order)).Is(row);
            order[parameter] = value;
        }
        (await floor.PostAsync(Submit, order)).Is(Errors.SpotServiceUnavailable);
        await floor.MarketAsync("BTC_USDT", new { state = "trading" });
        (await floor.PostAsync(Submit, order)).Is(Errors.MinimumSize);
        order["size"] = "10";
        (await floor.PostAsync(Submit, order)).Is(Errors.MinimumPrice);
        order["price"] = "0.1";
        (await floor.PostAsync(Submit, order)).Is(Errors.MinimumNotional);
        order["price"] = "50000";
        (await floor.PostAsync(Submit, order)).Is(Errors.SpotBalanceNotEnough);
        order["size"] = "1";
        (await floor.PostAsync(Submit, order)).Good();
    }

    private static object Limit(string size, string price, string symbol = "BTC_USDT", string side = "buy") =>
        new
        {
            symbol,
            side,
            type = "limit",
            size,
            price,
        };

    private static ErrorRow Row(string key) => Errors.All.Single(row => row.Key == key);
}
