using Kontor.Dialects.ValueScan;
using static Kontor.Conformance.ValueScan.MarketScene;

namespace Kontor.Conformance.ValueScan;

/// <summary><c>trade/categories/*</c>, to the byte.</summary>
public sealed class SectorTests
{
    private const string Sectors = "trade/categories/getTradeList";
    private const string Tokens = "trade/categories/CoinTradeList";

    [Fact]
    public async Task A_sector_is_the_sum_of_its_tokens_that_were_traded()
    {
        await using var scene = await OpenAsync();
        await scene.TradeEverywhereAsync();
        Assert.Equal(
            Json(
                "["
                    + Sector("Layer1", "公链", "17979.9", 1)
                    + ","
                    + Sector("PoW", "工作量证明", "17979.9", 1)
                    + ","
                    + Sector("StoreOfValue", "价值存储", "17979.9", 1)
                    + "]"
            ),
            await scene.DataAsync(Sectors, """{"tradeType":1}""")
        );
        await scene.Session.ControlAsync("PUT", "/tokens/BTC", new { tags = new[] { "AI" } });
        Assert.Equal(Json($"[{Sector("AI", "AI", "3001.5", 2)}]"), await scene.DataAsync(Sectors, """{"tradeType":"2"}"""));
        await scene.Session.ControlAsync("PUT", "/sectors/AI", new { simplified = "人工智能" });
        Assert.Equal(Json($"[{Sector("AI", "人工智能", "3001.5", 2)}]"), await scene.DataAsync(Sectors, """{"tradeType":"2"}"""));
    }

    [Fact]
    public async Task A_sector_shows_its_tokens()
    {
        await using var scene = await OpenAsync();
        await scene.TradeEverywhereAsync();
        var token =
            $"[{{'updateTime':{GridMs},'tag':'PoW','tradeType':2,'vsTokenId':'1','symbol':'BTC','name':'Bitcoin','categoriesTradeDataList':[";
        Assert.Equal(Json(token + Rows("'tradeInflow':3001.5") + "]}]"), await scene.DataAsync(Tokens, """{"tag":"PoW","tradeType":2}"""));
        Assert.Equal("[]", await scene.DataAsync(Tokens, """{"tag":"Meme","tradeType":2}"""));
        Assert.Equal("[]", await scene.DataAsync(Tokens, """{"tag":"pow","tradeType":2}"""));
    }

    [Fact]
    public async Task Where_nothing_was_traded_there_are_no_sectors()
    {
        await using var scene = await OpenAsync();
        Assert.Equal("[]", await scene.DataAsync(Sectors, """{"tradeType":1}"""));
        Assert.Equal("[]", await scene.DataAsync(Tokens, """{"tag":"PoW","tradeType":1}"""));
    }

    [Theory]
    [InlineData(Sectors, "{}")]
    [InlineData(Sectors, """{"tradeType":""}""")]
    [InlineData(Tokens, """{"tradeType":1}""")]
    [InlineData(Tokens, """{"tag":"PoW"}""")]
    [InlineData(Tokens, """{"tag":" ","tradeType":1}""")]
    public async Task What_is_needed_has_to_be_there(string path, string body)
    {
        await using var scene = await OpenAsync();
        (await scene.AskAsync(path, body)).Is(Errors.RequiredParamsEmpty);
    }

    [Theory]
    [InlineData(Sectors, """{"tradeType":0}""")]
    [InlineData(Sectors, """{"tradeType":3}""")]
    [InlineData(Sectors, """{"tradeType":"spot"}""")]
    [InlineData(Sectors, """{"tradeType":1.5}""")]
    [InlineData(Tokens, """{"tag":"PoW","tradeType":3}""")]
    [InlineData(Tokens, """{"tag":1,"tradeType":1}""")]
    [InlineData(Tokens, """{"tag":["PoW"],"tradeType":1}""")]
    public async Task What_is_there_has_to_make_sense(string path, string body)
    {
        await using var scene = await OpenAsync();
        (await scene.AskAsync(path, body)).Is(Errors.RequiredParamsIllegal);
    }

    private static string Sector(string tag, string simplified, string inflow, int tradeType) =>
        $"{{'updateTime':{GridMs},'tradeType':{tradeType},'tag':'{tag}','tagsSimplified':'{simplified}','categoriesTradeDataList':["
        + Rows($"'tradeInflow':{inflow}")
        + "]}";
}
