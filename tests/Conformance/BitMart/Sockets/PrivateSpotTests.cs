using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.World.Ledger;
using Kontor.World.Matching;

namespace Kontor.Conformance.BitMart.Sockets;

/// <summary>What a trader's own spot channels tell, to the letter, and that it is what REST says.</summary>
public sealed class PrivateSpotTests
{
    private const string Orders = "spot/user/orders:ALL_SYMBOLS";
    private const string Balances = "spot/user/balance:BALANCE_UPDATE";

    [Fact]
    public async Task Placed_filled_in_part_and_cancelled()
    {
        await using var floor = await PrivateFloor.OpenAsync();
        var client = await floor.ListenAsync("spot/user/order:BTC_USDT", Balances);
        var order = await floor.PostAsync(
            "/spot/v2/submit_order",
            new
            {
                symbol = "BTC_USDT",
                side = "buy",
                type = "limit",
                size = "0.003",
                price = "50000",
                client_order_id = "c1",
            }
        );
        await client.HearsAsync(
            """{"table":"spot/user/order","data":[{"symbol":"BTC_USDT","side":"buy","type":"limit","notional":"","size":"0.00300","ms_t":"1767323045000","price":"50000.00","filled_notional":"0.00000000","filled_size":"0.00000","margin_trading":"0","state":"4","order_id":"1","order_type":"0","last_fill_time":"0","last_fill_price":"0","last_fill_count":"0","exec_type":"M","detail_id":"","client_order_id":"c1","create_time":"1767323045000","update_time":"1767323045000","order_mode":"0","entrust_type":"normal","order_state":"new","dealFee":"0","deal_fee_coin_name":""}]}"""
        );
        await client.HearsAsync(Balance("TRANSACTION_COMPLETED", "1767323045000", "USDT", "99999849.85000000", "150.15000000"));

        await floor.Floor.AdvanceAsync(1_500);
        await floor.Floor.OfferAsync(Side.Sell, 5_000_000, 100);
        await client.HearsAsync(
            """{"table":"spot/user/order","data":[{"symbol":"BTC_USDT","side":"buy","type":"limit","notional":"","size":"0.00300","ms_t":"1767323046500","price":"50000.00","filled_notional":"50.00000000","filled_size":"0.00100","margin_trading":"0","state":"5","order_id":"1","order_type":"0","last_fill_time":"1767323046500","last_fill_price":"50000.00","last_fill_count":"0.00100","exec_type":"M","detail_id":"1","client_order_id":"c1","create_time":"1767323045000","update_time":"1767323046500","order_mode":"0","entrust_type":"normal","order_state":"partially_filled","dealFee":"0.05000000","deal_fee_coin_name":"USDT"}]}"""
        );
        await client.HearsAsync(Balance("TRANSACTION_COMPLETED", "1767323046500", "USDT", "99999849.85000000", "100.10000000"));
        await client.HearsAsync(Balance("TRANSACTION_COMPLETED", "1767323046500", "BTC", "1000.00100000", "0.00000000"));

        await floor.Floor.AdvanceAsync(1_000);
        var id = (string)order["order_id"]!;
        await floor.PostAsync("/spot/v3/cancel_order", new { symbol = "BTC_USDT", order_id = id });
        var ended = await HearOrderAsync(client);
        Assert.Equal(("partially_canceled", "11", "0"), (Text(ended, "order_state"), Text(ended, "state"), Text(ended, "last_fill_count")));
        await MustBeAsRestSaysAsync(floor, ended);
        await client.HearsAsync(Balance("TRANSACTION_COMPLETED", "1767323047500", "USDT", "99999949.95000000", "0.00000000"));
    }

