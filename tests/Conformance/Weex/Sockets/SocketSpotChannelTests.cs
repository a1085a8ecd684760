using Kontor.World.Matching;

namespace Kontor.Conformance.Weex.Sockets;

/// <summary>The public channels of spot, to the letter.</summary>
public sealed class SocketSpotChannelTests
{
    [Fact]
    public async Task The_ticker_shows_the_last_day_and_says_something_when_it_has_changed()
    {
        await using var floor = await MarketFloor.OpenAsync();
        var client = await floor.WatchAsync(MarketFloor.SpotPath, "BTCUSDT@ticker");
        await client.HearsAsync(
            """{"e":"ticker","E":1767323045000,"s":"BTCUSDT","d":[{"p":"0.00","P":"0","w":"0","c":"0.00","o":"0.00","h":"0.00","l":"0.00","v":"0","q":"0","O":1767236700000,"C":1767323045000,"n":0}]}"""
        );
        await floor.OfferAsync(Side.Sell, 5_000_000, 100_000);
        await floor.OfferAsync(Side.Sell, 5_100_000, 100_000);
        await floor.TakeAsync(Side.Buy, 5_000_000, 100_000);
        await client.HearsAsync(
            """{"e":"ticker","E":1767323045000,"s":"BTCUSDT","d":[{"p":"0.00","P":"0","w":"50000","c":"50000.00","o":"50000.00","h":"50000.00","l":"50000.00","v":"1","q":"50000","O":1767236700000,"C":1767323045000,"n":1}]}"""
        );
        await floor.AdvanceAsync(7);
        await floor.TakeAsync(Side.Buy, 5_100_000, 50_000);
        var moved =
            """{"e":"ticker","E":1767323045007,"s":"BTCUSDT","d":[{"p":"1000.00","P":"0.02","w":"50333.33333333","c":"51000.00","o":"50000.00","h":"51000.00","l":"50000.00","v":"1.5","q":"75500","O":1767236700000,"C":1767323045007,"n":2}]}""";
        await client.HearsAsync(moved);
        // A newcomer is told the same.
        await (await floor.WatchAsync(MarketFloor.SpotPath, "BTCUSDT@ticker")).HearsAsync(moved);
    }

    [Fact]
    public async Task The_book_ticker_shows_the_best_price_of_each_side()
    {
        await using var floor = await MarketFloor.OpenAsync();
        var client = await floor.WatchAsync(MarketFloor.SpotPath, "BTCUSDT@bookTicker");
        await client.HearsAsync(
            """{"e":"bookTicker","E":1767323045000,"s":"BTCUSDT","u":1767323045000,"b":"0.00","B":"0","a":"0.00","A":"0"}"""
        );
        await floor.AdvanceAsync(5);
        await floor.OfferAsync(Side.Sell, 5_000_001, 250_000);
        await client.HearsAsync(
            """{"e":"bookTicker","E":1767323045005,"s":"BTCUSDT","u":1767323045005,"b":"0.00","B":"0","a":"50000.01","A":"2.5"}"""
        );
        // What happens behind the best price is nobody's news here.
        await floor.OfferAsync(Side.Sell, 5_000_002, 250_000);
        await floor.OfferAsync(Side.Buy, 4_999_900, 100);
        await client.HearsAsync(
            """{"e":"bookTicker","E":1767323045005,"s":"BTCUSDT","u":1767323045005,"b":"49999.00","B":"0.001","a":"50000.01","A":"2.5"}"""
        );
    }

    [Fact]
    public async Task Trades_begin_with_those_there_were_and_each_comes_once()
    {
        await using var floor = await MarketFloor.OpenAsync();
        await floor.OfferAsync(Side.Sell, 5_000_000, 100_000);
        await floor.TakeAsync(Side.Buy, 5_000_000, 10_000);
        await floor.TakeAsync(Side.Buy, 5_000_000, 20_000);
        var client = await floor.WatchAsync(MarketFloor.SpotPath, "BTCUSDT@trade");
        await client.HearsAsync(
            """{"e":"tradeSnapshot","E":1767323045000,"s":"BTCUSDT","d":[{"T":1767323045000,"t":"77656578-0000-8000-8000-000000000001","p":"50000.00","q":"0.10000","v":"5000.0000000","m":false},{"T":1767323045000,"t":"77656578-0000-8000-8000-000000000002","p":"50000.00","q":"0.20000","v":"10000.0000000","m":false}]}"""
        );
        await floor.OfferAsync(Side.Buy, 4_999_999, 100_000);
        await floor.TakeAsync(Side.Sell, 4_999_999, 20);
        var trade =
            """{"e":"trade","E":1767323045000,"s":"BTCUSDT","d":[{"T":1767323045000,"t":"77656578-0000-8000-8000-000000000003","p":"49999.99","q":"0.00020","v":"9.9999980","m":true}]}""";
        await client.HearsAsync(trade);
        // They carry the names under which they are asked for.
        var asked = await floor.GetAsync("/api/v3/market/trades?symbol=BTCUSDT&limit=1");
        Assert.Contains("\"id\":\"77656578-0000-8000-8000-000000000003\"", asked);
    }

