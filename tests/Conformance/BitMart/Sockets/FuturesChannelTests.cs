using Kontor.World.Perpetuals;

namespace Kontor.Conformance.BitMart.Sockets;

/// <summary>The public channels of futures, to the letter.</summary>
public sealed class FuturesChannelTests
{
    [Theory, InlineData("futures/ticker:BTCUSDT"), InlineData("futures/ticker:BTCUSDT@100ms"), InlineData("futures/ticker:BTCUSDT@200ms")]
    public async Task The_ticker_of_one_contract(string topic)
    {
        await using var floor = await SocketFloor.OpenAsync();
        var client = await floor.FuturesAsync(topic);
        await client.HearsAsync(
            $$$"""{"group":"{{{topic}}}","data":{"symbol":"BTCUSDT","last_price":"0","volume_24":"0","range":"0","mark_price":"0","index_price":"0","ask_price":"0","ask_vol":"0","bid_price":"0","bid_vol":"0"}}"""
        );
        await floor.IndexAsync("50000");
        await client.HearsAsync(
            $$$"""{"group":"{{{topic}}}","data":{"symbol":"BTCUSDT","last_price":"0","volume_24":"0","range":"0","mark_price":"50000","index_price":"50000","ask_price":"0","ask_vol":"0","bid_price":"0","bid_vol":"0"}}"""
        );
        await floor.PlaceAsync(floor.Maker, OrderAction.Sell, 500_001, 10);
        await client.HearsAsync(
            $$$"""{"group":"{{{topic}}}","data":{"symbol":"BTCUSDT","last_price":"0","volume_24":"0","range":"0","mark_price":"50000","index_price":"50000","ask_price":"50000.1","ask_vol":"10","bid_price":"0","bid_vol":"0"}}"""
        );
        await floor.PlaceAsync(floor.Taker, OrderAction.Buy, 500_001, 4);
        Assert.StartsWith(
            $$$"""{"group":"{{{topic}}}","data":{"symbol":"BTCUSDT","last_price":"50000.1","volume_24":"4","range":"0","mark_price":""",
            await client.HearAsync()
        );
    }

    [Fact]
    public async Task The_tickers_of_all_contracts_come_one_by_one()
    {
        await using var floor = await SocketFloor.OpenAsync();
        var client = await floor.FuturesAsync("futures/ticker");
        foreach (var coin in new[] { "BTC", "ETH", "SOL", "XRP", "DOGE" })
            Assert.StartsWith(
                $$$"""{"group":"futures/ticker","data":{"symbol":"{{{coin}}}USDT","last_price":"0",""",
                await client.HearAsync()
            );
        await floor.IndexAsync("50000.5");
        await client.HearsAsync(
            """{"group":"futures/ticker","data":{"symbol":"BTCUSDT","last_price":"0","volume_24":"0","range":"0","mark_price":"50000.5","index_price":"50000.5","ask_price":"0","ask_vol":"0","bid_price":"0","bid_vol":"0"}}"""
        );
    }

    [Fact]
    public async Task The_best_prices()
    {
        await using var floor = await SocketFloor.OpenAsync();
        var client = await floor.FuturesAsync("futures/bookticker:BTCUSDT");
        await client.HearsAsync(
            """{"group":"futures/bookticker:BTCUSDT","data":{"symbol":"BTCUSDT","best_bid_price":"0","best_bid_vol":"0","best_ask_price":"0","best_ask_vol":"0","ms_t":1767323045000}}"""
        );
        await floor.PlaceAsync(floor.Maker, OrderAction.Buy, 499_990, 3);
        await client.HearsAsync(
            """{"group":"futures/bookticker:BTCUSDT","data":{"symbol":"BTCUSDT","best_bid_price":"49999","best_bid_vol":"3","best_ask_price":"0","best_ask_vol":"0","ms_t":1767323045000}}"""
        );
    }