    [Fact]
    public async Task A_market_buy_tells_each_trade_and_that_dust_was_left()
    {
        await using var floor = await PrivateFloor.OpenAsync();
        await floor.Floor.OfferAsync(Side.Sell, 5_000_000, 20);
        await floor.Floor.OfferAsync(Side.Sell, 5_000_100, 100_000);
        var client = await floor.ListenAsync(Orders);
        await PlaceAsync(
            floor,
            new
            {
                side = "buy",
                type = "market",
                notional = "30.3",
            }
        );
        var (placed, first, second, ended) = (
            await HearOrderAsync(client),
            await HearOrderAsync(client),
            await HearOrderAsync(client),
            await HearOrderAsync(client)
        );
        Assert.Equal(
            ("new", "market", "30.30000000", "0.00000", "0.00"),
            (Text(placed, "order_state"), Text(placed, "type"), Text(placed, "notional"), Text(placed, "size"), Text(placed, "price"))
        );
        Assert.Equal(
            ("50000.00", "0.00020", "T"),
            (Text(first, "last_fill_price"), Text(first, "last_fill_count"), Text(first, "exec_type"))
        );
        Assert.Equal(
            ("50001.00", "0.00040", "T"),
            (Text(second, "last_fill_price"), Text(second, "last_fill_count"), Text(second, "exec_type"))
        );
        Assert.Equal(("partially_canceled", "11"), (Text(ended, "order_state"), Text(ended, "state")));
        await MustBeAsRestSaysAsync(floor, ended);
    }

    [Fact]
    public async Task The_last_trade_says_that_the_order_is_filled()
    {
        await using var floor = await PrivateFloor.OpenAsync();
        var client = await floor.ListenAsync(Orders);
        await PlaceAsync(floor, Limit("sell", "0.001", "50000", "limit_maker"));
        await floor.Floor.OfferAsync(Side.Buy, 5_000_000, 100);
        Assert.Equal("limit_maker", Text(await HearOrderAsync(client), "entrust_type"));
        var filled = await HearOrderAsync(client);
        Assert.Equal(("filled", "6", "0.00100"), (Text(filled, "order_state"), Text(filled, "state"), Text(filled, "last_fill_count")));
        await MustBeAsRestSaysAsync(floor, filled);
        var trade = (await floor.PostAsync("/spot/v4/query/order-trades", new { orderId = Text(filled, "order_id") })).AsArray().Single()!;
        Assert.Equal(
            (Text(trade, "tradeId"), Text(trade, "fee"), Text(trade, "feeCoinName"), Text(trade, "price"), Text(trade, "size")),
            (
                Text(filled, "detail_id"),
                Text(filled, "dealFee"),
                Text(filled, "deal_fee_coin_name"),
                Text(filled, "last_fill_price"),
                Text(filled, "last_fill_count")
            )
        );
    }

    [Fact]
    public async Task Who_asked_for_one_market_hears_of_that_one_only()
    {
        await using var floor = await PrivateFloor.OpenAsync();
        var one = await floor.ListenAsync("spot/user/order:ETH_USDT");
        var all = await floor.ListenAsync(Orders);
        await PlaceAsync(floor, Limit("buy", "0.001", "50000"));
        await PlaceAsync(floor, Limit("buy", "0.1", "3000"), "ETH_USDT");
        Assert.Equal("ETH_USDT", Text(await HearOrderAsync(one), "symbol"));
        Assert.Equal("BTC_USDT", Text(await HearOrderAsync(all), "symbol"));
        Assert.Equal("ETH_USDT", Text(await HearOrderAsync(all), "symbol"));
    }

    [Fact]
    public async Task Every_value_is_a_text()
    {
        await using var floor = await PrivateFloor.OpenAsync();
        var client = await floor.ListenAsync(Orders, Balances);
        await PlaceAsync(floor, Limit("buy", "0.001", "50000"));
        await floor.Floor.OfferAsync(Side.Sell, 5_000_000, 100);
        for (var push = 0; push < 5; push++)
        {
            var data = (await client.HearJsonAsync())["data"]![0]!.AsObject();
            Assert.All(data.Where(field => field.Key != "balance_details"), field => _ = field.Value!.GetValue<string>());
        }
    }

    [Fact]
    public async Task Somebody_elses_orders_are_nobodys_business()
    {
        await using var floor = await PrivateFloor.OpenAsync();
        var client = await floor.ListenAsync(Orders, Balances);
        await floor.Floor.OfferAsync(Side.Sell, 5_000_000, 100);
        await PlaceAsync(floor, Limit("buy", "0.001", "40000"));
        Assert.Equal("40000.00", Text(await HearOrderAsync(client), "price"));
    }