    [Fact]
    public async Task A_market_without_trades_has_no_picture_of_them()
    {
        await using var floor = await MarketFloor.OpenAsync();
        foreach (var channel in new[] { "BTCUSDT@trade", "BTCUSDT@kline_1m_LAST_PRICE" })
        {
            var client = await floor.WatchAsync(MarketFloor.SpotPath, channel);
            await client.AsksAsync("""{"method":"PING","id":9}""", """{"result":true,"id":9}""");
        }
    }

    [Fact]
    public async Task Candles_begin_with_those_there_were_and_follow_the_open_one()
    {
        await using var floor = await MarketFloor.OpenAsync();
        await floor.OfferAsync(Side.Sell, 5_000_000, 100_000);
        await floor.TakeAsync(Side.Buy, 5_000_000, 10_000);
        await floor.AdvanceAsync(120_000);
        await floor.TakeAsync(Side.Buy, 5_000_000, 20_000);
        var client = await floor.WatchAsync(MarketFloor.SpotPath, "BTCUSDT@kline_1m_LAST_PRICE");
        const string First =
            """{"t":1767323040000,"T":1767323100000,"s":"BTCUSDT","i":"1m","o":"50000.00","c":"50000.00","h":"50000.00","l":"50000.00","v":"0.1","n":1,"q":"5000","V":"0.1","Q":"5000"}""";
        const string Still =
            """{"t":1767323100000,"T":1767323160000,"s":"BTCUSDT","i":"1m","o":"50000.00","c":"50000.00","h":"50000.00","l":"50000.00","v":"0","n":0,"q":"0","V":"0","Q":"0"}""";
        const string Open =
            """{"t":1767323160000,"T":1767323220000,"s":"BTCUSDT","i":"1m","o":"50000.00","c":"50000.00","h":"50000.00","l":"50000.00","v":"0.2","n":1,"q":"10000","V":"0.2","Q":"10000"}""";
        await client.HearsAsync(
            $$"""{"e":"klineSnapshot","E":1767323165000,"s":"BTCUSDT","p":"LAST_PRICE","d":[{{First}},{{Still}},{{Open}}]}"""
        );
        await floor.OfferAsync(Side.Buy, 4_900_000, 10_000);
        await floor.TakeAsync(Side.Sell, 4_900_000, 10_000);
        await client.HearsAsync(
            """{"e":"kline","E":1767323165000,"s":"BTCUSDT","p":"LAST_PRICE","d":[{"t":1767323160000,"T":1767323220000,"s":"BTCUSDT","i":"1m","o":"50000.00","c":"49000.00","h":"50000.00","l":"49000.00","v":"0.3","n":2,"q":"14900","V":"0.2","Q":"10000"}]}"""
        );
    }

    [Theory]
    [InlineData("1m"), InlineData("5m"), InlineData("15m"), InlineData("30m"), InlineData("1h"), InlineData("2h"), InlineData("4h")]
    [InlineData("6h"), InlineData("8h"), InlineData("12h"), InlineData("1d"), InlineData("1w"), InlineData("1M")]
    public async Task Every_interval_of_the_candles_over_HTTP_is_a_channel_with_the_same_candles(string interval)
    {
        await using var floor = await MarketFloor.OpenAsync();
        await floor.OfferAsync(Side.Sell, 5_000_000, 100_000);
        await floor.TakeAsync(Side.Buy, 5_000_000, 10_000);
        var client = await floor.WatchAsync(MarketFloor.SpotPath, $"BTCUSDT@kline_{interval}_LAST_PRICE");
        var candle = (await client.HearJsonAsync())["d"]!.AsArray()[^1]!;
        var asked = System.Text.Json.Nodes.JsonNode.Parse(
            await floor.GetAsync($"/api/v3/market/klines?symbol=BTCUSDT&interval={interval}")
        )!;
        Assert.Equal(interval, (string)candle["i"]!);
        Assert.Equal(
            asked.AsArray()[^1]!.ToJsonString(),
            "["
                + string.Join(
                    ",",
                    new[] { "t", "o", "h", "l", "c", "v", "T", "q", "n", "V", "Q" }.Select(name => candle[name]!.ToJsonString())
                )
                + "]"
        );
    }
}
