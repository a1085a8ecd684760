using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;

namespace Kontor.Conformance.BitMart.Sockets;

/// <summary>What a trader's own futures channels tell, to the letter, and that it is what REST says.</summary>
public sealed class PrivateFuturesTests
{
    private const string Orders = "futures/order";
    private const string Positions = "futures/position";
    private const string Asset = "futures/asset:USDT";

    [Fact]
    public async Task Opened_and_closed()
    {
        await using var floor = await PrivateFloor.OpenAsync();
        var client = await floor.ListenAsync(Orders, Asset, Positions);
        await SubmitAsync(floor, side: 1, size: 10, price: "50000", name: "f1");
        await client.HearsAsync(
            """{"group":"futures/order","data":[{"action":2,"order":{"order_id":"1","client_order_id":"f1","price":"50000","size":"10","symbol":"BTCUSDT","state":2,"side":1,"type":"limit","leverage":"10","open_type":"cross","deal_avg_price":"0","deal_size":"0","create_time":1767323045000,"update_time":1767323045000,"plan_order_id":"","last_trade":null,"position_mode":"one_way_mode","trigger_price":"","trigger_price_type":"","execution_price":"","activation_price":"","activation_price_type":"","callback_rate":""}}]}"""
        );
        await client.HearsAsync(
            """{"group":"futures/asset:USDT","data":{"currency":"USDT","available_balance":"99999949.7","position_deposit":"0","frozen_balance":"50.3"}}"""
        );

        await floor.Floor.AdvanceAsync(1_000);
        await floor.Floor.PlaceAsync(floor.Floor.Maker, OrderAction.Sell, 500_000, 10);
        await client.HearsAsync(
            """{"group":"futures/order","data":[{"action":1,"order":{"order_id":"1","client_order_id":"f1","price":"50000","size":"10","symbol":"BTCUSDT","state":4,"side":1,"type":"limit","leverage":"10","open_type":"cross","deal_avg_price":"50000","deal_size":"10","create_time":1767323045000,"update_time":1767323046000,"plan_order_id":"","last_trade":{"lastTradeID":1,"fillQty":"10","fillPrice":"50000","fee":"0.1","feeCcy":"USDT"},"position_mode":"one_way_mode","trigger_price":"","trigger_price_type":"","execution_price":"","activation_price":"","activation_price_type":"","callback_rate":""}}]}"""
        );
        await MustBeTheWalletAsync(floor, await client.HearJsonAsync());
        await client.HearsAsync(
            """{"group":"futures/position","data":[{"symbol":"BTCUSDT","hold_volume":"10","position_type":1,"open_type":2,"frozen_volume":"0","close_volume":"0","hold_avg_price":"50000","close_avg_price":"0","open_avg_price":"50000","liquidate_price":"0","create_time":1767323046000,"update_time":1767323046000,"position_mode":"one_way_mode"}]}"""
        );

        await SubmitAsync(floor, side: 3, size: 10, price: "50100", name: "f2");
        Assert.Equal((2, 3), (Action(await client.HearJsonAsync(), out var placed), (int)placed["side"]!));
        Assert.Equal("10", Field(await client.HearJsonAsync(), "frozen_volume"));
        await floor.Floor.PlaceAsync(floor.Floor.Maker, OrderAction.Buy, 501_000, 10);
        Assert.Equal((1, 4), (Action(await client.HearJsonAsync(), out var closed), (int)closed["state"]!));
        Assert.Equal(
            """{"lastTradeID":2,"fillQty":"10","fillPrice":"50100","fee":"0.1002","feeCcy":"USDT"}""",
            closed["last_trade"]!.ToJsonString()
        );
        await MustBeTheWalletAsync(floor, await client.HearJsonAsync());
        await client.HearsAsync(
            """{"group":"futures/position","data":[{"symbol":"BTCUSDT","hold_volume":"0","position_type":1,"open_type":2,"frozen_volume":"0","close_volume":"10","hold_avg_price":"0","close_avg_price":"50100","open_avg_price":"50000","liquidate_price":"0","create_time":1767323046000,"update_time":1767323046000,"position_mode":"one_way_mode"}]}"""
        );
    }

