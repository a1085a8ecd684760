using Kontor.World.Matching;

namespace Kontor.Conformance.BitMart.Sockets;

/// <summary>The public channels of spot, to the letter.</summary>
public sealed class SpotChannelTests
{
    [Fact]
    public async Task The_ticker_comes_at_once_and_with_every_change()
    {
        await using var floor = await SocketFloor.OpenAsync();
        var client = await floor.SpotAsync("spot/ticker:BTC_USDT");
        await client.HearsAsync(
            """{"table":"spot/ticker","data":[{"symbol":"BTC_USDT","last_price":"0.00","open_24h":"0.00","high_24h":"0.00","low_24h":"0.00","base_volume_24h":"0.00000","quote_volume_24h":"0.00000000","fluctuation":"+0.00000","bid_px":"0.00","bid_sz":"0.00000","ask_px":"0.00","ask_sz":"0.00000","ms_t":1767323045000,"s_t":1767323045}]}"""
        );
        await floor.OfferAsync(Side.Sell, 5_000_000, 50_000);
        await client.HearsAsync(
            """{"table":"spot/ticker","data":[{"symbol":"BTC_USDT","last_price":"0.00","open_24h":"0.00","high_24h":"0.00","low_24h":"0.00","base_volume_24h":"0.00000","quote_volume_24h":"0.00000000","fluctuation":"+0.00000","bid_px":"0.00","bid_sz":"0.00000","ask_px":"50000.00","ask_sz":"0.50000","ms_t":1767323045000,"s_t":1767323045}]}"""
        );
        await floor.TakeAsync(Side.Buy, 5_000_000, 20_000);
        await client.HearsAsync(
            """{"table":"spot/ticker","data":[{"symbol":"BTC_USDT","last_price":"50000.00","open_24h":"50000.00","high_24h":"50000.00","low_24h":"50000.00","base_volume_24h":"0.20000","quote_volume_24h":"10000.00000000","fluctuation":"+0.00000","bid_px":"0.00","bid_sz":"0.00000","ask_px":"50000.00","ask_sz":"0.30000","ms_t":1767323045000,"s_t":1767323045}]}"""
        );
        await floor.OfferAsync(Side.Buy, 4_500_000, 100_000);
        Assert.Contains(""","bid_px":"45000.00","bid_sz":"1.00000",""", await client.HearAsync());
        await floor.TakeAsync(Side.Sell, 4_500_000, 10_000);
        Assert.Contains(""","low_24h":"45000.00",""", await client.HearAsync());
    }

    [Fact]
    public async Task A_fall_has_its_own_sign_and_a_rise_a_plus()
    {
        await using var floor = await SocketFloor.OpenAsync();
        await floor.OfferAsync(Side.Sell, 5_000_000, 10_000);
        await floor.TakeAsync(Side.Buy, 5_000_000, 10_000);
        await floor.OfferAsync(Side.Sell, 4_500_000, 10_000);
        await floor.TakeAsync(Side.Buy, 4_500_000, 10_000);
        var client = await floor.SpotAsync("spot/ticker:BTC_USDT");
        Assert.Contains(""" "fluctuation":"-0.10000" """.Trim(), await client.HearAsync());
        await floor.OfferAsync(Side.Sell, 5_050_000, 10_000);
        await client.HearAsync();
        await floor.TakeAsync(Side.Buy, 5_050_000, 10_000);
        Assert.Contains(""" "fluctuation":"+0.01000" """.Trim(), await client.HearAsync());
    }

    [Fact]
    public async Task The_best_prices()
    {
        await using var floor = await SocketFloor.OpenAsync();
        var client = await floor.SpotAsync("spot/bookTicker:BTC_USDT");
        await client.HearsAsync(
            """{"table":"spot/bookTicker","data":[{"symbol":"BTC_USDT","bid_px":"0.00","bid_sz":"0.00000","ask_px":"0.00","ask_sz":"0.00000","ms_t":1767323045000}]}"""
        );
        await floor.OfferAsync(Side.Buy, 4_999_900, 100_000);
        await client.HearsAsync(
            """{"table":"spot/bookTicker","data":[{"symbol":"BTC_USDT","bid_px":"49999.00","bid_sz":"1.00000","ask_px":"0.00","ask_sz":"0.00000","ms_t":1767323045000}]}"""
        );
        await floor.AdvanceAsync(5);
        // Below the best price nothing is news here.
        await floor.OfferAsync(Side.Buy, 4_999_800, 100_000);
        await floor.OfferAsync(Side.Sell, 5_000_100, 200_000);
        await client.HearsAsync(
            """{"table":"spot/bookTicker","data":[{"symbol":"BTC_USDT","bid_px":"49999.00","bid_sz":"1.00000","ask_px":"50001.00","ask_sz":"2.00000","ms_t":1767323045005}]}"""
        );
    }