    [Theory, InlineData(5, ""), InlineData(20, "@100ms"), InlineData(50, "@200ms")]
    public async Task One_side_of_the_book_in_each_message(int levels, string speed)
    {
        await using var floor = await SocketFloor.OpenAsync();
        for (var level = 0; level < levels + 1; level++)
            await floor.PlaceAsync(floor.Maker, OrderAction.Buy, 499_990 - level, level + 1);
        var topic = $"futures/depth{levels}:BTCUSDT{speed}";
        var client = await floor.FuturesAsync(topic);
        var bids = string.Join(",", Enumerable.Range(0, levels).Select(level => Level(499_990 - level, level + 1)));
        await client.HearsAsync(
            $$$"""{"group":"{{{topic}}}","data":{"symbol":"BTCUSDT","way":1,"depths":[{{{bids}}}],"ms_t":1767323045000}}"""
        );
        await client.HearsAsync($$$"""{"group":"{{{topic}}}","data":{"symbol":"BTCUSDT","way":2,"depths":[],"ms_t":1767323045000}}""");
        await floor.PlaceAsync(floor.Maker, OrderAction.Sell, 500_000, 7);
        await client.HearAsync();
        await client.HearsAsync(
            $$$"""{"group":"{{{topic}}}","data":{"symbol":"BTCUSDT","way":2,"depths":[{"price":"50000","vol":"7"}],"ms_t":1767323045000}}"""
        );
    }

    [Theory, InlineData(5), InlineData(20), InlineData(50)]
    public async Task Both_sides_in_one_message(int levels)
    {
        await using var floor = await SocketFloor.OpenAsync();
        for (var level = 0; level < levels + 1; level++)
            await floor.PlaceAsync(floor.Maker, OrderAction.Sell, 500_010 + level, level + 1);
        await floor.PlaceAsync(floor.Maker, OrderAction.Buy, 499_990, 3);
        var client = await floor.FuturesAsync($"futures/depthAll{levels}:BTCUSDT");
        var asks = string.Join(",", Enumerable.Range(0, levels).Select(level => Level(500_010 + level, level + 1)));
        await client.HearsAsync(
            $$$"""{"group":"futures/depthAll{{{levels}}}:BTCUSDT","data":{"symbol":"BTCUSDT","bids":[{"price":"49999","vol":"3"}],"asks":[{{{asks}}}],"ms_t":1767323045000}}"""
        );
    }

    [Theory, InlineData(5), InlineData(20), InlineData(50)]
    public async Task A_picture_and_then_what_changes_of_it(int levels)
    {
        await using var floor = await SocketFloor.OpenAsync();
        var order = await floor.PlaceAsync(floor.Maker, OrderAction.Buy, 499_990, 3);
        var client = await floor.FuturesAsync($"futures/depthIncrease{levels}:BTCUSDT");
        await client.HearsAsync(
            $$$"""{"group":"futures/depthIncrease{{{levels}}}:BTCUSDT","data":{"symbol":"BTCUSDT","bids":[{"price":"49999","vol":"3"}],"asks":[],"ms_t":1767323045000,"type":"snapshot","version":1}}"""
        );
        await floor.PlaceAsync(floor.Taker, OrderAction.Sell, 499_990, (int)order.Lots);
        await client.HearsAsync(
            $$$"""{"group":"futures/depthIncrease{{{levels}}}:BTCUSDT","data":{"symbol":"BTCUSDT","bids":[{"price":"49999","vol":"0"}],"asks":[],"ms_t":1767323045000,"type":"update","version":2}}"""
        );
        await floor.PlaceAsync(floor.Maker, OrderAction.Sell, 500_000, 4);
        await client.HearsAsync(
            $$$"""{"group":"futures/depthIncrease{{{levels}}}:BTCUSDT","data":{"symbol":"BTCUSDT","bids":[],"asks":[{"price":"50000","vol":"4"}],"ms_t":1767323045000,"type":"update","version":3}}"""
        );
    }

