using Kontor.Dialects.ValueScan;
using static Kontor.Conformance.ValueScan.MarketScene;

namespace Kontor.Conformance.ValueScan;

/// <summary><c>ai/*</c> about the whole market, to the byte: numbers of real trades, in words.</summary>
public sealed class BriefingTests
{
    private const string Plain = "ai/getAiTokenAnalyseResultList";
    private const string Analyses = "ai/getMarketAnalysisList";

    /// <summary>03:30 and an hour later.</summary>
    private const long FirstMs = GridMs + (25 * MinuteMs);
    private const long ThirdMs = FirstMs + (60 * MinuteMs);

    private const string First =
        "BTC is trading at $60,000.00. Spot and contract turnover over 24 hours came to $228,700. "
        + "Spot markets saw a net inflow of $187,900 in that time. "
        + "Large holders and spot flows gave no common direction on the last full day. "
        + "Resistance lies near $65,171.22. Support lies near $53,944.82, $49,817.14.";

    [Fact]
    public async Task A_briefing_tells_every_half_hour_how_the_market_stands()
    {
        await using var scene = await OpenAsync();
        Assert.Equal("[]", await scene.DataAsync(Plain, "{}"));
        await scene.TradeAtManyPricesAsync();
        Assert.Equal("[]", await scene.DataAsync(Plain, "{}"));
        await scene.AdvanceAsync(17 * MinuteMs);
        var row = Json($"{{'uniqueId':'market_analysis_20260102033000','ts':{FirstMs},'content':'{First}'}}");
        Assert.Equal($"[{row}]", await scene.DataAsync(Plain, "{}"));
        Assert.Equal("1", (await scene.AskAsync(Plain, "{}")).Header("X-Credits-Cost"));
        Assert.Equal(
            Json(
                "[{'vsTokenId':'1','symbol':'BTC','icon':'','price':'60000','signal':'HOLD','klineDiff':'',"
                    + "'supports':['53944.82156784','49817.13765774'],'resistances':['65171.22176607'],"
                    + $"'analysis':'{First}','analysisTime':{FirstMs}}}]"
            ),
            await scene.DataAsync(Analyses, """{"vsTokenId":1,"language":"en-US"}""")
        );
        Assert.Equal("3", (await scene.AskAsync(Analyses, """{"vsTokenId":1}""")).Header("X-Credits-Cost"));
        Assert.Equal("[]", await scene.DataAsync(Analyses, """{"vsTokenId":1027}"""));
        Assert.Equal("[]", await scene.DataAsync(Analyses, """{"vsTokenId":825}"""));
    }

    [Theory]
    [InlineData(
        "",
        "BTC 现价 61,200.00 美元。过去 1 小时上涨 2.00%。24 小时内现货与合约成交额合计 234,820 美元。其间现货资金净流入 194,020 美元。"
            + "上一个完整交易日主力持仓与现货资金未形成一致方向。上方压力位在 65,171.22 美元附近。下方支撑位在 53,944.82、49,817.14 美元附近。"
    )]
    [InlineData(
        "zh-TW",
        "BTC 現價 61,200.00 美元。過去 1 小時上漲 2.00%。24 小時內現貨與合約成交額合計 234,820 美元。其間現貨資金淨流入 194,020 美元。"
            + "上一個完整交易日主力持倉與現貨資金未形成一致方向。上方壓力位在 65,171.22 美元附近。下方支撐位在 53,944.82、49,817.14 美元附近。"
    )]
    [InlineData(
        "en-US",
        "BTC is trading at $61,200.00. It has risen 2.00% in the past hour. Spot and contract turnover over 24 hours came to $234,820. "
            + "Spot markets saw a net inflow of $194,020 in that time. "
            + "Large holders and spot flows gave no common direction on the last full day. "
            + "Resistance lies near $65,171.22. Support lies near $53,944.82, $49,817.14."
    )]
    [InlineData(
        "vi-VN",
        "BTC đang giao dịch ở mức 61.200,00 USD. Giá tăng 2,00% trong một giờ qua. "
            + "Tổng giá trị giao dịch giao ngay và hợp đồng trong 24 giờ đạt 234.820 USD. "
            + "Trong thời gian đó, dòng tiền ròng vào thị trường giao ngay là 194.020 USD. "
            + "Trong ngày trọn vẹn gần nhất, các nhà đầu tư lớn và dòng tiền giao ngay không cùng hướng. "
            + "Vùng kháng cự gần 65.171,22 USD. Vùng hỗ trợ gần 53.944,82; 49.817,14 USD."
    )]
    public async Task It_is_told_in_four_languages(string language, string text)
    {
        await using var scene = await OpenThreeAsync();
        Assert.Equal(
            Json(
                "[{'vsTokenId':'1','symbol':'BTC','icon':'','price':'61200','signal':'HOLD','klineDiff':'0.02',"
                    + "'supports':['53944.82156784','49817.13765774'],'resistances':['65171.22176607'],"
                    + $"'analysis':'{text}','analysisTime':{ThirdMs}}}]"
            ),
            await scene.DataAsync(Analyses, $$"""{"vsTokenId":"1","limit":"1","language":"{{language}}"}""")
        );
    }

