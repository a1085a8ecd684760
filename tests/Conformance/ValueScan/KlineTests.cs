using Kontor.Dialects.ValueScan;
using static Kontor.Conformance.ValueScan.MarketScene;

namespace Kontor.Conformance.ValueScan;

/// <summary><c>trade/kline/getTradeKLineList</c>, to the byte.</summary>
public sealed class KlineTests
{
    private const string Klines = "trade/kline/getTradeKLineList";
    private const long FirstMinuteMs = GridMs - MinuteMs;

    [Theory]
    [InlineData("", "'open':'60000','close':'60000','high':'60000','low':'60000','volume':'30000'", "60000")]
    [InlineData("01", "'open':'60000','close':'60000','high':'60000','low':'60000','volume':'30000'", "60000")]
    [InlineData("00", "'open':'60000','close':'60000','high':'60100.5','low':'60000','volume':'42020.1'", "60000")]
    [InlineData("02", "'open':'60010','close':'60010','high':'60010','low':'60010','volume':'6001'", "60010")]
    public async Task Bars_are_made_of_what_was_traded(string kind, string traded, string still)
    {
        await using var scene = await OpenAsync();
        await scene.TradeEverywhereAsync();
        Assert.Equal(
            Json(
                $"[{{'time':{FirstMinuteMs},{traded}}},"
                    + $"{{'time':{GridMs},'open':'{still}','close':'{still}','high':'{still}','low':'{still}','volume':'0'}}]"
            ),
            await scene.DataAsync(Klines, Question("1m", kind, 0, long.MaxValue))
        );
    }

    [Theory]
    [InlineData("1m", 1_767_323_040_000)]
    [InlineData("5m", 1_767_322_800_000)]
    [InlineData("15m", 1_767_322_800_000)]
    [InlineData("30m", 1_767_322_800_000)]
    [InlineData("1h", 1_767_322_800_000)]
    [InlineData("4h", 1_767_312_000_000)]
    [InlineData("12h", 1_767_312_000_000)]
    [InlineData("1d", 1_767_312_000_000)]
    [InlineData("1w", 1_766_966_400_000)]
    [InlineData("1M", 1_767_225_600_000)]
    [InlineData("1s", 1_767_323_045_000)]
    public async Task Every_bucket_begins_where_its_clock_says(string bucket, long startMs)
    {
        await using var scene = await OpenAsync();
        await scene.BitMartAsync("buy", "0.5", "60000");
        await scene.BitMartAsync("sell", "0.1", "59900");
        Assert.Equal(
            Json($"[{{'time':{startMs},'open':'60000','close':'59900','high':'60000','low':'59900','volume':'35990'}}]"),
            await scene.DataAsync(Klines, Question(bucket, "01", startMs, startMs))
        );
        Assert.Equal("[]", await scene.DataAsync(Klines, Question(bucket, "01", startMs + 1, startMs + 1)));
    }

    [Fact]
    public async Task Of_more_than_a_thousand_bars_the_newest_are_told()
    {
        await using var scene = await OpenAsync();
        await scene.BitMartAsync("buy", "0.5", "60000");
        await scene.AdvanceAsync(1_200 * MinuteMs);
        var bars = (await scene.AskAsync(Klines, Question("1m", "01", 0, long.MaxValue))).Succeeded().Json["data"]!.AsArray();
        Assert.Equal((1_000, FirstMinuteMs + 1_200 * MinuteMs), (bars.Count, (long)bars[^1]!["time"]!));
        bars = (await scene.AskAsync(Klines, Question("1m", "01", 0, FirstMinuteMs + MinuteMs))).Succeeded().Json["data"]!.AsArray();
        Assert.Equal(["30000", "0"], bars.Select(bar => (string)bar!["volume"]!));
    }

    [Theory]
    [InlineData("03")]
    [InlineData("04")]
    [InlineData("05")]
    public async Task What_is_not_traded_here_has_no_bars(string kind)
    {
        await using var scene = await OpenAsync();
        await scene.TradeEverywhereAsync();
        Assert.Equal("[]", await scene.DataAsync(Klines, Question("1h", kind, 0, long.MaxValue)));
        Assert.Equal("[]", await scene.DataAsync(Klines, """{"vsTokenId":1027,"bucketType":"1h","startTime":0,"endTime":1}"""));
    }

    [Theory]
    [InlineData("""{"bucketType":"1h","startTime":0,"endTime":1}""")]
    [InlineData("""{"vsTokenId":1,"startTime":0,"endTime":1}""")]
    [InlineData("""{"vsTokenId":1,"bucketType":" ","startTime":0,"endTime":1}""")]
    [InlineData("""{"vsTokenId":1,"bucketType":"1h","endTime":1}""")]
    [InlineData("""{"vsTokenId":1,"bucketType":"1h","startTime":0}""")]
    [InlineData("""{"vsTokenId":1,"bucketType":"1h","startTime":0,"endTime":null}""")]
    public async Task What_is_needed_has_to_be_there(string body)
    {
        await using var scene = await OpenAsync();
        (await scene.AskAsync(Klines, body)).Is(Errors.RequiredParamsEmpty);
    }

    [Theory]
    [InlineData("""{"vsTokenId":2,"bucketType":"1h","startTime":0,"endTime":1}""")]
    [InlineData("""{"vsTokenId":1,"bucketType":"2h","startTime":0,"endTime":1}""")]
    [InlineData("""{"vsTokenId":1,"bucketType":"1H","startTime":0,"endTime":1}""")]
    [InlineData("""{"vsTokenId":1,"bucketType":60,"startTime":0,"endTime":1}""")]
    [InlineData("""{"vsTokenId":1,"bucketType":"1h","startTime":2,"endTime":1}""")]
    [InlineData("""{"vsTokenId":1,"bucketType":"1h","startTime":-1,"endTime":1}""")]
    [InlineData("""{"vsTokenId":1,"bucketType":"1h","startTime":0,"endTime":"now"}""")]
    [InlineData("""{"vsTokenId":1,"bucketType":"1h","startTime":0,"endTime":1,"klineType":"06"}""")]
    [InlineData("""{"vsTokenId":1,"bucketType":"1h","startTime":0,"endTime":1,"klineType":"1"}""")]
    [InlineData("""{"vsTokenId":1,"bucketType":"1h","startTime":0,"endTime":1,"klineType":{}}""")]
    public async Task What_is_there_has_to_make_sense(string body)
    {
        await using var scene = await OpenAsync();
        (await scene.AskAsync(Klines, body)).Is(Errors.RequiredParamsIllegal);
    }

    private static string Question(string bucket, string kind, long fromMs, long toMs) =>
        $$"""{"vsTokenId":1,"bucketType":"{{bucket}}","klineType":"{{kind}}","startTime":{{fromMs}},"endTime":"{{toMs}}"}""";
}
