using Kontor.Dialects.ValueScan;
using static Kontor.Conformance.ValueScan.MarketScene;

namespace Kontor.Conformance.ValueScan;

/// <summary><c>ai/get*Coin*List</c>, to the byte: a day after a first trade, a large one at another price is a chance, or a risk.</summary>
public sealed class EpisodeTests
{
    private const string Chances = "ai/getChanceCoinList";
    private const string ChanceMessages = "ai/getChanceCoinMessageList";
    private const string Risks = "ai/getRiskCoinList";
    private const string RiskMessages = "ai/getRiskCoinMessageList";
    private const string Funds = "ai/getFundsCoinList";
    private const string FundsMessages = "ai/getFundsCoinMessageList";
    private const string Btc = """{"vsTokenId":1}""";
    private const long DayMs = 24 * 60 * MinuteMs;

    /// <summary>When the second trade is known.</summary>
    private const long At = GridMs + DayMs + 5 * MinuteMs;

    private const string Begun =
        "{'updateTime':1767409800000,'vsTokenId':'1','symbol':'BTC','name':'Bitcoin','riskMessageType':24,'scoring':71.24999975,'grade':1,"
        + "'price':'55000','percentChange24h':-8.33333333}";

    [Fact]
    public async Task A_large_buy_at_a_higher_price_is_a_chance()
    {
        await using var scene = await OpenAsync();
        await scene.Session.ControlAsync("PUT", "/tokens/BTC", new { circulatingSupply = "1000", totalSupply = "2000.5" });
        await TradeAsync(scene, "buy", "56000", "60000");
        // All was bought, and the price is 0.07142857 above that of the day before: 50 + 15 + 15 · 5 · 0.07142857.
        Assert.Equal(
            Json(
                "[{'vsTokenId':'1','symbol':'BTC','price':'60000','maxPrice':'60000','minPrice':'56000','percentChange1h':'7.14285714',"
                    + "'percentChange24h':'7.14285714','percentChange7d':'','percentChange30d':'','percentChange60d':'','percentChange90d':'',"
                    + "'cost':'','costChange':'','deviation':'','marketCap':'60000000','marketCapRanking':2,'circulatingSupply':'1000',"
                    + "'circulationRate':'49.98750312','active':'0','newly':'0','tradeType':1,"
                    + $"'chanceCoinTradeDataV1Vos':[{Flows("'30000'", "'30000'", "'35600'", "'35600'")}],'updateTime':{At},"
                    + "'pushPrice':'60000','pushMaxPrice':'60000','pushMinPrice':'60000','gains':0,'declines':0,'score':70.35714275,"
                    + "'bullishRatio':0,'bearishRatio':0,'scoreChange':0,'grade':1,'alpha':false,'fomo':true,'fomoEscalation':false}]"
            ),
            await scene.DataAsync(Chances, "{}")
        );
        Assert.Equal(Json($"[{Chance(25)},{Chance(5)}]"), await scene.DataAsync(ChanceMessages, Btc));
        Assert.Equal("[]", await scene.DataAsync(Risks, "{}"));
        Assert.Equal("[]", await scene.DataAsync(RiskMessages, Btc));

        static string Chance(int type) =>
            $"{{'updateTime':{At},'vsTokenId':'1','symbol':'BTC','name':'Bitcoin','chanceMessageType':{type},'scoring':70.35714275,'grade':1,"
            + "'price':'60000','percentChange24h':7.14285714,'gains':0,'decline':0}";
    }

    [Fact]
    public async Task Money_that_came_in_at_once_moves_the_price_with_it()
    {
        await using var scene = await OpenAsync();
        await scene.Session.ControlAsync("PUT", "/tokens/BTC", new { circulatingSupply = "1000" });
        await TradeAsync(scene, "buy", "56000", "60000");
        Assert.Equal(
            Json(
                $"[{{'updateTime':{At},'tradeType':1,'vsTokenId':'1','symbol':'BTC','name':'Bitcoin','startTime':{At},'endTime':{At},"
                    + "'number24h':1,'numberNot24h':0,'price':'60000','pushPrice':'60000','gains':0,'decline':0,'percentChange24h':'7.14285714',"
                    + "'marketCap':'60000000','alpha':false,'fomo':true,'fomoEscalation':false,'bullishRatio':0}]"
            ),
            await scene.DataAsync(Funds, "{}")
        );
        var messages = Json($"[{Message(13)},{Message(10)}]");
        Assert.Equal(messages, await scene.DataAsync(FundsMessages, Btc));
        Assert.Equal(messages, await scene.DataAsync(FundsMessages, """{"vsTokenId":"1","tradeType":"1"}"""));
        Assert.Equal("[]", await scene.DataAsync(FundsMessages, """{"vsTokenId":1,"tradeType":2}"""));
        Assert.Equal("[]", await scene.DataAsync(FundsMessages, """{"vsTokenId":1027}"""));

        static string Message(int type) =>
            $"{{'updateTime':{At},'vsTokenId':'1','symbol':'BTC','name':'Bitcoin','tradeType':1,'price':'60000','percentChange24h':7.14285714,"
            + $"'fundsMovementType':{type}}}";
    }