    [Fact]
    public async Task The_last_balances_pushed_are_those_of_the_wallet()
    {
        await using var floor = await PrivateFloor.OpenAsync();
        var client = await floor.ListenAsync(Balances);
        await PlaceAsync(floor, Limit("buy", "0.3", "50000"));
        await floor.Floor.OfferAsync(Side.Sell, 4_900_000, 12_345);
        await PlaceAsync(floor, Limit("sell", "0.07", "51000"));
        await floor.Floor.OfferAsync(Side.Buy, 5_200_000, 3_000);
        await floor.PostAsync("/spot/v4/cancel_all", new { symbol = "BTC_USDT", side = "buy" });
        await floor.PostAsync(
            "/account/v1/transfer-contract",
            new
            {
                currency = "USDT",
                amount = "17.5",
                type = "spot_to_contract",
            }
        );
        await floor.Floor.DoAsync(new CreditWallet(new(ExchangeId.BitMart, floor.Floor.Taker, WalletId.Spot, "ETH"), 5));
        var (known, kinds) = (new SortedDictionary<string, (string, string)>(StringComparer.Ordinal), new List<string>());
        while (!known.ContainsKey("ETH"))
        {
            var data = (await client.HearJsonAsync())["data"]![0]!;
            Assert.Equal("spot", Text(data, "account_type"));
            kinds.Add(Text(data, "event_type"));
            foreach (var detail in data["balance_details"]!.AsArray())
                known[Text(detail!, "ccy")] = (Text(detail!, "av_bal"), Text(detail!, "fz_bal"));
        }

        var wallet = (await floor.GetAsync("/spot/v1/wallet"))["wallet"]!.AsArray();
        Assert.Equal(["BTC", "ETH", "USDT"], known.Keys);
        foreach (var (currency, balance) in known)
        {
            var line = wallet.Single(line => Text(line!, "id") == currency)!;
            Assert.Equal((Text(line, "available"), Text(line, "frozen")), balance);
        }

        Assert.Equal(["ACCOUNT_TRANSFER", "ACCOUNT_RECHARGE"], kinds[^2..]);
        Assert.All(kinds[..^2], kind => Assert.Equal("TRANSACTION_COMPLETED", kind));
    }

    private static string Balance(string what, string atMs, string currency, string available, string frozen) =>
        $$$"""{"table":"spot/user/balance","data":[{"event_type":"{{{what}}}","account_type":"spot","event_time":"{{{atMs}}}","balance_details":[{"ccy":"{{{currency}}}","av_bal":"{{{available}}}","fz_bal":"{{{frozen}}}"}]}]}""";

    private static object Limit(string side, string size, string price, string type = "limit") =>
        new
        {
            side,
            type,
            size,
            price,
        };

    private static async Task PlaceAsync(PrivateFloor floor, object order, string symbol = "BTC_USDT")
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(order)!.AsObject();
        body["symbol"] = symbol;
        await floor.PostAsync("/spot/v2/submit_order", body);
    }

    private static async Task<JsonNode> HearOrderAsync(SocketClient client)
    {
        var push = await client.HearJsonAsync();
        Assert.StartsWith("spot/user/order", (string)push["table"]!, StringComparison.Ordinal);
        return push["data"]!.AsArray().Single()!;
    }

    private static async Task MustBeAsRestSaysAsync(PrivateFloor floor, JsonNode push)
    {
        var rest = await floor.PostAsync("/spot/v4/query/order", new { orderId = Text(push, "order_id") });
        Assert.Equal(
            (
                Text(rest, "clientOrderId"),
                Text(rest, "state"),
                Text(rest, "price"),
                Text(rest, "size"),
                Text(rest, "filledSize"),
                Text(rest, "filledNotional"),
                $"{rest["createTime"]}",
                $"{rest["updateTime"]}"
            ),
            (
                Text(push, "client_order_id"),
                Text(push, "order_state"),
                Text(push, "price"),
                Text(push, "size"),
                Text(push, "filled_size"),
                Text(push, "filled_notional"),
                Text(push, "create_time"),
                Text(push, "update_time")
            )
        );
    }

    private static string Text(JsonNode node, string field) => node[field]!.GetValue<string>();
}
