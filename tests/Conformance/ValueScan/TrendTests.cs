using System.Text.Json;
using Kontor.Conformance.Harness;
using Kontor.Dialects.ValueScan;
using static Kontor.Conformance.ValueScan.Lab;

namespace Kontor.Conformance.ValueScan;

/// <summary>The four trends of an address, to the byte, and everything that can be wrong with what is asked.</summary>
public sealed class TrendTests
{
    private const string Prefix = "chain/trade/token/";

    [Theory]
    [
        InlineData("balanceTrend", "\"balance\":\"799999.5\"", "\"balance\":\"799999.5\""),
        InlineData("profitLossTrend", "\"total\":\"0\",\"day\":\"0\"", "\"total\":\"0\",\"day\":\"0\""),
        InlineData("holdTrend", "\"cost\":\"1\",\"balance\":\"799999.5\"", "\"cost\":\"1\",\"balance\":\"799999.5\""),
        InlineData(
            "tradeCountTrend",
            "\"fromCount\":\"2\",\"toCount\":\"1\",\"fromAmount\":\"200000.5\",\"toAmount\":\"1000000\"",
            "\"fromCount\":\"0\",\"toCount\":\"0\",\"fromAmount\":\"0\",\"toAmount\":\"0\""
        ),
    ]
    public async Task A_trend_has_a_row_for_every_day_since_the_first(string name, string first, string second)
    {
        const long day = 86_400_000;
        await using var lab = await OpenAsync();
        static string Row(long date, string figures) =>
            $$"""{"vsTokenId":"825","symbol":"USDT","name":"Tether USD","date":{{date}},{{figures}},"price":"1"}""";
        await lab.Session.Venue.AdvanceAsync(TimeSpan.FromDays(1));
        var now = lab.Session.Venue.NowMs;
        await lab.ExpectAsync(Prefix + name, Asked(now + (50 * day)), $"[{Row(DayMs, first)},{Row(DayMs + day, second)}]");
        await lab.ExpectAsync(Prefix + name, Asked(DayMs + 1), $"[{Row(DayMs, first)}]");
        await lab.ExpectAsync(Prefix + name, Asked(now, startTime: DayMs + day), $"[{Row(DayMs + day, second)}]");
        await lab.ExpectAsync(Prefix + name, Asked(DayMs - 1), "[]");
        await lab.ExpectAsync(Prefix + name, Asked(now, address: "0x1234567890123456789012345678901234567890"), "[]");
    }

    [Theory, InlineData("balanceTrend"), InlineData("profitLossTrend"), InlineData("holdTrend"), InlineData("tradeCountTrend")]
    public async Task A_trend_needs_a_token_a_key_an_address_and_an_end(string name)
    {
        await using var lab = await OpenAsync();
        foreach (var missing in new[] { "vsTokenId", "coinKey", "address", "endTime" })
        {
            var body = JsonSerializer.SerializeToNode(Asked(DayMs))!.AsObject();
            Assert.True(body.Remove(missing));
            (await lab.AskAsync(Prefix + name, body)).Is(Errors.RequiredParamsEmpty);
        }
        (await lab.AskAsync(Prefix + name, Asked(DayMs, address: " "))).Is(Errors.RequiredParamsEmpty);
        Assert.Equal(1, await SpentAsync(lab));
    }

    [Fact]
    public async Task What_a_trend_is_asked_has_to_make_sense()
    {
        await using var lab = await OpenAsync();
        foreach (var name in new[] { "balanceTrend", "profitLossTrend", "holdTrend", "tradeCountTrend" })
        {
            (await lab.AskAsync(Prefix + name, Asked(DayMs, address: "0x12"))).Is(Errors.RequiredParamsIllegal);
            (await lab.AskAsync(Prefix + name, Asked(DayMs, address: "bc1qqqq"))).Is(Errors.RequiredParamsIllegal);
            (await lab.AskAsync(Prefix + name, Asked(DayMs, startTime: DayMs + 1))).Is(Errors.RequiredParamsIllegal);
            (await lab.AskAsync(Prefix + name, Asked("soon"))).Is(Errors.RequiredParamsIllegal);
            (await lab.AskAsync(Prefix + name, Asked(-1))).Is(Errors.RequiredParamsIllegal);
            (await lab.AskAsync(Prefix + name, Asked(DayMs, startTime: "1.5"))).Is(Errors.RequiredParamsIllegal);
            (await lab.AskAsync(Prefix + name, Asked(DayMs, key: "USDT_USDT"))).Is(Errors.RequiredParamsIllegal);
            (await lab.AskAsync(Prefix + name, Asked(DayMs, key: HelperKey))).Is(Errors.RequiredParamsIllegal);
        }
    }