    [Fact]
    public async Task The_newest_come_first_and_times_bound_them()
    {
        await using var scene = await OpenThreeAsync();
        Assert.Equal("043000 040000 033000", await TimesAsync(Plain, "{}"));
        Assert.Equal("043000 040000", await TimesAsync(Plain, """{"pageSize":2}"""));
        Assert.Equal("033000", await TimesAsync(Plain, """{"page":"2","pageSize":"2"}"""));
        Assert.Equal("", await TimesAsync(Plain, """{"page":9000000000000}"""));
        Assert.Equal("043000 040000", await TimesAsync(Plain, $$"""{"beginTime":"{{FirstMs + 1}}"}"""));
        Assert.Equal("040000 033000", await TimesAsync(Plain, $$"""{"beginTime":"{{FirstMs}}","endTime":"{{ThirdMs - 1}}"}"""));
        Assert.Equal("", await TimesAsync(Plain, """{"beginTime":"1900000000000"}"""));
        Assert.Equal($"{ThirdMs} {ThirdMs - (30 * MinuteMs)}", await TimesAsync(Analyses, """{"vsTokenId":1,"limit":2}"""));
        Assert.Equal($"{FirstMs}", await TimesAsync(Analyses, $$"""{"vsTokenId":1,"beginTime":"0","endTime":"{{FirstMs}}"}"""));

        async Task<string> TimesAsync(string path, string body) =>
            string.Join(
                ' ',
                (await scene.AskAsync(path, body)).Succeeded().Json["data"]!
                    .AsArray()
                    .Select(row =>
                        row!["uniqueId"] is { } id ? ((string)id!)["market_analysis_20260102".Length..] : $"{row["analysisTime"]}"
                    )
            );
    }

    [Fact]
    public async Task Who_should_buy_and_who_should_sell_follows_the_trend()
    {
        await using var scene = await OpenAsync();
        await scene.FollowTrendsAsync();
        var rows = (await scene.AskAsync(Analyses, """{"vsTokenId":1,"language":"en-US"}""")).Succeeded().Json["data"]!.AsArray();
        // Three o'clock of some day: what was on the day before.
        string[] At(int day) =>
            [
                .. rows.Where(row => (long)row!["analysisTime"]! == 1_767_322_800_000 + (day * 1_440 * MinuteMs))
                    .Select(row => $"{row!["signal"]}: {((string)row["analysis"]!).Split(": ").ElementAtOrDefault(1)?.Split('.')[0]}"),
            ];
        Assert.Equal(["BUY: the trend is up"], At(2));
        Assert.Equal(["SELL: the trend is down"], At(3));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"vsTokenId":null}""")]
    public async Task What_is_needed_has_to_be_there(string body)
    {
        await using var scene = await OpenAsync();
        (await scene.AskAsync(Analyses, body)).Is(Errors.RequiredParamsEmpty);
    }

    [Theory]
    [InlineData(Analyses, """{"vsTokenId":2}""")]
    [InlineData(Analyses, """{"vsTokenId":1,"limit":0}""")]
    [InlineData(Analyses, """{"vsTokenId":1,"limit":2001}""")]
    [InlineData(Analyses, """{"vsTokenId":1,"limit":"many"}""")]
    [InlineData(Analyses, """{"vsTokenId":1,"language":"de-DE"}""")]
    [InlineData(Analyses, """{"vsTokenId":1,"language":"EN-US"}""")]
    [InlineData(Analyses, """{"vsTokenId":1,"language":7}""")]
    [InlineData(Analyses, """{"vsTokenId":1,"beginTime":"2","endTime":"1"}""")]
    [InlineData(Plain, """{"page":0}""")]
    [InlineData(Plain, """{"pageSize":101}""")]
    [InlineData(Plain, """{"beginTime":"x"}""")]
    [InlineData(Plain, """{"beginTime":"2","endTime":"1"}""")]
    public async Task What_is_there_has_to_make_sense(string path, string body)
    {
        await using var scene = await OpenAsync();
        (await scene.AskAsync(path, body)).Is(Errors.RequiredParamsIllegal);
    }

    /// <summary>Briefings of 03:30, 04:00 and 04:30; before the last one, two percent more were paid.</summary>
    private static async Task<MarketScene> OpenThreeAsync()
    {
        var scene = await OpenAsync();
        await scene.TradeAtManyPricesAsync();
        await scene.AdvanceAsync(67 * MinuteMs);
        await scene.BitMartAsync("buy", "0.1", "61200");
        await scene.AdvanceAsync(10 * MinuteMs);
        return scene;
    }
}
