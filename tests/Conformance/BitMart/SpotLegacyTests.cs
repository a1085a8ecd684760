using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.BitMart;

/// <summary>The older generations of spot: other shapes of the same orders.</summary>
public sealed class SpotLegacyTests
{
    private const string OrderText =
        """{"order_id":2,"symbol":"BTC_USDT","create_time":1767323045000,"side":"buy","type":"limit","price":"50000.00","price_avg":"50000.00","size":"0.00300","notional":"150.00000000","filled_notional":"100.00000000","filled_size":"0.00200","unfilled_volume":"0.00100","status":"5"}""";

    [Fact]
    public async Task An_order_and_its_trade_in_the_old_shape()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.LimitAsync(floor.Bob, "sell", "0.002", "50000");
        var placed = await floor.PostAsync(
            "/spot/v1/submit_order",
            """{"symbol":"BTC_USDT","side":"buy","type":"limit","size":"0.003","price":"50000"}"""
        );
        Assert.Equal("""{"order_id":2}""", SpotFloor.Data(placed.Good()));
        Assert.Equal(OrderText, SpotFloor.Data(await floor.GetAsync("/spot/v1/order_detail?symbol=BTC_USDT&order_id=2")));
        Assert.Equal(
            OrderText.Replace("\"order_id\":2", "\"order_id\":\"2\"", StringComparison.Ordinal),
            SpotFloor.Data(await floor.GetAsync("/spot/v2/order_detail?order_id=2"))
        );
        (await floor.GetAsync("/spot/v1/order_detail?symbol=ETH_USDT&order_id=2")).Is(Errors.OrderIdNotFound);
        (await floor.GetAsync("/spot/v2/order_detail?order_id=1")).Is(Errors.OrderIdNotFound);
        Assert.Equal(
            $$"""{"current_page":1,"orders":[{{OrderText}}]}""",
            SpotFloor.Data(await floor.GetAsync("/spot/v1/orders?symbol=BTC_USDT&offset=1&limit=10&status=9"))
        );
        Assert.Equal(
            """{"trades":[{"detail_id":1,"order_id":2,"symbol":"BTC_USDT","create_time":1767323045000,"side":"buy","fees":"0.10000000","fee_coin_name":"USDT","notional":"100.00000000","price_avg":"50000.00","size":"0.00200","exec_type":"T"}]}""",
            SpotFloor.Data(await floor.GetAsync("/spot/v1/trades?symbol=BTC_USDT&offset=1&limit=10&order_id=2"))
        );
        Assert.Equal("""{"trades":[]}""", SpotFloor.Data(await floor.GetAsync("/spot/v2/trades?symbol=BTC_USDT&start_time=1767323045001")));
    }

    [Fact]
    public async Task Each_status_asks_for_its_orders_and_each_order_shows_its_own()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.LimitAsync(floor.Bob, "sell", "0.003", "50000");
        await floor.LimitAsync(floor.Ada, "buy", "0.001", "50000");
        await floor.LimitAsync(floor.Ada, "buy", "0.009", "50000", "ioc");
        await floor.LimitAsync(floor.Ada, "buy", "0.001", "40000", "ioc");
        await floor.LimitAsync(floor.Ada, "buy", "0.001", "50000");
        await floor.LimitAsync(floor.Ada, "buy", "0.001", "40000");
        await floor.LimitAsync(floor.Bob, "sell", "0.0005", "50000");
        foreach (
            var (asked, shown) in new[]
            {
                (1, ""),
                (2, ""),
                (3, ""),
                (4, "6=4"),
                (5, "5=5"),
                (6, "2=6"),
                (7, ""),
                (8, "4=8"),
                (9, "6=4 5=5"),
                (10, "4=8 3=11 2=6"),
            }
        )
        {
            var orders = (await floor.GetAsync($"/spot/v3/orders?symbol=BTC_USDT&offset=1&N=100&status={asked}")).Good();
            var found = orders.Json["data"]!["orders"]!.AsArray().Select(order => $"{order!["order_id"]}={order["status"]}");
            Assert.Equal(shown, string.Join(' ', found));
        }
    }

    [Fact]
    public async Task Pages_follow_each_other()
    {
        await using var floor = await SpotFloor.OpenAsync();
        for (var order = 0; order < 5; order++)
            await floor.LimitAsync(floor.Ada, "buy", "0.001", "40000", order < 3 ? "ioc" : "limit");
        Assert.Equal("3 2", await PageAsync("v2", "status=8&offset=1&N=2"));
        Assert.Equal("1", await PageAsync("v2", "status=8&offset=2&N=2"));
        Assert.Equal("", await PageAsync("v2", "status=8&offset=3&N=2"));
        Assert.Equal("4", await PageAsync("v1", "status=4&offset=2&limit=1"));

        async Task<string> PageAsync(string version, string query)
        {
            var page = (await floor.GetAsync($"/spot/{version}/orders?symbol=BTC_USDT&{query}")).Good();
            return string.Join(' ', page.Json["data"]!["orders"]!.AsArray().Select(order => $"{order!["order_id"]}"));
        }
    }

    [Fact]
    public async Task Old_cancels_tell_the_dead_from_the_unknown_as_their_generation_did()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.LimitAsync(floor.Ada, "buy", "0.001", "40000");
        await floor.LimitAsync(floor.Ada, "buy", "0.001", "40000");
        Assert.Equal("""{"result":true}""", SpotFloor.Data(await floor.PostAsync("/spot/v2/cancel_order", Order("order_id", 1))));
        Assert.Equal("""{"result":false}""", SpotFloor.Data(await floor.PostAsync("/spot/v2/cancel_order", Order("order_id", 1))));
        (await floor.PostAsync("/spot/v2/cancel_order", Order("order_id", 99))).Is(Errors.OrderIdNotFound);
        Assert.Equal("""{"result":true}""", SpotFloor.Data(await floor.PostAsync("/spot/v1/cancel_order", Order("entrust_id", 2))));
        (await floor.PostAsync("/spot/v1/cancel_order", Order("entrust_id", 2))).Is(Errors.OrderIdNotFound);

        static string Order(string name, int number) => $$"""{"symbol":"BTC_USDT","{{name}}":{{number}}}""";
    }

    [Fact]
    public async Task One_side_is_cancelled()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.LimitAsync(floor.Ada, "buy", "0.001", "40000");
        await floor.LimitAsync(floor.Ada, "sell", "0.001", "60000");
        Assert.Equal("{}", SpotFloor.Data(await floor.PostAsync("/spot/v1/cancel_orders", """{"symbol":"BTC_USDT","side":"buy"}""")));
        (await floor.PostAsync("/spot/v1/cancel_orders", """{"symbol":"BTC_USDT"}""")).Is(Errors.InvalidParameter);
        Assert.Equal("canceled", JsonNode.Parse(await floor.OrderAsync("1"))!["state"]!.GetValue<string>());
        Assert.Equal("new", JsonNode.Parse(await floor.OrderAsync("2"))!["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_old_batch_answers_for_each_order()
    {
        await using var floor = await SpotFloor.OpenAsync();
        const string orders =
            """[{"symbol":"BTC_USDT","side":"buy","type":"limit","size":"0.001","price":"40000"},{"symbol":"NOPE_USDT"},{"symbol":"ETH_USDT","side":"sell","type":"limit","size":"999","price":"2000"}]""";
        foreach (var (path, name, first) in new[] { ("v1", "order_params", 1), ("v2", "orderParams", 2) })
        {
            var reply = (await floor.PostAsync($"/spot/{path}/batch_orders", $$"""{"{{name}}":{{orders}}}""")).Good();
            Assert.Equal(
                $$$"""{"responses":[{"code":1000,"message":"OK","data":{"order_id":{{{first}}}}},{"code":50001,"message":"Symbol not found","data":{}},{"code":50020,"message":"Balance not enough","data":{}}]}""",
                SpotFloor.Data(reply)
            );
        }
        (await floor.PostAsync("/spot/v2/batch_orders", "{}")).Is(Errors.SpotBadRequest);
    }
}
