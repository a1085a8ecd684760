using Kontor.World.Matching;
using static Kontor.Conformance.Weex.Sockets.SocketPrivateFloor;

namespace Kontor.Conformance.Weex.Sockets;

/// <summary>The private channels of spot, frame by frame and to the letter, each from something that really happened.</summary>
public sealed class SocketPrivateSpotTests
{
    private const long NowMs = MarketFloor.StartMs;

    [Fact]
    public async Task Orders_are_told_step_by_step()
    {
        await using var floor = await SocketPrivateFloor.OpenAsync();
        var client = await floor.ListenAsync(SpotPath, "orders");
        await floor.BuyAsync("0.3", "50000");
        await client.HearsAsync(Order(1, "NEW", "0", "0", "0", "0", "0", "0"));
        // Two who sell what she waits for, each at her price: the lower offer comes first.
        await floor.Market.OfferAsync(Side.Sell, 5_000_000, 10_000);
        await client.HearsAsync(Order(2, "NEW", "50000", "50000", "50000", "0.1", "5000", "0.0001"));
        await floor.Market.OfferAsync(Side.Sell, 5_000_000, 10_000);
        await client.HearsAsync(Order(3, "NEW", "50000", "50000", "50000", "0.2", "10000", "0.0002"));
        await floor.Session.SendAsync("DELETE", "/api/v3/openOrders?symbol=BTCUSDT");
        await client.HearsAsync(Order(4, "CANCELED", "50000", "50000", "50000", "0.2", "10000", "0.0002"));
    }

    [Fact]
    public async Task An_order_that_takes_tells_the_prices_it_met()
    {
        await using var floor = await SocketPrivateFloor.OpenAsync();
        await floor.Market.OfferAsync(Side.Sell, 5_000_000, 10_000);
        await floor.Market.OfferAsync(Side.Sell, 5_010_000, 10_000);
        var client = await floor.ListenAsync(SpotPath, "orders", "fill");
        await floor.PostAsync("/api/v3/order", """{"symbol":"BTCUSDT","side":"BUY","type":"MARKET","quantity":"0.2"}""");
        Assert.Equal("NEW", (string)(await client.HearJsonAsync())["d"]![0]!["status"]!);
        Assert.Equal("0.1", (string)(await client.HearJsonAsync())["d"]![0]!["cumFillSize"]!);
        Assert.Equal("5000", (string)(await client.HearJsonAsync())["d"]![0]!["fillValue"]!);
        var last = (await client.HearJsonAsync())["d"]![0]!;
        Assert.Equal(
            ("FILLED", "MARKET", "IOC", "0"),
            ((string)last["status"]!, (string)last["type"]!, (string)last["timeInForce"]!, (string)last["price"]!)
        );
        Assert.Equal(
            ("50100", "50100", "50000", "10010"),
            ((string)last["latestFillPrice"]!, (string)last["maxFillPrice"]!, (string)last["minFillPrice"]!, (string)last["cumFillValue"]!)
        );
    }

    [Fact]
    public async Task Trades_are_told_as_maker_and_as_taker()
    {
        await using var floor = await SocketPrivateFloor.OpenAsync();
        var client = await floor.ListenAsync(SpotPath, "fill");
        await floor.BuyAsync("0.1", "50000");
        await floor.Market.OfferAsync(Side.Sell, 5_000_000, 10_000);
        await client.HearsAsync(
            $$"""{"e":"fill","E":{{NowMs}},"v":1,"msgEvent":"OrderUpdate","d":[{"id":"620000000000000001","symbol":"BTCUSDT","baseCoin":"BTC","quoteCoin":"USDT","orderId":"610000000000000001","orderSide":"BUY","fillSize":"0.1","fillValue":"5000","fillFee":"0.0001","direction":"MAKER","createdTime":"{{NowMs}}","updatedTime":"{{NowMs}}"}]}"""
        );
        await floor.Market.OfferAsync(Side.Buy, 4_900_000, 10_000);
        await floor.PostAsync(
            "/api/v3/order",
            """{"symbol":"BTCUSDT","side":"SELL","type":"LIMIT","timeInForce":"IOC","quantity":"0.1","price":"49000"}"""
        );
        var second = await client.HearJsonAsync();
        Assert.Equal(
            (2, "TAKER", "4.9"),
            ((int)second["v"]!, (string)second["d"]![0]!["direction"]!, (string)second["d"]![0]!["fillFee"]!)
        );
    }

