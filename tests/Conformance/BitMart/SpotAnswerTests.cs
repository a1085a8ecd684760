using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.BitMart;

/// <summary>Spot's answers to the letter. Time stands still, and the two clients are the only ones in the house.</summary>
public sealed class SpotAnswerTests
{
    [Fact]
    public async Task An_order_and_its_trade()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.LimitAsync(floor.Bob, "sell", "0.002", "50000");
        await floor.PlaceAsync(
            floor.Ada,
            new
            {
                side = "buy",
                type = "limit",
                size = "0.003",
                price = "50000.009",
                client_order_id = "my1",
                stpMode = "cancel_maker",
            }
        );
        Assert.Equal(
            """{"orderId":"2","clientOrderId":"my1","symbol":"BTC_USDT","side":"buy","orderMode":"spot","type":"limit","state":"partially_filled","cancelSource":"","stpMode":"cancel_maker","price":"50000.00","priceAvg":"50000.00","size":"0.00300","filledSize":"0.00200","notional":"150.00000000","filledNotional":"100.00000000","createTime":1767323045000,"updateTime":1767323045000}""",
            await floor.OrderAsync("2")
        );
        Assert.Equal(
            """[{"tradeId":"1","orderId":"2","clientOrderId":"my1","symbol":"BTC_USDT","side":"buy","orderMode":"spot","type":"limit","stpMode":"cancel_maker","price":"50000.00","size":"0.00200","notional":"100.00000000","fee":"0.10000000","feeCoinName":"USDT","tradeRole":"taker","createTime":1767323045000,"updateTime":1767323045000}]""",
            SpotFloor.Data(await floor.PostAsync("/spot/v4/query/order-trades", """{"orderId":"2"}"""))
        );
        Assert.Equal(
            """[{"tradeId":"1","orderId":"1","clientOrderId":"1","symbol":"BTC_USDT","side":"sell","orderMode":"spot","type":"limit","stpMode":"none","price":"50000.00","size":"0.00200","notional":"100.00000000","fee":"0.10000000","feeCoinName":"USDT","tradeRole":"maker","createTime":1767323045000,"updateTime":1767323045000}]""",
            SpotFloor.Data(await floor.PostAsync(floor.Bob, "/spot/v4/query/trades", "{}"))
        );
    }

    [Fact]
    public async Task The_envelope_says_OK_or_success_as_the_generation_does()
    {
        await using var floor = await SpotFloor.OpenAsync();
        var placed = await floor.PostAsync(
            "/spot/v2/submit_order",
            """{"symbol":"BTC_USDT","side":"buy","type":"limit","size":"0.001","price":"40000"}"""
        );
        var trace = placed.Json["trace"]!.GetValue<string>();
        Assert.Equal($$$"""{"code":1000,"trace":"{{{trace}}}","message":"OK","data":{"order_id":"1"}}""", placed.Text);
        var asked = await floor.PostAsync("/spot/v4/query/order", """{"orderId":1}""");
        Assert.Equal("success", asked.Json["message"]!.GetValue<string>());
        Assert.Equal("success", (await floor.GetAsync("/spot/quotation/v3/tickers")).Json["message"]!.GetValue<string>());
        Assert.Equal("OK", (await floor.GetAsync("/spot/v1/symbols")).Json["message"]!.GetValue<string>());
        var refused = await floor.PostAsync("/spot/v3/cancel_order", """{"symbol":"BTC_USDT","order_id":"9"}""");
        Assert.Contains("\"code\":50005", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_there_is_to_trade()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.MarketAsync("SOL_USDT", new { state = "delisted" });
        await floor.MarketAsync("XRP_USDT", new { state = "halted" });
        Assert.Equal(
            """{"symbols":["BTC_USDT","ETH_USDT","XRP_USDT","DOGE_USDT"]}""",
            SpotFloor.Data(await floor.GetAsync("/spot/v1/symbols"))
        );
        var details = SpotFloor.Data(await floor.GetAsync("/spot/v1/symbols/details"));
        Assert.StartsWith(
            """{"symbols":[{"symbol":"BTC_USDT","symbol_id":1,"base_currency":"BTC","quote_currency":"USDT","quote_increment":"0.00001","base_min_size":"0.00001","base_max_size":"1000","price_min_precision":2,"price_max_precision":2,"expiration":"NA","min_buy_amount":"5","min_sell_amount":"5","trade_status":"trading"},{"symbol":"ETH_USDT","symbol_id":2,""",
            details,
            StringComparison.Ordinal
        );
        Assert.Contains(
            """{"symbol":"XRP_USDT","symbol_id":4,"base_currency":"XRP","quote_currency":"USDT","quote_increment":"0.1","base_min_size":"0.1","base_max_size":"10000000","price_min_precision":4,"price_max_precision":4,"expiration":"NA","min_buy_amount":"5","min_sell_amount":"5","trade_status":"pre-trade"}""",
            details,
            StringComparison.Ordinal
        );
        await floor.Session.ControlAsync("PATCH", "/exchanges/bitmart/currencies/BTC", new { deposit = false });
        Assert.StartsWith(
            """{"currencies":[{"id":"USDT","name":"Tether USD","withdraw_enabled":true,"deposit_enabled":true},{"id":"BTC","name":"Bitcoin","withdraw_enabled":true,"deposit_enabled":false},""",
            SpotFloor.Data(await floor.GetAsync("/spot/v1/currencies")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_ticker_a_book_and_trades()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.TradeAsync("0.002", "49500");
        await floor.AdvanceAsync(60);
        await floor.TradeAsync("0.001", "50000");
        await floor.LimitAsync(floor.Ada, "buy", "0.5", "49999.99");
        await floor.LimitAsync(floor.Ada, "buy", "0.25", "49000");
        await floor.LimitAsync(floor.Bob, "sell", "0.4", "50000.01");
        await floor.LimitAsync(floor.Bob, "sell", "0.1", "50000.01");
        Assert.Equal(
            """{"symbol":"BTC_USDT","last":"50000.00","v_24h":"0.00300","qv_24h":"149.00000000","open_24h":"49500.00","high_24h":"50000.00","low_24h":"49500.00","fluctuation":"0.01010","bid_px":"49999.99","bid_sz":"0.50000","ask_px":"50000.01","ask_sz":"0.50000","ts":"1767323105000"}""",
            SpotFloor.Data(await floor.GetAsync("/spot/quotation/v3/ticker?symbol=BTC_USDT"))
        );
        Assert.StartsWith(
            """[["BTC_USDT","50000.00","0.00300","149.00000000","49500.00","50000.00","49500.00","0.01010","49999.99","0.50000","50000.01","0.50000","1767323105000"],["ETH_USDT","0.00","0.0000","0.00000000","0.00","0.00","0.00","0.00000","0.00","0.0000","0.00","0.0000","1767323105000"],""",
            SpotFloor.Data(await floor.GetAsync("/spot/quotation/v3/tickers")),
            StringComparison.Ordinal
        );
        Assert.Equal(
            """{"ts":"1767323105000","symbol":"BTC_USDT","asks":[["50000.01","0.50000"]],"bids":[["49999.99","0.50000"]]}""",
            SpotFloor.Data(await floor.GetAsync("/spot/quotation/v3/books?symbol=BTC_USDT&limit=1"))
        );
        Assert.Equal(
            """[["BTC_USDT","1767323105000","50000.00","0.00100","buy"],["BTC_USDT","1767323045000","49500.00","0.00200","buy"]]""",
            SpotFloor.Data(await floor.GetAsync("/spot/quotation/v3/trades?symbol=BTC_USDT"))
        );
        Assert.Equal(
            """{"tickers":[{"symbol":"BTC_USDT","last_price":"50000.00","quote_volume_24h":"149.00000000","base_volume_24h":"0.00300","high_24h":"50000.00","low_24h":"49500.00","open_24h":"49500.00","close_24h":"50000.00","best_ask":"50000.01","best_ask_size":"0.50000","best_bid":"49999.99","best_bid_size":"0.50000","fluctuation":"+0.01010","url":"https://www.bitmart.com/trade?symbol=BTC_USDT","timestamp":1767323105000}]}""",
            SpotFloor.Data(await floor.GetAsync("/spot/v2/ticker?symbol=BTC_USDT"))
        );
        Assert.Equal(
            """{"timestamp":1767323105000,"buys":[{"amount":"0.50000","total":"0.50000","price":"49999.99","count":"1"},{"amount":"0.25000","total":"0.75000","price":"49000.00","count":"1"}],"sells":[{"amount":"0.50000","total":"0.50000","price":"50000.01","count":"2"}]}""",
            SpotFloor.Data(await floor.GetAsync("/spot/v1/symbols/book?symbol=BTC_USDT"))
        );
        Assert.Equal(
            """{"trades":[{"amount":"50.00000000","order_time":1767323105000,"price":"50000.00","count":"0.00100","type":"buy"}]}""",
            SpotFloor.Data(await floor.GetAsync("/spot/v1/symbols/trades?symbol=BTC_USDT&N=1"))
        );
    }

    [Fact]
    public async Task A_price_that_falls_fluctuates_below_zero()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.TradeAsync("0.001", "50000");
        await floor.TradeAsync("0.001", "49500");
        var one = (await floor.GetAsync("/spot/v1/ticker_detail?symbol=BTC_USDT")).Json["data"]!;
        Assert.Equal("-0.01000", one["fluctuation"]!.GetValue<string>());
        Assert.Null(one["timestamp"]);
        Assert.Equal(5, (await floor.GetAsync("/spot/v1/ticker")).Json["data"]!["tickers"]!.AsArray().Count);
    }

    [Fact]
    public async Task Fees_are_the_markets_until_the_operator_says_otherwise()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.MarketAsync("BTC_USDT", new { makerFeePpm = 800 });
        await floor.MarketAsync("ETH_USDT", new { takerFeePpm = 2_250 });
        Assert.Equal(
            """{"symbol":"BTC_USDT","buy_taker_fee_rate":"0.0010","sell_taker_fee_rate":"0.0010","buy_maker_fee_rate":"0.0008","sell_maker_fee_rate":"0.0008","taker_fee_rate":"0.0010","maker_fee_rate":"0.0008"}""",
            SpotFloor.Data(await floor.GetAsync("/spot/v1/trade_fee?symbol=BTC_USDT"))
        );
        Assert.Contains(
            "\"taker_fee_rate\":\"0.002250\"",
            (await floor.GetAsync("/spot/v1/trade_fee?symbol=ETH_USDT")).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            """{"user_rate_type":0,"level":"LV1","taker_fee_rate_A":"0.001","maker_fee_rate_A":"0.0008","taker_fee_rate_B":"0.001","maker_fee_rate_B":"0.001","taker_fee_rate_C":"0.00225","maker_fee_rate_C":"0.001","taker_fee_rate_D":"0.00225","maker_fee_rate_D":"0.001"}""",
            SpotFloor.Data(await floor.GetAsync("/spot/v1/user_fee"))
        );
    }
}