    [Fact]
    public async Task Changed_and_cancelled_as_REST_says()
    {
        await using var floor = await PrivateFloor.OpenAsync();
        var client = await floor.ListenAsync(Orders);
        await SubmitAsync(floor, side: 1, size: 10, price: "50000", name: "f1");
        await client.HearAsync();
        await floor.PostAsync(
            "/contract/private/modify-limit-order",
            new
            {
                symbol = "BTCUSDT",
                order_id = 1,
                price = "49000",
                size = 8,
            }
        );
        Assert.Equal(2, Action(await client.HearJsonAsync(), out var changed));
        Assert.Equal(("49000", "8"), ((string)changed["price"]!, (string)changed["size"]!));
        await MustBeAsRestSaysAsync(floor, changed);
        await floor.PostAsync("/contract/private/cancel-order", new { symbol = "BTCUSDT", order_id = "1" });
        Assert.Equal((3, 4), (Action(await client.HearJsonAsync(), out var cancelled), (int)cancelled["state"]!));
        await MustBeAsRestSaysAsync(floor, cancelled);
    }

    [Fact]
    public async Task A_plan_tells_its_life_and_its_order_names_it()
    {
        await using var floor = await PrivateFloor.OpenAsync();
        await floor.Floor.PlaceAsync(floor.Floor.Maker, OrderAction.Sell, 510_000, 100);
        await floor.Floor.IndexAsync("50000");
        var client = await floor.ListenAsync(Orders);
        var plan = await floor.PostAsync(
            "/contract/private/submit-plan-order",
            new
            {
                symbol = "BTCUSDT",
                side = 1,
                type = "market",
                leverage = "10",
                open_type = "cross",
                size = 5,
                trigger_price = "50500",
                price_way = 1,
                price_type = 2,
            }
        );
        var id = $"{plan["order_id"]}";
        Assert.Equal((2, id), (Action(await client.HearJsonAsync(), out var waiting), (string)waiting["order_id"]!));
        Assert.Equal(
            ("50500", "2", "", 2),
            (
                (string)waiting["trigger_price"]!,
                (string)waiting["trigger_price_type"]!,
                (string)waiting["execution_price"]!,
                (int)waiting["state"]!
            )
        );
        await floor.Floor.IndexAsync("50600");
        Assert.Equal((2, id), (Action(await client.HearJsonAsync(), out var placed), (string)placed["plan_order_id"]!));
        Assert.Equal((1, id), (Action(await client.HearJsonAsync(), out var filled), (string)filled["plan_order_id"]!));
        Assert.Equal("5", (string)filled["deal_size"]!);
        Assert.Equal((1, id), (Action(await client.HearJsonAsync(), out var over), (string)over["order_id"]!));
        Assert.Equal(4, (int)over["state"]!);
    }

    [Fact]
    public async Task A_liquidation_tells_what_it_cancels_what_it_sells_and_the_position_that_goes()
    {
        await using var floor = await PrivateFloor.OpenAsync();
        var cem = await MakeCemAsync(floor);
        var client = await floor.ListenAsync(cem, Orders, Positions);
        await floor.Floor.IndexAsync("49000");
        Assert.Equal((4, 4), (Action(await client.HearJsonAsync(), out var cancelled), (int)cancelled["state"]!));
        Assert.Equal((2, "liquidate"), (Action(await client.HearJsonAsync(), out var taken), (string)taken["type"]!));
        Assert.Equal("1000", Field(await client.HearJsonAsync(), "frozen_volume"));
        await floor.Floor.PlaceAsync(floor.Floor.Maker, OrderAction.Buy, 490_000, 1_000);
        Assert.Equal((7, "liquidate"), (Action(await client.HearJsonAsync(), out var sold), (string)sold["type"]!));
        Assert.Equal(("1000", 4), ((string)sold["deal_size"]!, (int)sold["state"]!));
        Assert.Equal("0", Field(await client.HearJsonAsync(), "hold_volume"));
    }