    [Fact]
    public async Task Trades_say_what_they_were_for_both_sides()
    {
        await using var floor = await SocketFloor.OpenAsync();
        var client = await floor.FuturesAsync("futures/trade:BTCUSDT");
        // The maker opens short, the taker opens long.
        await floor.PlaceAsync(floor.Maker, OrderAction.Sell, 500_000, 5);
        await floor.PlaceAsync(floor.Taker, OrderAction.Buy, 500_000, 5);
        await client.HearsAsync(
            """{"group":"futures/trade:BTCUSDT","data":[{"trade_id":1,"symbol":"BTCUSDT","deal_price":"50000","deal_vol":"5","way":1,"m":false,"created_at":"2026-01-02T03:04:05.000000000Z"}]}"""
        );
        // Both close: the taker his long position, the maker his short one.
        await floor.PlaceAsync(floor.Maker, OrderAction.Buy, 499_000, 2);
        await floor.AdvanceAsync(678);
        await floor.PlaceAsync(floor.Taker, OrderAction.Sell, 499_000, 2);
        await client.HearsAsync(
            """{"group":"futures/trade:BTCUSDT","data":[{"trade_id":2,"symbol":"BTCUSDT","deal_price":"49900","deal_vol":"2","way":8,"m":true,"created_at":"2026-01-02T03:04:05.678000000Z"}]}"""
        );
        // The maker closes, and a taker who has nothing opens.
        var third = await floor.Session.NewUserAsync();
        await floor.DoAsync(
            new World.Ledger.CreditWallet(
                new(World.Ledger.ExchangeId.BitMart, third, World.Ledger.WalletId.Contract, "USDT"),
                1_000_000_00000000
            )
        );
        await floor.PlaceAsync(floor.Maker, OrderAction.Buy, 499_000, 2);
        await floor.PlaceAsync(third, OrderAction.Sell, 499_000, 2);
        Assert.Contains(""" "way":6,"m":true """.Trim(), await client.HearAsync());
    }

    [Fact]
    public async Task The_funding_rate_of_the_last_round_and_of_the_next()
    {
        await using var floor = await SocketFloor.OpenAsync();
        var client = await floor.FuturesAsync("futures/fundingRate:BTCUSDT");
        await client.HearsAsync(
            """{"group":"futures/fundingRate:BTCUSDT","data":{"symbol":"BTCUSDT","fundingRate":"0","fundingTime":0,"nextFundingRate":"0.0001","nextFundingTime":1767340800000,"funding_upper_limit":"0.0375","funding_lower_limit":"-0.0375","ts":1767323045000}}"""
        );
        await floor.AdvanceAsync(1_767_340_800_000 - SocketFloor.StartMs);
        await client.HearsAsync(
            """{"group":"futures/fundingRate:BTCUSDT","data":{"symbol":"BTCUSDT","fundingRate":"0.0001","fundingTime":1767340800000,"nextFundingRate":"0.0001","nextFundingTime":1767369600000,"funding_upper_limit":"0.0375","funding_lower_limit":"-0.0375","ts":1767340800000}}"""
        );
    }

    [Theory]
    [InlineData("1m", 1_767_323_040)]
    [InlineData("3m", 1_767_322_980)]
    [InlineData("5m", 1_767_322_800)]
    [InlineData("15m", 1_767_322_800)]
    [InlineData("30m", 1_767_322_800)]
    [InlineData("1H", 1_767_322_800)]
    [InlineData("2H", 1_767_319_200)]
    [InlineData("4H", 1_767_312_000)]
    [InlineData("1D", 1_767_312_000)]
    [InlineData("1W", 1_766_966_400)]
    public async Task Candles_of_trades_and_of_marks(string length, long startSeconds)
    {
        await using var floor = await SocketFloor.OpenAsync();
        var trades = await floor.FuturesAsync($"futures/klineBin{length}:BTCUSDT");
        var marks = await floor.FuturesAsync($"futures/markPriceKlineBin{length}:BTCUSDT");
        await floor.IndexAsync("50000.25");
        await marks.HearsAsync(
            $$$"""{"group":"futures/markPriceKlineBin{{{length}}}:BTCUSDT","data":{"symbol":"BTCUSDT","items":[{"o":"50000.25","h":"50000.25","l":"50000.25","c":"50000.25","v":"0","ts":{{{startSeconds}}}}]}}"""
        );
        await floor.PlaceAsync(floor.Maker, OrderAction.Sell, 500_000, 5);
        await floor.PlaceAsync(floor.Taker, OrderAction.Buy, 500_000, 5);
        await trades.HearsAsync(
            $$$"""{"group":"futures/klineBin{{{length}}}:BTCUSDT","data":{"symbol":"BTCUSDT","items":[{"o":"50000","h":"50000","l":"50000","c":"50000","v":"5","ts":{{{startSeconds}}}}]}}"""
        );
    }

    private static string Level(int priceTicks, int lots)
    {
        var (whole, tenths) = (priceTicks / 10, priceTicks % 10);
        var price = tenths == 0 ? $"{whole}" : $"{whole}.{tenths}";
        return $$"""{"price":"{{price}}","vol":"{{lots}}"}""";
    }
}
