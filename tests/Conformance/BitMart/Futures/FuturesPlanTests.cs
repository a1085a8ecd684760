using System.Text.Json.Nodes;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.BitMart.Futures;

/// <summary>Orders that wait for a price: how they are placed, changed, and come to be orders.</summary>
public sealed class FuturesPlanTests
{
    private const string Btc = FuturesScene.Btc;

    [Fact]
    public async Task A_plan_is_placed_as_an_order_when_its_price_is_traded()
    {
        await using var scene = await FuturesScene.StartAsync();
        await scene.TradeAsync(1, "50000");
        var plan = (long)(await scene.Demo.DoAsync("submit-plan-order", Plan("51000", "50900")))["order_id"]!;
        await scene.Demo.DoAsync(
            "modify-plan-order",
            new
            {
                symbol = Btc,
                order_id = $"{plan}",
                type = "limit",
                trigger_price = "50500",
                executive_price = "50400",
                price_type = 1,
            }
        );
        var waiting = (await scene.Demo.ReadAsync("current-plan-order"))[0]!;
        Assert.Equal(("50500", "50400"), (Text(waiting, "trigger_price"), Text(waiting, "executive_price")));
        await scene.TradeAsync(1, "50500");
        Assert.Empty((await scene.Demo.ReadAsync("current-plan-order")).AsArray());
        var order = (await scene.Demo.ReadAsync("get-open-orders")).AsArray().Single()!;
        Assert.Equal(("50400", "3", 1), (Text(order, "price"), Text(order, "size"), (int)order["side"]!));
    }

    [Fact]
    public async Task The_ends_of_a_position_come_with_its_order_and_go_with_it()
    {
        await using var scene = await FuturesScene.StartAsync();
        var maker = await scene.NewTraderAsync();
        var order = await scene.Demo.DoneAsync(1, 10, "50000", new { preset_stop_loss_price = "48000" });
        var answer = await scene.Demo.DoAsync("modify-preset-plan-order", Preset(order));
        Assert.Equal($$"""{"order_id":"{{order}}"}""", answer.ToJsonString());
        var changed = await scene.Demo.ReadAsync($"order?symbol={Btc}&order_id={order}");
        Assert.Equal(("52000", "48000"), (Text(changed, "preset_take_profit_price"), Text(changed, "preset_stop_loss_price")));
        await maker.DoneAsync(4, 10, "50000");
        var ends = (await scene.Demo.ReadAsync("current-plan-order?plan_type=profit_loss")).AsArray();
        Assert.Equal(["take_profit", "stop_loss"], ends.Select(end => Text(end!, "type")).OrderDescending());
        await maker.DoneAsync(1, 10, "49000");
        await scene.Demo.DoneAsync(3, 10);
        Assert.Empty((await scene.Demo.ReadAsync("current-plan-order")).AsArray());
    }

    [Fact]
    public async Task A_position_is_ended_by_its_stop()
    {
        await using var scene = await FuturesScene.StartAsync();
        var maker = await scene.NewTraderAsync();
        await maker.DoneAsync(4, 10, "50000");
        await scene.Demo.DoneAsync(1, 10, "50000", new { leverage = 5 });
        var stop = await scene.Demo.DoAsync("submit-tp-sl-order", Stop("48500"));
        Assert.Equal("x1", Text(stop, "client_order_id"));
        var whole = (await scene.Demo.ReadAsync("current-plan-order"))[0]!;
        Assert.Equal(("10", 2, 3), (Text(whole, "size"), (int)whole["plan_category"]!, (int)whole["side"]!));
        var moved = await scene.Demo.DoAsync(
            "modify-tp-sl-order",
            new
            {
                symbol = Btc,
                client_order_id = "x1",
                trigger_price = "49000",
                executive_price = "49000",
                price_type = "2",
                plan_category = 2,
                category = "market",
            }
        );
        Assert.Equal(Text(stop, "order_id"), Text(moved, "order_id"));
        await maker.DoneAsync(1, 10, "48900");
        await scene.SetIndexAsync("48950");
        Assert.Empty((await scene.Demo.ReadAsync("position")).AsArray());
        Assert.Equal("48900", Text((await scene.Demo.ReadAsync($"trades?symbol={Btc}"))[0]!, "price"));
        (await scene.Demo.PostAsync("submit-tp-sl-order", Stop("48000"))).Is(Errors.PositionNotFound);
    }

    [Fact]
    public async Task A_trailing_order_follows_the_price_and_names_what_it_placed()
    {
        await using var scene = await FuturesScene.StartAsync();
        var maker = await scene.NewTraderAsync();
        await scene.TradeAsync(1, "50000");
        var trailing = (long)(await scene.Demo.DoAsync("submit-trail-order", Trailing("50500", "1")))["order_id"]!;
        await maker.DoneAsync(1, 10, "50400");
        await scene.SetIndexAsync("51000");
        await scene.SetIndexAsync("50500");
        Assert.Single((await scene.Demo.ReadAsync("get-open-orders?type=trailing")).AsArray());
        // The best price was 51000: a hundredth below it is 50490.
        await scene.SetIndexAsync("50480");
        Assert.Empty((await scene.Demo.ReadAsync("get-open-orders")).AsArray());
        var over = await scene.Demo.ReadAsync($"order?symbol={Btc}&order_id={trailing}");
        var placed = await scene.Demo.ReadAsync($"order?symbol={Btc}&order_id={Text(over, "executive_order_id")}");
        Assert.Equal(("market", "2", "50400"), (Text(placed, "type"), Text(placed, "deal_size"), Text(placed, "deal_avg_price")));
    }

    [Theory]
    [InlineData("0.09")]
    [InlineData("5.1")]
    public async Task A_callback_rate_has_bounds(string rate)
    {
        await using var scene = await FuturesScene.StartAsync();
        await scene.TradeAsync(1, "50000");
        (await scene.Demo.PostAsync("submit-trail-order", Trailing("50500", rate))).Is(Errors.ContractInvalidRequest);
    }

    private static object Plan(string trigger, string limit) =>
        new
        {
            symbol = Btc,
            side = 1,
            type = "limit",
            size = 3,
            leverage = "10",
            open_type = "cross",
            trigger_price = trigger,
            executive_price = limit,
            price_way = 1,
            price_type = 1,
        };

    private static object Preset(long order) =>
        new
        {
            symbol = Btc,
            order_id = $"{order}",
            preset_take_profit_price = "52000",
            preset_take_profit_price_type = 1,
        };

    private static object Stop(string trigger) =>
        new
        {
            symbol = Btc,
            type = "stop_loss",
            side = 3,
            trigger_price = trigger,
            executive_price = trigger,
            price_type = 2,
            client_order_id = "x1",
        };

    private static object Trailing(string activation, string rate) =>
        new
        {
            symbol = Btc,
            side = 4,
            size = 2,
            activation_price = activation,
            callback_rate = rate,
            activation_price_type = 2,
            open_type = "cross",
        };

    private static string Text(JsonNode node, string name) => (string)node[name]!;
}