    [Fact]
    public async Task When_nobody_buys_the_other_side_is_told_that_it_had_to()
    {
        await using var floor = await PrivateFloor.OpenAsync();
        var cem = await MakeCemAsync(floor);
        var maker = await floor.Session.NewKeyAsync(floor.Floor.Maker);
        // What the maker wants to close later goes with his position.
        await floor.Floor.PlaceAsync(floor.Floor.Maker, OrderAction.BuyToReduce, 400_000, 1_000);
        var (loser, winner) = (await floor.ListenAsync(cem, Orders), await floor.ListenAsync(maker, Orders));
        await floor.Floor.IndexAsync("49000");
        Assert.Equal((4, 2), (Action(await loser.HearJsonAsync(), out _), Action(await loser.HearJsonAsync(), out _)));
        await floor.Floor.AdvanceAsync(600_000);
        Assert.Equal((4, 9), (Action(await loser.HearJsonAsync(), out _), Action(await loser.HearJsonAsync(), out var given)));
        Assert.Equal("bankruptcy", (string)given["type"]!);
        Assert.Equal((8, 5), (Action(await winner.HearJsonAsync(), out var had), Action(await winner.HearJsonAsync(), out var gone)));
        Assert.Equal(("adl", "1000"), ((string)had["type"]!, (string)had["deal_size"]!));
        Assert.Equal(("limit", 4, "0"), ((string)gone["type"]!, (int)gone["state"]!, (string)gone["deal_size"]!));
    }

    [Fact]
    public async Task Currencies_that_no_contract_is_settled_in_can_be_asked_for_and_unknown_ones_cannot()
    {
        await using var floor = await PrivateFloor.OpenAsync();
        var client = await floor.ListenAsync("futures/asset:BTC", "futures/asset:ETH");
        await client.AsksAsync(
            """{"action":"subscribe","args":["futures/asset:NOPE"]}""",
            """{"action":"subscribe","group":"futures/asset:NOPE","success":false,"request":{"action":"subscribe","args":["futures/asset:NOPE"]},"error":"Invalid symbol [NOPE]"}"""
        );
    }

    /// <summary>Cem holds 1,000 contracts at 50,000 with a fiftieth of their worth behind them, and wants a few more.</summary>
    private static async Task<Kontor.Gate.ClientCredentials> MakeCemAsync(PrivateFloor floor)
    {
        var cem = await floor.Session.NewUserAsync();
        var place = new AccountPlace(ExchangeId.BitMart, cem, WalletId.Contract, "USDT");
        await floor.Floor.DoAsync(new CreditWallet(place, 1_200_00000000));
        await floor.Floor.IndexAsync("50000");
        await floor.Floor.PlaceAsync(floor.Floor.Maker, OrderAction.Sell, 500_000, 1_000);
        foreach (var (ticks, lots) in new[] { (500_000, 1_000), (450_000, 1) })
        {
            var order = new PerpetualOrderRequest
            {
                Action = OrderAction.Buy,
                PriceTicks = ticks,
                Lots = lots,
                Leverage = 50,
                MarginMode = MarginMode.Isolated,
            };
            await floor.Floor.DoAsync(new PlacePerpetualOrder(ExchangeId.BitMart, cem, SocketFloor.Contract, order));
        }

        return await floor.Session.NewKeyAsync(cem);
    }

    private static Task SubmitAsync(PrivateFloor floor, int side, int size, string price, string name) =>
        floor.PostAsync(
            "/contract/private/submit-order",
            new
            {
                symbol = "BTCUSDT",
                side,
                type = "limit",
                size,
                price,
                leverage = "10",
                open_type = "cross",
                client_order_id = name,
            }
        );

    private static int Action(JsonNode push, out JsonNode order)
    {
        Assert.Equal(Orders, (string)push["group"]!);
        var one = push["data"]!.AsArray().Single()!;
        order = one["order"]!;
        return (int)one["action"]!;
    }

    private static string Field(JsonNode push, string field)
    {
        Assert.Equal(Positions, (string)push["group"]!);
        return (string)push["data"]!.AsArray().Single()![field]!;
    }

    private static async Task MustBeTheWalletAsync(PrivateFloor floor, JsonNode push)
    {
        Assert.Equal(Asset, (string)push["group"]!);
        var wallet = (await floor.GetAsync("/contract/private/assets-detail"))
            .AsArray()
            .Single(line => (string)line!["currency"]! == "USDT")!;
        foreach (var field in new[] { "available_balance", "position_deposit", "frozen_balance" })
            Assert.Equal((string)wallet[field]!, (string)push["data"]![field]!);
    }

    private static async Task MustBeAsRestSaysAsync(PrivateFloor floor, JsonNode order)
    {
        var rest = await floor.GetAsync($"/contract/private/order?symbol=BTCUSDT&order_id={order["order_id"]}");
        foreach (var (name, value) in order.AsObject())
        {
            if (name is not ("plan_order_id" or "last_trade" or "trigger_price_type" or "activation_price_type"))
                Assert.Equal($"{name}={rest[name]}", $"{name}={value}");
        }
    }
}
