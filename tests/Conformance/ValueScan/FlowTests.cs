using Kontor.Dialects.ValueScan;
using static Kontor.Conformance.ValueScan.MarketScene;

namespace Kontor.Conformance.ValueScan;

/// <summary><c>trade/getCoinTrade*</c>, to the byte: what real orders at both houses make of them.</summary>
public sealed class FlowTests
{
    private const string Now = "trade/getCoinTrade";
    private const string Snapshot = "trade/getCoinTradeSnapshot";
    private const string Ratio = "trade/getCoinTradeInflowMarketCapRatio";
    private const string Btc = """{"vsTokenId":1}""";

    [Fact]
    public async Task Flows_are_what_buyers_and_sellers_took_at_both_houses()
    {
        await using var scene = await OpenAsync();
        await scene.TradeEverywhereAsync();
        Assert.Equal(
            Json(
                $"{{'updateTime':{GridMs},'vsTokenId':'1','symbol':'BTC','name':'Bitcoin','hasSpotGoods':true,'spotMaxInflow':17979.9,'spotGoodsList':["
                    + Rows("'tradeInflow':'17979.9','tradeAmount':'42020.1','tradeInflowChange':0,'tradeOut':'12020.1','tradeIn':'30000'")
                    + "],'hasContract':true,'contractMaxInflow':3001.5,'contractList':["
                    + Rows("'tradeInflow':'3001.5','tradeAmount':'9000.5','tradeInflowChange':0,'tradeOut':'2999.5','tradeIn':'6001'")
                    + "]}"
            ),
            await scene.DataAsync(Now, Btc)
        );
    }

    [Theory]
    [InlineData(Now, """{"vsTokenId":"1027"}""", "0")]
    [InlineData(Snapshot, """{"vsTokenId":1027,"date":"1767323045000"}""", "''")]
    public async Task What_nobody_traded_has_no_flows(string path, string body, string largest)
    {
        await using var scene = await OpenAsync();
        Assert.Equal(
            Json(
                $"{{'updateTime':{GridMs - 5 * MinuteMs},'vsTokenId':'1027','symbol':'ETH','name':'Ethereum','hasSpotGoods':false,'spotMaxInflow':{largest},"
                    + $"'spotGoodsList':[],'hasContract':false,'contractMaxInflow':{largest},'contractList':[]}}"
            ),
            await scene.DataAsync(path, body)
        );
    }

    [Fact]
    public async Task A_trade_counts_from_the_next_instant_of_the_grid_on()
    {
        await using var scene = await OpenAsync();
        await scene.BitMartAsync("buy", "0.5", "60000");
        Has("'hasSpotGoods':false", await scene.DataAsync(Now, Btc));
        await scene.AdvanceAsync(GridMs - StartMs - 1);
        Has("'hasSpotGoods':false", await scene.DataAsync(Now, Btc));
        await scene.AdvanceAsync(1);
        Has("'spotMaxInflow':30000,", await scene.DataAsync(Now, Btc));
    }

    [Fact]
    public async Task Ranges_end_at_the_grid_and_are_compared_with_those_before_them()
    {
        await using var scene = await OpenAsync();
        await scene.TradeEverywhereAsync();
        await scene.BitMartAsync("sell", "0.1", "59900");
        await scene.AdvanceAsync(5 * MinuteMs);
        var data = await scene.DataAsync(Now, Btc);
        // 17979.9 before, -5990 now: (-5990 - 17979.9) / 17979.9.
        Has("'timeRange':'m5','timeParticleEnum':5,'tradeInflow':'-5990','tradeAmount':'5990','tradeInflowChange':-1.3331498,", data);
        Has("'tradeInflowChange':-1.3331498,'tradeOut':'5990','tradeIn':'0'}", data);
        Has("'timeRange':'m15','timeParticleEnum':15,'tradeInflow':'11989.9','tradeAmount':'48010.1','tradeInflowChange':0,", data);
        Has("'spotMaxInflow':11989.9,", data);
    }

    [Fact]
    public async Task A_snapshot_has_of_every_range_the_newest_point_before_its_date()
    {
        await using var scene = await OpenAsync();
        await scene.TradeEverywhereAsync();
        await scene.BitMartAsync("sell", "0.1", "59900");
        await scene.AdvanceAsync(30 * MinuteMs);
        // 03:05 is a point of five minutes; a quarter of an hour has its first after the trades at 03:15, which is later than the date.
        Assert.Equal(
            Json(
                $"{{'updateTime':{GridMs},'vsTokenId':'1','symbol':'BTC','name':'Bitcoin','hasSpotGoods':true,'spotMaxInflow':'17979.9',"
                    + "'spotGoodsList':[{'timeRange':'m5','timeParticleEnum':5,'tradeInflow':'17979.9','tradeAmount':'42020.1'}],"
                    + "'hasContract':true,'contractMaxInflow':'3001.5',"
                    + "'contractList':[{'timeRange':'m5','timeParticleEnum':5,'tradeInflow':'3001.5','tradeAmount':'9000.5'}]}"
            ),
            await scene.DataAsync(Snapshot, $$"""{"vsTokenId":"1","date":{{GridMs + 4 * MinuteMs}}}""")
        );
        // Asked at 03:21, answered with 03:20, five minutes in which nothing happened, and 03:15, a quarter of an hour in which everything did.
        Assert.Equal(
            Json(
                $"{{'updateTime':{GridMs + 15 * MinuteMs},'vsTokenId':'1','symbol':'BTC','name':'Bitcoin','hasSpotGoods':true,'spotMaxInflow':'11989.9',"
                    + "'spotGoodsList':[{'timeRange':'m5','timeParticleEnum':5,'tradeInflow':'0','tradeAmount':'0'},"
                    + "{'timeRange':'m15','timeParticleEnum':15,'tradeInflow':'11989.9','tradeAmount':'48010.1'}],"
                    + "'hasContract':true,'contractMaxInflow':'3001.5',"
                    + "'contractList':[{'timeRange':'m5','timeParticleEnum':5,'tradeInflow':'0','tradeAmount':'0'},"
                    + "{'timeRange':'m15','timeParticleEnum':15,'tradeInflow':'3001.5','tradeAmount':'9000.5'}]}"
            ),
            await scene.DataAsync(Snapshot, $$"""{"vsTokenId":"1","date":"{{GridMs + 16 * MinuteMs}}"}""")
        );
    }