    [Fact]
    public async Task A_large_sale_at_a_lower_price_is_a_risk()
    {
        await using var scene = await OpenAsync();
        await scene.Session.ControlAsync("PUT", "/tokens/BTC", new { });
        await TradeAsync(scene, "sell", "60000", "55000");
        // All was sold, and the price is 0.08333333 below that of the day before: the chance is 50 - 15 - 15 · 5 · 0.08333333.
        Assert.Equal(
            Json(
                "[{'vsTokenId':'1','symbol':'BTC','price':'55000','maxPrice':'60000','minPrice':'55000','percentChange1h':'-8.33333333',"
                    + "'percentChange24h':'-8.33333333','percentChange7d':'','percentChange30d':'','percentChange60d':'','percentChange90d':'',"
                    + "'cost':'','costChange':'','deviation':'','marketCap':'','marketCapRanking':0,'circulatingSupply':'',"
                    + "'circulationRate':'','active':'0','newly':'0','tradeType':1,"
                    + $"'chanceCoinTradeDataV1Vos':[{Flows("'-27500'", "'27500'", "'-33500'", "'33500'")}],'updateTime':{At},"
                    + "'pushPrice':'55000','pushMaxPrice':'55000','pushMinPrice':'55000','gains':0,'declines':0,'score':71.24999975,"
                    + "'bullishRatio':0,'bearishRatio':0}]"
            ),
            await scene.DataAsync(Risks, "{}")
        );
        Assert.Equal(Json($"[{Begun}]"), await scene.DataAsync(RiskMessages, Btc));
        Assert.Equal("[]", await scene.DataAsync(Chances, "{}"));
        Assert.Equal("[]", await scene.DataAsync(Funds, "{}"));
        // Half an hour later it has fallen by another tenth and more.
        await scene.AdvanceAsync(30 * MinuteMs);
        await scene.BitMartAsync("sell", "0.01", "49000");
        await scene.AdvanceAsync(5 * MinuteMs);
        Has(
            "'pushPrice':'55000','pushMaxPrice':'55000','pushMinPrice':'49000','gains':0,'declines':10.90909091,'score':78.74999975,",
            await scene.DataAsync(Risks, "{}")
        );
        Assert.Equal(
            Json(
                $"[{{'updateTime':{At + 35 * MinuteMs},'vsTokenId':'1','symbol':'BTC','name':'Bitcoin','riskMessageType':31,'scoring':78.74999975,'grade':1,"
                    + $"'price':'49000','percentChange24h':-18.33333333}},{Begun}]"
            ),
            await scene.DataAsync(RiskMessages, Btc)
        );
    }

    [Fact]
    public async Task Nothing_goes_on_where_nothing_was_traded()
    {
        await using var scene = await OpenAsync();
        foreach (var path in (string[])[Chances, Risks, Funds])
            Assert.Equal("[]", await scene.DataAsync(path, "{}"));
        foreach (var path in (string[])[ChanceMessages, RiskMessages, FundsMessages])
        {
            var reply = await scene.AskAsync(path, Btc);
            Assert.Equal("3", reply.Header("X-Credits-Cost"));
            Has("'data':[]", reply.Text);
        }
    }

    [Theory]
    [InlineData(ChanceMessages, "{}", "40001")]
    [InlineData(RiskMessages, """{"vsTokenId":""}""", "40001")]
    [InlineData(FundsMessages, """{"vsTokenId":null,"tradeType":1}""", "40001")]
    [InlineData(ChanceMessages, """{"vsTokenId":"x"}""", "40002")]
    [InlineData(RiskMessages, """{"vsTokenId":999999999}""", "40002")]
    [InlineData(FundsMessages, """{"vsTokenId":1,"tradeType":3}""", "40002")]
    [InlineData(FundsMessages, """{"vsTokenId":1,"tradeType":"spot"}""", "40002")]
    [InlineData(FundsMessages, """{"vsTokenId":0,"tradeType":1}""", "40002")]
    public async Task What_is_missing_or_wrong_is_refused(string path, string body, string code)
    {
        await using var scene = await OpenAsync();
        Assert.Equal(code, (await scene.AskAsync(path, body)).Code);
    }

    /// <summary>A tenth of a coin, and a day later half a coin at another price.</summary>
    private static async Task TradeAsync(MarketScene scene, string side, string first, string then)
    {
        await scene.BitMartAsync(side, "0.1", first);
        await scene.AdvanceAsync(DayMs + MinuteMs);
        await scene.BitMartAsync(side, "0.5", then);
        await scene.AdvanceAsync(5 * MinuteMs);
    }

    /// <summary>The ranges up to a day know the second trade, the longer ones both.</summary>
    private static string Flows(string dayInflow, string dayAmount, string inflow, string amount) =>
        string.Join(
            ',',
            Ranges
                .Split(',')
                .Select(range => range.Split(' '))
                .Select((range, at) => (range, IsLong: at >= 10))
                .Select(one =>
                    $"{{'timeRange':'{one.range[0]}','timeParticleEnum':{one.range[1]},'tradeInflow':{(one.IsLong ? inflow : dayInflow)},"
                    + $"'tradeAmount':{(one.IsLong ? amount : dayAmount)}}}"
                )
        );

    private static void Has(string part, string data) => Assert.Contains(Json(part), data, StringComparison.Ordinal);
}
