using Kontor.Dialects.ValueScan;
using static Kontor.Conformance.ValueScan.MarketScene;

namespace Kontor.Conformance.ValueScan;

/// <summary><c>indicator/*</c>, to the byte: where real orders were filled, and which way large holders and buyers went together.</summary>
public sealed class IndicatorTests
{
    private const string Areas = "indicator/getDenseAreaList";
    private const string Trends = "indicator/getPriceMarketList";
    private const string Btc = """{"vsTokenId":1}""";
    private const long DayMs = 1_440 * MinuteMs;

    /// <summary>The second day of 2026, on which scenes begin.</summary>
    private const long FirstDayMs = 1_767_312_000_000;

    [Fact]
    public async Task Much_was_traded_above_and_below()
    {
        await using var scene = await OpenAsync();
        Assert.Equal("[]", await scene.DataAsync(Areas, Btc));
        await scene.TradeAtManyPricesAsync();
        await scene.AdvanceAsync(5 * MinuteMs);
        var areas = Json($"[{Area("65171.22176607", 1)},{Area("53944.82156784", 2)},{Area("49817.13765774", 2)}]");
        Assert.Equal(areas, await scene.DataAsync(Areas, Btc));
        Assert.Equal(areas, await scene.DataAsync(Areas, $$"""{"vsTokenId":"1","date":"{{scene.Session.Venue.NowMs}}"}"""));
        Assert.Equal(
            areas.Replace("\"1\",\"symbol\":\"BTC\",\"name\":\"Bitcoin\"", "\"3717\",\"symbol\":\"WBTC\",\"name\":\"Wrapped Bitcoin\""),
            await scene.DataAsync(Areas, """{"vsTokenId":3717}""")
        );
        Assert.Equal("[]", await scene.DataAsync(Areas, """{"vsTokenId":1027}"""));
    }

    [Fact]
    public async Task Areas_of_another_time_are_those_of_the_instant_before_it()
    {
        await using var scene = await OpenAsync();
        await scene.TradeAtManyPricesAsync();
        await scene.AdvanceAsync(5 * MinuteMs);
        // At 03:05 there was one price, and at 03:10 the last one was 63,000.
        Assert.Equal("[]", await AtAsync(GridMs + (5 * MinuteMs) - 1));
        var then = Json($"[{Area("53944.82156784", 2)},{Area("49817.13765774", 2)}]");
        Assert.Equal(then, await AtAsync(GridMs + (5 * MinuteMs)));
        Assert.Equal(then, await AtAsync(GridMs + (10 * MinuteMs) - 1));
        var now = await AtAsync(GridMs + (10 * MinuteMs));
        Assert.NotEqual(then, now);
        // Ninety days later nothing of it counts any more, but for a hundred days it can be asked what counted.
        await scene.AdvanceAsync(91 * DayMs);
        Assert.Equal("[]", await scene.DataAsync(Areas, Btc));
        Assert.Equal(now, await AtAsync(GridMs + (10 * MinuteMs)));
        await scene.AdvanceAsync((9 * DayMs) + (5 * MinuteMs));
        Assert.Equal("[]", await AtAsync(GridMs + (10 * MinuteMs)));

        Task<string> AtAsync(long dateMs) => scene.DataAsync(Areas, $$"""{"vsTokenId":1,"date":{{dateMs}}}""");
    }

    [Fact]
    public async Task A_day_has_a_trend_when_large_holders_and_buyers_go_the_same_way()
    {
        await using var scene = await OpenAsync();
        await scene.FollowTrendsAsync();
        var question = $$"""{"vsTokenId":1,"endTime":{{scene.Session.Venue.NowMs}}}""";
        var (up, down) = (Trend(FirstDayMs + DayMs, 1), Trend(FirstDayMs + (2 * DayMs), 2));
        Assert.Equal(Json($"[{up},{down}]"), await scene.DataAsync(Trends, question));
        Assert.Equal(Json($"[{down}]"), await scene.DataAsync(Trends, Between(FirstDayMs + (2 * DayMs) + 7, FirstDayMs + (90 * DayMs))));
        Assert.Equal(Json($"[{up}]"), await scene.DataAsync(Trends, Between(FirstDayMs, FirstDayMs + (2 * DayMs) - 1)));
        Assert.Equal("[]", await scene.DataAsync(Trends, """{"vsTokenId":"1027","endTime":"1800000000000"}"""));
        Assert.Equal("[]", await scene.DataAsync(Trends, """{"vsTokenId":825,"endTime":1800000000000}"""));

        static string Between(long startMs, long endMs) => $$"""{"vsTokenId":"1","startTime":"{{startMs}}","endTime":{{endMs}}}""";
    }

    [Theory]
    [InlineData(Areas, "{}")]
    [InlineData(Areas, """{"vsTokenId":""}""")]
    [InlineData(Trends, """{"vsTokenId":1}""")]
    [InlineData(Trends, """{"vsTokenId":1,"endTime":" "}""")]
    [InlineData(Trends, """{"endTime":1}""")]
    public async Task What_is_needed_has_to_be_there(string path, string body)
    {
        await using var scene = await OpenAsync();
        (await scene.AskAsync(path, body)).Is(Errors.RequiredParamsEmpty);
    }

    [Theory]
    [InlineData(Areas, """{"vsTokenId":2}""")]
    [InlineData(Areas, """{"vsTokenId":1,"date":"now"}""")]
    [InlineData(Areas, """{"vsTokenId":1,"date":1767323045001}""")]
    [InlineData(Trends, """{"vsTokenId":2,"endTime":1}""")]
    [InlineData(Trends, """{"vsTokenId":1,"endTime":"x"}""")]
    [InlineData(Trends, """{"vsTokenId":1,"startTime":2,"endTime":1}""")]
    [InlineData(Trends, """{"vsTokenId":1,"startTime":-2,"endTime":1}""")]
    public async Task What_is_there_has_to_make_sense(string path, string body)
    {
        await using var scene = await OpenAsync();
        (await scene.AskAsync(path, body)).Is(Errors.RequiredParamsIllegal);
    }

    private static string Area(string price, int kind) =>
        $"{{'vsTokenId':'1','symbol':'BTC','name':'Bitcoin','price':'{price}','denseArea':{kind}}}";

    private static string Trend(long dayMs, int kind) => $"{{'vsTokenId':'1','symbol':'BTC','date':{dayMs},'priceMarketType':{kind}}}";
}
