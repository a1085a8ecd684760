using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Dialects.Weex;
using Kontor.Testing;
using Kontor.World.Perpetuals;

namespace Kontor.Conformance.Weex;

/// <summary>Practice: contracts that are settled in a coin which is worth nothing, through four endpoints of their own.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task The_demo_user_has_coins_to_practise_with_and_nowhere_else()
    {
        await using var floor = await MarketFloor.OpenAsync();
        Assert.Equal(
            """[{"asset":"SUSDT","balance":"100000","availableBalance":"100000","frozen":"0","unrealizePnl":"0"}]""",
            (await floor.Session.SendAsync("GET", "/capi/v3/sim/balance")).Text
        );
        Assert.Equal("[]", (await floor.Session.SendAsync("GET", "/capi/v3/account/balance")).Text);
        Assert.DoesNotContain("SUSDT", (await floor.Session.SendAsync("GET", "/api/v3/account")).Text);
        Assert.DoesNotContain("SUSDT", await floor.GetAsync("/api/v3/coins"));
    }

    [Fact]
    public async Task A_position_of_practice_is_opened_shown_and_closed()
    {
        await using var floor = await MarketFloor.OpenAsync();
        var session = floor.Session;
        await floor.OfferContractAsync(OrderAction.Sell, 500_000, 100, MarketFloor.Demo);
        await floor.OfferContractAsync(OrderAction.Buy, 499_000, 100, MarketFloor.Demo);
        var placed = (await OrderAsync(session, Limit("BTCSUSDT", "BUY", "practice-1"))).Json;
        Assert.Equal((true, "practice-1"), ((bool)placed["success"]!, (string)placed["clientOrderId"]!));

        var position = (await session.SendAsync("GET", "/capi/v3/sim/position/allPosition")).Json.AsArray().Single()!;
        Assert.Equal(("BTCSUSDT", "SUSDT", "LONG"), (Text(position, "symbol"), Text(position, "asset"), Text(position, "side")));
        Assert.Equal(("0.01", "500"), (Text(position, "size"), Text(position, "openValue")));
        // Nothing of it is where the money is.
        Assert.Equal("[]", (await session.SendAsync("GET", "/capi/v3/account/position/allPosition")).Text);
        Assert.Equal("[]", (await session.SendAsync("GET", "/capi/v3/order/history")).Text);

        var order = (await session.SendAsync("GET", "/capi/v3/sim/order/history?symbol=BTCSUSDT")).Json.AsArray().Single()!;
        Assert.Equal((string)placed["orderId"]!, $"{(long)order["orderId"]!}");
        Assert.Equal(("FILLED", "50000", "0.01"), (Text(order, "status"), Text(order, "avgPrice"), Text(order, "executedQty")));

        var closed = await OrderAsync(
            session,
            """{"symbol":"BTCSUSDT","side":"SELL","positionSide":"LONG","type":"MARKET","quantity":"0.01","newClientOrderId":"practice-2"}"""
        );
        Assert.True((bool)closed.Json["success"]!, closed.Text);
        Assert.Equal("[]", (await session.SendAsync("GET", "/capi/v3/sim/position/allPosition")).Text);
        // A loss of 100 a coin, and fees of 0.06 % of 500 and of 499.
        Assert.Equal(
            """[{"asset":"SUSDT","balance":"99998.4006","availableBalance":"99998.4006","frozen":"0","unrealizePnl":"0"}]""",
            (await session.SendAsync("GET", "/capi/v3/sim/balance")).Text
        );
        Assert.Equal(2, (await session.SendAsync("GET", "/capi/v3/sim/order/history")).Json.AsArray().Count);
        Assert.Single((await session.SendAsync("GET", "/capi/v3/sim/order/history?limit=1&page=1")).Json.AsArray());
    }

    [Fact]
    public async Task Practice_and_money_do_not_know_each_other_s_contracts()
    {
        await using var floor = await MarketFloor.OpenAsync();
        var session = floor.Session;
        (await OrderAsync(session, Limit("BTCUSDT", "BUY", "a"))).Is(Errors.InvalidSymbol);
        (await session.SendAsync("POST", "/capi/v3/order", Limit("BTCSUSDT", "BUY", "a"))).Is(Errors.InvalidSymbol);
        (await session.SendAsync("GET", "/capi/v3/sim/order/history?symbol=BTCUSDT")).Is(Errors.InvalidSymbol);
        (await session.SendAsync("GET", "/capi/v3/order/history?symbol=BTCSUSDT")).Is(Errors.InvalidSymbol);
        (await session.SendAsync("GET", "/capi/v3/account/position/singlePosition?symbol=BTCSUSDT")).Is(Errors.InvalidSymbol);
    }

    [Theory]
    [InlineData("GET", "/capi/v3/sim/balance"), InlineData("GET", "/capi/v3/sim/position/allPosition")]
    [InlineData("POST", "/capi/v3/sim/order"), InlineData("GET", "/capi/v3/sim/order/history")]
    public async Task Practice_is_signed_for_like_everything_else(string method, string path)
    {
        await using var floor = await MarketFloor.OpenAsync();
        var signed = floor.Session.Signed(method, path, method == "POST" ? Limit("BTCSUSDT", "BUY", "a") : "");
        (await floor.Session.SendAsync(signed.Without("ACCESS-KEY"))).Is(Errors.AccessKeyEmpty);
        (await floor.Session.SendAsync(signed.With("ACCESS-SIGN", "bm9wZQ=="))).Is(Errors.ApiAuthError);
    }

    [Fact]
    public async Task Orders_of_practice_are_read_and_counted_like_orders()
    {
        await using var floor = await MarketFloor.OpenAsync(static gate => gate);
        var session = floor.Session;
        foreach (var (name, row) in new[] { ("symbol", Errors.ParamEmpty), ("side", Errors.ParamEmpty), ("quantity", Errors.ParamEmpty) })
            (await OrderAsync(session, Without(Limit("BTCSUSDT", "BUY", "a"), name))).Is(row);
        (await OrderAsync(session, Limit("BTCSUSDT", "HOLD", "a"))).Is(Errors.InvalidSide);
        var fourth = await OrderAsync(session, Limit("BTCSUSDT", "BUY", "bad name"));
        fourth.Is(Errors.ClientOidLengthError);
        Assert.Equal(("5", "5"), (fourth.Header("X-ORDER-COUNT-1M"), fourth.Header("X-ORDER-COUNT-10S")));
        Assert.Equal("0", fourth.Header("x-used-weight-10s"));
    }

    [Fact]
    public async Task The_history_of_practice_has_its_limits()
    {
        await using var floor = await MarketFloor.OpenAsync();
        var session = floor.Session;
        const string History = "/capi/v3/sim/order/history";
        (await session.SendAsync("GET", $"{History}?limit=1001")).Is(Errors.ParamValidateErrorLimitRange);
        (await session.SendAsync("GET", $"{History}?startTime=1")).Is(Errors.ParamValidateErrorStartTime);
        (await session.SendAsync("GET", $"{History}?endTime=1")).Is(Errors.ParamValidateErrorEndTime);
        (await session.SendAsync("GET", $"{History}?startTime=1767323045001&endTime=1767323045000")).Is(Errors.StartTimeAfterEndTime);
        var tooLong = await session.SendAsync(
            "GET",
            $"{History}?startTime={MarketFloor.StartMs}&endTime={MarketFloor.StartMs + 90L * 86_400_000 + 1}"
        );
        Assert.Contains("90 days.", (string)tooLong.Is(Errors.QueryTimeOutOfRangeSpanTooWide).Json["msg"]!);
    }

    [Fact]
    public async Task Residents_practise_too()
    {
        await using var venue = await Venue.StartAsync(options => options with { QuietMarket = false });
        for (var hour = 0; hour < 6; hour++)
            await venue.AdvanceAsync(TimeSpan.FromHours(1));
        foreach (var symbol in new[] { "BTCSUSDT", "ETHSUSDT" })
        {
            var depth = JsonNode.Parse(await venue.Http.GetStringAsync($"/capi/v3/market/depth?symbol={symbol}"))!;
            // The last to come may just have taken the best level of one side, which is put up again with the next step.
            Assert.InRange(depth["bids"]!.AsArray().Count, 7, 8);
            Assert.InRange(depth["asks"]!.AsArray().Count, 7, 8);
            Assert.NotEmpty(JsonNode.Parse(await venue.Http.GetStringAsync($"/capi/v3/market/trades?symbol={symbol}"))!.AsArray());
        }

        Assert.True((bool)(await venue.ControlAsync(HttpMethod.Get, "/checks"))["ok"]!);
    }

    private static Task<Reply> OrderAsync(Session session, string body) => session.SendAsync("POST", "/capi/v3/sim/order", body);

    private static string Limit(string symbol, string side, string name) =>
        $$"""{"symbol":"{{symbol}}","side":"{{side}}","positionSide":"LONG","type":"LIMIT","timeInForce":"GTC","quantity":"0.01","price":"50000","newClientOrderId":"{{name}}"}""";

    private static string Without(string body, string name)
    {
        var order = JsonNode.Parse(body)!.AsObject();
        order.Remove(name);
        return order.ToJsonString();
    }

    private static string Text(JsonNode row, string name) => (string)row[name]!;
}