    [Theory, InlineData(5), InlineData(20), InlineData(50)]
    public async Task The_whole_picture_of_the_best_levels(int levels)
    {
        await using var floor = await SocketFloor.OpenAsync();
        for (var level = 0; level < levels + 2; level++)
            await floor.OfferAsync(Side.Sell, 5_000_000 + level, 10_000 + level);
        await floor.OfferAsync(Side.Buy, 4_999_900, 100_000);
        var client = await floor.SpotAsync($"spot/depth{levels}:BTC_USDT");
        var asks = Enumerable.Range(0, levels).Select(level => $"""["50000.{level:00}","0.{10_000 + level:00000}"]""");
        await client.HearsAsync(
            $$"""{"table":"spot/depth{{levels}}","data":[{"symbol":"BTC_USDT","asks":[{{string.Join(",", asks)}}],"bids":[["49999.00","1.00000"]],"ms_t":1767323045000}]}"""
        );
        // Out of sight.
        await floor.OfferAsync(Side.Sell, 5_000_900, 100_000);
        await floor.OfferAsync(Side.Buy, 4_999_800, 100_000);
        Assert.Contains(""" "bids":[["49999.00","1.00000"],["49998.00","1.00000"]] """.Trim(), await client.HearAsync());
    }

    [Fact]
    public async Task The_picture_of_an_empty_book_is_empty()
    {
        await using var floor = await SocketFloor.OpenAsync();
        var client = await floor.SpotAsync("spot/depth5:ETH_USDT");
        await client.HearsAsync("""{"table":"spot/depth5","data":[{"symbol":"ETH_USDT","asks":[],"bids":[],"ms_t":1767323045000}]}""");
    }

    [Fact]
    public async Task Trades_one_by_one_with_the_side_of_whoever_took()
    {
        await using var floor = await SocketFloor.OpenAsync();
        await floor.OfferAsync(Side.Sell, 5_000_000, 50_000);
        await floor.TakeAsync(Side.Buy, 5_000_000, 10_000);
        var client = await floor.SpotAsync("spot/trade:BTC_USDT");
        await floor.TakeAsync(Side.Buy, 5_000_000, 20_000);
        await client.HearsAsync(
            """{"table":"spot/trade","data":[{"symbol":"BTC_USDT","price":"50000.00","side":"buy","size":"0.20000","s_t":1767323045,"ms_t":1767323045000}]}"""
        );
        await floor.OfferAsync(Side.Buy, 4_000_000, 10_000);
        await floor.OfferAsync(Side.Buy, 3_900_000, 10_000);
        await floor.AdvanceAsync(1_234);
        await floor.TakeAsync(Side.Sell, 3_900_000, 20_000);
        await client.HearsAsync(
            """{"table":"spot/trade","data":[{"symbol":"BTC_USDT","price":"40000.00","side":"sell","size":"0.10000","s_t":1767323046,"ms_t":1767323046234},{"symbol":"BTC_USDT","price":"39000.00","side":"sell","size":"0.10000","s_t":1767323046,"ms_t":1767323046234}]}"""
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
    [InlineData("1M", 1_767_225_600)]
    public async Task Candles_of_every_length_with_every_trade(string length, long startSeconds)
    {
        await using var floor = await SocketFloor.OpenAsync();
        var client = await floor.SpotAsync($"spot/kline{length}:BTC_USDT");
        await floor.OfferAsync(Side.Sell, 5_000_000, 10_000);
        await floor.TakeAsync(Side.Buy, 5_000_000, 10_000);
        await client.HearsAsync(
            $$"""{"table":"spot/kline{{length}}","data":[{"symbol":"BTC_USDT","candle":[{{startSeconds}},"50000.00","50000.00","50000.00","50000.00","0.10000"]}]}"""
        );
        await floor.OfferAsync(Side.Sell, 5_100_000, 10_000);
        await floor.TakeAsync(Side.Buy, 5_100_000, 10_000);
        await client.HearsAsync(
            $$"""{"table":"spot/kline{{length}}","data":[{"symbol":"BTC_USDT","candle":[{{startSeconds}},"50000.00","51000.00","50000.00","51000.00","0.20000"]}]}"""
        );
    }

    [Fact]
    public async Task A_newcomer_is_shown_the_open_candle_and_the_next_one_follows_it()
    {
        await using var floor = await SocketFloor.OpenAsync();
        await floor.OfferAsync(Side.Sell, 5_000_000, 30_000);
        await floor.TakeAsync(Side.Buy, 5_000_000, 10_000);
        var client = await floor.SpotAsync("spot/kline1m:BTC_USDT");
        await client.HearsAsync(
            """{"table":"spot/kline1m","data":[{"symbol":"BTC_USDT","candle":[1767323040,"50000.00","50000.00","50000.00","50000.00","0.10000"]}]}"""
        );
        await floor.AdvanceAsync(60_000);
        await floor.TakeAsync(Side.Buy, 5_000_000, 10_000);
        await client.HearsAsync(
            """{"table":"spot/kline1m","data":[{"symbol":"BTC_USDT","candle":[1767323100,"50000.00","50000.00","50000.00","50000.00","0.10000"]}]}"""
        );
    }
}