    [Fact]
    public async Task Every_range_keeps_a_hundred_points()
    {
        await using var scene = await OpenAsync();
        await scene.TradeEverywhereAsync();
        await scene.AdvanceAsync(1_000 * MinuteMs);
        var question = $$"""{"vsTokenId":1,"date":{{GridMs + 200 * MinuteMs}}}""";
        var data = await scene.DataAsync(Snapshot, question);
        // Five minutes reach back 495 minutes, a quarter of an hour 1,485.
        Assert.DoesNotContain("\"m5\"", data, StringComparison.Ordinal);
        Has("'m15'", data);
        await scene.AdvanceAsync(101L * 1_440 * MinuteMs);
        Has("'hasSpotGoods':false,'spotMaxInflow':'','spotGoodsList':[]", await scene.DataAsync(Snapshot, question));
    }

    [Fact]
    public async Task Inflows_are_compared_with_what_the_token_is_worth()
    {
        await using var scene = await OpenAsync();
        await scene.TradeEverywhereAsync();
        await scene.Session.ControlAsync("PUT", "/tokens/BTC", new { circulatingSupply = "1000" });
        var token = $"{{'updateTime':{GridMs},'vsTokenId':'1','symbol':'BTC','name':'Bitcoin',";
        Assert.Equal(
            Json(
                token
                    + "'marketCap':'60000000','spotTradeInflow':'17979.9','spotMarketCapRatio':0.00029967,"
                    + "'contractTradeInflow':'3001.5','contractMarketCapRatio':0.00005003,'totalTradeInflow':'20981.4','totalMarketCapRatio':0.00034969}"
            ),
            await scene.DataAsync(Ratio, Btc)
        );
        await scene.Session.ControlAsync("PUT", "/tokens/BTC", new { });
        Assert.Equal(
            Json(
                token
                    + "'marketCap':'','spotTradeInflow':'17979.9','spotMarketCapRatio':0,"
                    + "'contractTradeInflow':'3001.5','contractMarketCapRatio':0,'totalTradeInflow':'20981.4','totalMarketCapRatio':0}"
            ),
            await scene.DataAsync(Ratio, Btc)
        );
        Has("'totalTradeInflow':'','totalMarketCapRatio':0", await scene.DataAsync(Ratio, """{"vsTokenId":74}"""));
    }

    [Theory]
    [InlineData(Now, "{}")]
    [InlineData(Now, """{"vsTokenId":" "}""")]
    [InlineData(Ratio, """{"vsTokenId":null}""")]
    [InlineData(Snapshot, """{"vsTokenId":1}""")]
    [InlineData(Snapshot, """{"date":1}""")]
    [InlineData(Snapshot, """{"vsTokenId":1,"date":""}""")]
    public async Task What_is_needed_has_to_be_there(string path, string body)
    {
        await using var scene = await OpenAsync();
        (await scene.AskAsync(path, body)).Is(Errors.RequiredParamsEmpty);
    }

    [Theory]
    [InlineData(Now, """{"vsTokenId":2}""")]
    [InlineData(Now, """{"vsTokenId":"x"}""")]
    [InlineData(Ratio, """{"vsTokenId":[1]}""")]
    [InlineData(Snapshot, """{"vsTokenId":1,"date":"yesterday"}""")]
    [InlineData(Snapshot, """{"vsTokenId":1,"date":-1}""")]
    [InlineData(Snapshot, """{"vsTokenId":1,"date":1.5}""")]
    [InlineData(Snapshot, """{"vsTokenId":1,"date":1767323045001}""")]
    [InlineData(Snapshot, """{"vsTokenId":1,"date":9223372036854775807}""")]
    [InlineData(Snapshot, """{"vsTokenId":2,"date":0}""")]
    public async Task What_is_there_has_to_make_sense(string path, string body)
    {
        await using var scene = await OpenAsync();
        (await scene.AskAsync(path, body)).Is(Errors.RequiredParamsIllegal);
    }

    private static void Has(string part, string data) => Assert.Contains(Json(part), data, StringComparison.Ordinal);
}