    [Theory]
    [
        InlineData("""{"page":0}"""),
        InlineData("""{"page":-1}"""),
        InlineData("""{"page":"x"}"""),
        InlineData("""{"pageSize":0}"""),
        InlineData("""{"pageSize":10001}"""),
        InlineData("""{"pageSize":[1]}"""),
        InlineData("""{"coinKey":"BTC_BTC"}"""),
        InlineData("""{"coinKey":5}"""),
        InlineData("""{"address":"nobody"}"""),
        InlineData("""{"address":7}"""),
        InlineData("""{"vsTokenId":2}"""),
    ]
    public async Task What_holders_are_asked_for_has_to_make_sense(string wrong)
    {
        await using var lab = await OpenAsync();
        var body = JsonSerializer.SerializeToNode(new { vsTokenId = Usdt, coinKey = DollarKey })!.AsObject();
        foreach (var (name, value) in System.Text.Json.Nodes.JsonNode.Parse(wrong)!.AsObject())
            body[name] = value?.DeepClone();
        (await lab.AskAsync(Prefix + "holdPage", body)).Is(Errors.RequiredParamsIllegal);
    }

    [Fact]
    public async Task Keys_are_those_of_the_token_in_letters_of_any_size()
    {
        await using var lab = await OpenAsync();
        (await lab.AskAsync(Prefix + "holdPage", new { vsTokenId = Usdt })).Is(Errors.RequiredParamsEmpty);
        (await lab.AskAsync(Prefix + "holdPage", new { coinKey = DollarKey })).Is(Errors.RequiredParamsEmpty);
        (await lab.AskAsync(Prefix + "holdPage", new { vsTokenId = Usdt, coinKey = DollarKey.ToLowerInvariant() })).Succeeded();
        (await lab.AskAsync(Prefix + "holdPage", new { vsTokenId = 1_027, coinKey = "ETH_ETH" })).Succeeded();
        (
            await lab.AskAsync(
                Prefix + "holdPage",
                new
                {
                    vsTokenId = 1,
                    coinKey = "BTC_BTC",
                    address = Ann,
                }
            )
        ).Is(Errors.RequiredParamsIllegal);
        (await lab.AskAsync(Prefix + "holdPage", new { vsTokenId = 1_027, coinKey = "BTC_BTC" })).Is(Errors.RequiredParamsIllegal);
    }

    [Theory]
    [
        InlineData("trade/getCoinTradeFlow", """{"vsTokenId":"x"}"""),
        InlineData("trade/getCoinTradeFlow", """{"vsTokenId":2}"""),
        InlineData("trade/getCoinTradeCost", """{"vsTokenId":2}"""),
        InlineData("trade/getCoinTradeCost", """{"vsTokenId":825,"startTime":2,"endTime":1}"""),
        InlineData("trade/getCoinTradeCost", """{"vsTokenId":825,"startTime":"x"}"""),
        InlineData("trade/getCoinTradeCost", """{"vsTokenId":825,"endTime":true}"""),
        InlineData("chain/trade/large", """{"vsTokenId":2}"""),
        InlineData("chain/trade/large", """{"vsTokenId":825,"page":0}"""),
        InlineData("chain/trade/large", """{"vsTokenId":825,"pageSize":101}"""),
        InlineData("chain/trade/large", """{"vsTokenId":825,"pageSize":0}"""),
    ]
    public async Task What_a_token_is_asked_for_has_to_make_sense(string path, string body)
    {
        await using var session = await ValueScanCalls.StartAsync();
        (await session.SendAsync("POST", "/api/open/v1/" + path, body)).Is(Errors.RequiredParamsIllegal);
        (await session.SendAsync("POST", "/api/open/v1/" + path, "{}")).Is(Errors.RequiredParamsEmpty);
    }

    private static object Asked(object endTime, string address = Ann, string key = DollarKey, object? startTime = null) =>
        new
        {
            vsTokenId = Usdt,
            coinKey = key,
            address,
            startTime,
            endTime,
        };

    /// <summary>What the demo user has paid: refusals cost nothing.</summary>
    private static async Task<long> SpentAsync(Lab lab) =>
        (await lab.Session.ControlAsync("GET", "/credits/1"))["statement"]!
            .AsArray()
            .Where(line => line!["delta"]!.GetValue<long>() < 0)
            .Sum(line => -line!["delta"]!.GetValue<long>());
}