    [Fact]
    public async Task The_wallet_is_told_with_what_moved_it()
    {
        await using var floor = await SocketPrivateFloor.OpenAsync();
        var client = await floor.ListenAsync(SpotPath, "account");
        await floor.BuyAsync("0.1", "50000");
        await client.HearsAsync(Account(1, "OrderUpdate", "USDT", "100000000", "99995000", "5000"));
        await floor.Market.OfferAsync(Side.Sell, 5_000_000, 10_000);
        await client.HearsAsync(Account(2, "OrderUpdate", "USDT", "99995000", "99995000", "0"));
        await client.HearsAsync(Account(3, "OrderUpdate", "BTC", "1000.0999", "1000.0999", "0"));
        await MoveAsync(floor, "credit");
        await client.HearsAsync(Account(4, "DepositUpdate", "USDT", "99995001", "99995001", "0"));
        await MoveAsync(floor, "debit");
        await client.HearsAsync(Account(5, "WithdrawUpdate", "USDT", "99995000", "99995000", "0"));
        await floor.Session.ControlAsync(
            "POST",
            "/exchanges/weex/transfer",
            new
            {
                user = floor.Market.Taker,
                asset = "USDT",
                amount = "1",
                from = "spot",
                to = "contract",
            }
        );
        await client.HearsAsync(Account(6, "WithdrawUpdate", "USDT", "99994999", "99994999", "0"));
    }

    [Fact]
    public async Task What_was_left_is_told_no_more_and_what_others_do_never()
    {
        await using var floor = await SocketPrivateFloor.OpenAsync();
        var client = await floor.ListenAsync(SpotPath, "orders", "account");
        await client.AsksAsync("""{"method":"UNSUBSCRIBE","params":["orders"],"id":"2"}""", """{"result":true,"id":"2"}""");
        await floor.Market.OfferAsync(Side.Sell, 6_000_000, 10_000);
        await floor.BuyAsync("0.1", "50000");
        await client.HearsAsync(Account(1, "OrderUpdate", "USDT", "100000000", "99995000", "5000"));
        await client.AsksAsync(
            """{"method":"SUBSCRIBE","params":["positions"],"id":3}""",
            """{"result":false,"id":3,"msg":"INVALID_ARGUMENT: invalid event : positions"}"""
        );
    }

    [Fact]
    public async Task All_connections_of_a_user_see_the_same_versions()
    {
        await using var floor = await SocketPrivateFloor.OpenAsync();
        var first = await floor.ListenAsync(SpotPath, "orders");
        await floor.BuyAsync("0.1", "50000");
        Assert.Equal(1, (int)(await first.HearJsonAsync())["v"]!);
        var second = await floor.ListenAsync(SpotPath, "orders");
        await floor.Session.SendAsync("DELETE", "/api/v3/openOrders?symbol=BTCUSDT");
        var told = await first.HearAsync();
        Assert.Equal(told, await second.HearAsync());
        Assert.Contains("\"v\":2,", told, StringComparison.Ordinal);
    }

    private static Task MoveAsync(SocketPrivateFloor floor, string way) =>
        floor.Session.ControlAsync(
            "POST",
            $"/exchanges/weex/{way}",
            new
            {
                user = floor.Market.Taker,
                asset = "USDT",
                amount = "1",
            }
        );

    private static string Account(int version, string why, string coin, string equity, string available, string frozen) =>
        $$"""{"e":"account","E":{{NowMs}},"v":{{version}},"msgEvent":"{{why}}","d":[{"coin":"{{coin}}","equity":"{{equity}}","available":"{{available}}","frozen":"{{frozen}}"}]}""";

    private static string Order(int version, string status, string last, string max, string min, string size, string value, string fee) =>
        $$"""{"e":"orders","E":{{NowMs}},"v":{{version}},"msgEvent":"OrderUpdate","d":[{"id":"610000000000000001","symbol":"BTCUSDT","baseCoin":"BTC","quoteCoin":"USDT","orderSide":"BUY","price":"50000","size":"0.3","value":"0","clientOrderId":"mine","type":"LIMIT","timeInForce":"GTC","reduceOnly":false,"triggerPrice":"0","orderSource":"API","openTpslParentOrderId":"0","setOpenTp":false,"setOpenSl":false,"takerFeeRate":"0.001","makerFeeRate":"0.001","feeDiscount":"1","takerFeeDiscount":"1","makerFeeDiscount":"1","status":"{{status}}","triggerTime":"0","triggerPriceTime":"0","triggerPriceValue":"0","cancelReason":"UNKNOWN_ORDER_CANCEL_REASON","latestFillPrice":"{{last}}","maxFillPrice":"{{max}}","minFillPrice":"{{min}}","cumFillSize":"{{size}}","cumFillValue":"{{value}}","cumFillFee":"{{fee}}","createdTime":"{{NowMs}}","updatedTime":"{{NowMs}}"}]}""";
}
