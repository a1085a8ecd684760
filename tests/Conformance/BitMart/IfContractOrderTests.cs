using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.BitMart;

/// <summary>An order's life in the first generation of contracts, and what the caller sees of it.</summary>
public sealed class IfContractOrderTests
{
    [Fact]
    public async Task An_order_is_placed_filled_in_part_and_cancelled()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        var placed = (
            await legacy.Ada.LimitAsync(way: 1, volume: 10, "49999.5", LegacyTrader.Cross, ""","custom_id":"mine-1","nonce":1767323045""")
        ).Is(Errors.ContractOk);
        Assert.Equal("""{"order_id":1}""", Data(placed));
        Assert.Equal(
            """{"orders":[{"order_id":1,"contract_id":1,"price":"49999.5","vol":"10","done_avg_price":"0","done_vol":"0","way":1,"category":1,"open_type":1,"make_fee":"0","take_fee":"0","origin":"","created_at":"2026-01-02T03:04:05Z","finished_at":null,"status":2,"errno":0}]}""",
            Data(await legacy.Ada.GetAsync("userOrders?contractID=1&status=3"))
        );
        (await legacy.Bob.MarketAsync(way: 4, volume: 4)).Is(Errors.ContractOk);
        await legacy.Session.Venue.AdvanceAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(
            """{"succeed":[1],"failed":[7]}""",
            Data(await legacy.Ada.PostAsync("cancelOrders", """{"orders":[{"contract_id":1,"orders":[1,7]}]}"""))
        );
        Assert.Equal(
            """{"succeed":null,"failed":[1]}""",
            Data(await legacy.Ada.PostAsync("cancelOrders", """{"orders":[{"contract_id":1,"orders":["1"]}]}"""))
        );
        // 4 contracts of 0.001 BTC at 49,999.5 are worth 199.998, of which 0.02 % are 0.0399996.
        var done =
            """{"order_id":1,"contract_id":1,"price":"49999.5","vol":"10","done_avg_price":"49999.5","done_vol":"4","way":1,"category":1,"open_type":1,"make_fee":"0.0399996","take_fee":"0","origin":"","created_at":"2026-01-02T03:04:05Z","finished_at":"2026-01-02T03:04:07Z","status":4,"errno":1""";
        Assert.Equal($$"""{"orders":[{{done}}}]}""", Data(await legacy.Ada.GetAsync("userOrders?contractID=1&status=4")));
        Assert.Equal(
            $$"""{"orders":[{{done}},"position_id":1,"account_id":1}]}""",
            Data(await legacy.Ada.GetAsync("userOrderInfo?contractID=1&orderID=1"))
        );
        Assert.Equal("""{"orders":[]}""", Data(await legacy.Ada.GetAsync("userOrders?contractID=1&status=2")));
        Assert.Equal("""{"orders":[]}""", Data(await legacy.Ada.GetAsync("userOrders?contractID=1&status=1")));
        (await legacy.Bob.GetAsync("userOrderInfo?contractID=1&orderID=1")).Is(Errors.ContractInvalidRequest);
    }

    [Fact]
    public async Task Trades_are_listed_for_the_user_and_for_one_order()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        await legacy.TradeAsync(10, "50000", LegacyTrader.Cross);
        (await legacy.Bob.LimitAsync(way: 4, volume: 5, "50010")).Is(Errors.ContractOk);
        (await legacy.Ada.MarketAsync(way: 1, volume: 5)).Is(Errors.ContractOk);
        var first =
            """{"order_id":2,"trade_id":1,"contract_id":1,"deal_price":"50000","deal_vol":"10","make_fee":"0","take_fee":"0.3","created_at":"2026-01-02T03:04:05Z","way":1,"fluctuation":"0"}""";
        var second =
            """{"order_id":4,"trade_id":2,"contract_id":1,"deal_price":"50010","deal_vol":"5","make_fee":"0","take_fee":"0.15003","created_at":"2026-01-02T03:04:05Z","way":1,"fluctuation":"10"}""";
        Assert.Equal($$"""{"trades":[{{second}},{{first}}]}""", Data(await legacy.Ada.GetAsync("userTrades?contractID=1")));
        Assert.Equal($$"""{"trades":[{{first}}]}""", Data(await legacy.Ada.GetAsync("userTrades?contractID=1&offset=1&size=1")));
        Assert.Equal($$"""{"trades":[{{first}}]}""", Data(await legacy.Ada.GetAsync("orderTrades?contractID=1&orderID=2")));
        (await legacy.Ada.GetAsync("orderTrades?contractID=1")).Is(Errors.ContractInvalidRequest);
        (await legacy.Ada.GetAsync("userTrades?contractID=1&size=61")).Is(Errors.ContractInvalidRequest);
    }

    [Fact]
    public async Task A_position_and_its_account_answer_to_the_letter()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        await legacy.TradeAsync(10, "50000", LegacyTrader.Fixed);
        (await legacy.Bob.LimitAsync(way: 2, volume: 4, "50000")).Is(Errors.ContractOk);
        (await legacy.Ada.MarketAsync(way: 3, volume: 4)).Is(Errors.ContractOk);
        (await legacy.Ada.LimitAsync(way: 3, volume: 2, "50100")).Is(Errors.ContractOk);
        await legacy.SetIndexAsync("50500");
        Assert.Equal(
            """{"positions":[{"position_id":2,"account_id":1,"contract_id":1,"hold_vol":"6","freeze_vol":"2","close_vol":"4","hold_avg_price":"50000","open_avg_price":"50000","close_avg_price":"50000","oim":"30","im":"30","mm":"1.212","realised_profit":"0","earnings":"-0.42","open_type":2,"position_type":1,"status":1,"created_at":"2026-01-02T03:04:05Z","updated_at":"2026-01-02T03:04:05Z"}]}""",
            Data(await legacy.Ada.GetAsync("userPositions?contractID=1"))
        );
        // 1,000 less fees of 0.3 and 0.12, and 30 set aside; six contracts have won 500 each times 0.001.
        Assert.Equal(
            """{"accounts":[{"account_id":1,"coin_code":"USDT","freeze_vol":"0","available_vol":"969.58","cash_vol":"999.58","realised_vol":"-0.42","unrealised_vol":"3","earnings_vol":"0","created_at":"2026-01-02T03:04:05Z","updated_at":"2026-01-02T03:04:05Z"}]}""",
            Data(await legacy.Ada.GetAsync("accounts?coinCode=USDT"))
        );
        Assert.Equal("""{"accounts":[]}""", Data(await legacy.Ada.GetAsync("accounts?coinCode=BTC")));
        Assert.True((await legacy.Session.ControlAsync("GET", "/checks"))["ok"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_batch_gives_every_order_an_outcome_of_its_own()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        var reply = await legacy.Ada.PostAsync("batchOrders", $$"""{"orders":[{{Order(1, 10)}},{{Order(1, 100_000)}},{{Order(3, 1)}}]}""");
        Assert.Equal(
            """{"orders":[{"order_id":1},{"code":40027,"message":"You contract account available balance not enough"},{"code":40021,"message":"The position is not exsit"}]}""",
            Data(reply)
        );
        (await legacy.Ada.PostAsync("batchOrders", $$"""{"orders":[{{Order(3, 1)}}]}""")).Is(Errors.PositionNotFound);
        (await legacy.Ada.PostAsync("batchOrders", """{"orders":[]}""")).Is(Errors.ContractInvalidRequest);
        (await legacy.Ada.PostAsync("batchOrders", """{"orders":[1]}""")).Is(Errors.ParameterUnparsable);
        (await legacy.Ada.PostAsync("batchOrders", """{"orders":"all"}""")).Is(Errors.ParameterUnparsable);

        static string Order(int way, int volume) =>
            $$"""{"contract_id":1,"category":1,"way":{{way}},"open_type":1,"leverage":10,"vol":{{volume}},"price":"49000"}""";
    }

    [Fact]
    public async Task What_has_to_be_said_about_an_order_is_asked_for()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        foreach (var name in new[] { "contract_id", "category", "way", "open_type", "leverage", "vol", "price" })
        {
            var order = JsonNode
                .Parse("""{"contract_id":1,"category":1,"way":1,"open_type":1,"leverage":10,"vol":1,"price":"49000"}""")!
                .AsObject();
            order.Remove(name);
            (await legacy.Ada.PostAsync("submitOrder", order.ToJsonString())).Is(Errors.ContractInvalidRequest);
            order[name] = "x";
            (await legacy.Ada.PostAsync("submitOrder", order.ToJsonString())).Is(Errors.ParameterUnparsable);
        }
        foreach (var (way, price) in new[] { (5, "49000"), (1, "49000.05"), (1, "-1"), (1, "0") })
            (await legacy.Ada.LimitAsync(way, 1, price)).Is(Errors.ContractInvalidRequest);
        (await legacy.Ada.LimitAsync(1, 1, "49000", more: ""","custom_id":"with space" """)).Is(Errors.ContractInvalidRequest);
    }

    [Fact]
    public async Task A_liquidation_leaves_a_record_of_its_order()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        await legacy.TradeAsync(10, "50000", LegacyTrader.Fixed);
        await legacy.SetIndexAsync("45000");
        await legacy.Session.Venue.AdvanceAsync(TimeSpan.FromMinutes(1));
        var orders = (await legacy.Ada.GetAsync("userOrders?contractID=1&status=4")).Json["data"]!["orders"]!.AsArray();
        var records = new List<JsonNode>();
        foreach (var order in orders)
        {
            var reply = await legacy.Ada.GetAsync($"userLiqRecords?contractID=1&orderID={order!["order_id"]}");
            records.AddRange(reply.Is(Errors.ContractOk).Json["data"]!["records"]!.AsArray().Select(record => record!));
        }
        Assert.NotEmpty(records);
        Assert.All(records, record => Assert.Equal((3, 1), (record["way"]!.GetValue<int>(), record["contract_id"]!.GetValue<int>())));
        Assert.Equal("10", records.Sum(record => int.Parse(record["vol"]!.GetValue<string>(), null)).ToString(provider: null));
        Assert.Equal("""{"positions":[]}""", Data(await legacy.Ada.GetAsync("userPositions?contractID=1")));
    }

    [Fact]
    public async Task A_position_pays_its_funding()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        await legacy.TradeAsync(10, "50000", LegacyTrader.Cross);
        await legacy.Session.Venue.AdvanceAsync(TimeSpan.FromHours(5));
        // 0.01 % of 500.
        Assert.Equal(
            """{"fees":[{"position_id":2,"contract_id":1,"fee":"0.05","created_at":"2026-01-02T08:00:00Z"}]}""",
            Data(await legacy.Ada.GetAsync("positionFee?contractID=1&positionID=2"))
        );
        Assert.Equal(
            "-0.05",
            (await legacy.Bob.GetAsync("positionFee?contractID=1&positionID=1")).Json["data"]!["fees"]![0]!["fee"]!.GetValue<string>()
        );
        (await legacy.Bob.GetAsync("positionFee?contractID=1&positionID=2")).Is(Errors.PositionNotFound);
    }

    private static string Data(Reply reply) => reply.Is(Errors.ContractOk).Json["data"]!.ToJsonString();
}
