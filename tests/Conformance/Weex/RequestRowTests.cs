using Kontor.Conformance.Harness;
using Kontor.Dialects.Weex;

namespace Kontor.Conformance.Weex;

/// <summary>The rows about what is asked for: path, method, body, parameters.</summary>
public sealed class RequestRowTests
{
    private const string Bills = "/api/v3/account/bills";
    private const string FundingBills = "/api/v3/account/fundingBills";
    private const string Transfers = "/api/v3/account/transferRecords";
    private const string Income = "/capi/v3/account/income";
    private const string Commission = "/capi/v3/account/commissionRate";

    [Fact]
    public async Task An_unknown_path_gets_the_frameworks_body_and_not_the_contracts()
    {
        await using var session = await Session.StartAsync("weex");
        var reply = await session.SendAsync("GET", "/capi/v3/market/nope?symbol=BTCUSDT");
        Assert.Equal(404, (int)reply.Status);
        Assert.Equal("""{"timestamp":1767323045000,"status":404,"error":"Not Found","path":"/capi/v3/market/nope"}""", reply.Text);
        Assert.Equal(404, (int)(await session.SendAsync("GET", "/api/v3/Account")).Status);
    }

    [Fact]
    public async Task A_known_path_takes_its_own_method_only()
    {
        await using var session = await Session.StartAsync("weex");
        foreach (
            var (method, target) in new[] { ("POST", "/api/v3/account/"), ("GET", Bills), ("DELETE", Transfers), ("PATCH", "/api/v3/ping") }
        )
            (await session.SendAsync(method, target)).Is(Errors.RequestMethodNotSupported);
        Assert.Equal("POST", (await session.SendAsync("GET", Bills)).Header("Allow"));
    }

    [Fact]
    public async Task A_body_has_to_say_that_it_is_json()
    {
        await using var session = await Session.StartAsync("weex");
        foreach (var type in new[] { "text/plain", "application/x-www-form-urlencoded", "application/jsonp" })
            (await session.SendAsync(Typed(session, type))).Is(Errors.InvalidContentType);
        foreach (var type in new[] { "application/json; charset=utf-8", "Application/JSON" })
            Assert.Equal(200, (int)(await session.SendAsync(Typed(session, type))).Status);
    }

    [Theory]
    [
        InlineData("nonsense"),
        InlineData("["),
        InlineData("[1]"),
        InlineData("\"text\""),
        InlineData("{\"limit\":1"),
        InlineData("null"),
        InlineData("{limit:1}"),
        InlineData("{\"limit\":\"\\ud800\"}")
    ]
    public async Task A_body_has_to_be_a_json_object(string body)
    {
        await using var session = await Session.StartAsync("weex");
        (await session.SendAsync("POST", Bills, body)).Is(Errors.InvalidJson);
        (await session.SendAsync("POST", Income, body)).Is(Errors.InvalidJson);
    }

    [Fact]
    public async Task A_body_that_is_too_large_or_too_deep_is_no_readable_json()
    {
        await using var session = await Session.StartAsync("weex");
        (await session.SendAsync("POST", Bills, $"{{\"pad\":\"{new string('x', 1_100_000)}\"}}")).Is(Errors.InvalidJson);
        (await session.SendAsync("POST", Bills, $"{{\"pad\":{new string('[', 500)}{new string(']', 500)}}}")).Is(Errors.InvalidJson);
    }

    [Theory]
    [InlineData(Bills, "limit"), InlineData(FundingBills, "pageSize"), InlineData(Income, "limit")]
    public async Task A_limit_has_a_range_and_is_a_number(string path, string name)
    {
        await using var session = await Session.StartAsync("weex");
        foreach (var value in new[] { "0", "101", "-5", "\"101\"", "99999999999999999999" })
            Assert.Equal(
                "limit must be between 1 and 100.",
                (await session.SendAsync("POST", path, $"{{\"{name}\":{value}}}")).Is(Errors.ParamValidateErrorLimitRange).Json[
                    "msg"
                ]!.GetValue<string>()
            );
        foreach (var value in new[] { "\"ten\"", "1.5", "true", "[1]", "{}" })
            (await session.SendAsync("POST", path, $"{{\"{name}\":{value}}}")).Is(Errors.ParamValidateError);
        foreach (var value in new[] { "1", "\"100\"", "null", "\"\"" })
            Assert.Equal(200, (int)(await session.SendAsync("POST", path, $"{{\"{name}\":{value}}}")).Status);
    }

    [Fact]
    public async Task A_limit_in_the_query_has_the_same_range()
    {
        await using var session = await Session.StartAsync("weex");
        (await session.SendAsync("GET", $"{Transfers}?limit=101")).Is(Errors.ParamValidateErrorLimitRange);
        (await session.SendAsync("GET", $"{Transfers}?limit=ten")).Is(Errors.ParamValidateError);
        (await session.SendAsync("POST", FundingBills, """{"pageIndex":0}""")).Is(Errors.ParamValidateError);
    }

    [Theory]
    [InlineData(Bills, "after", "before"), InlineData(FundingBills, "startTime", "endTime"), InlineData(Income, "startTime", "endTime")]
    public async Task Times_are_milliseconds_as_numbers_or_as_text(string path, string start, string end)
    {
        await using var session = await Session.StartAsync("weex");
        foreach (var value in new[] { "1767323045", "\"1767323045\"", "-1", "0", "1767323045000.5", "\"yesterday\"", "true" })
        {
            (await session.SendAsync("POST", path, $"{{\"{start}\":{value}}}")).Is(Errors.ParamValidateErrorStartTime);
            (await session.SendAsync("POST", path, $"{{\"{end}\":{value}}}")).Is(Errors.ParamValidateErrorEndTime);
        }

        foreach (var value in new[] { "1767323045000", "\"1767323045000\"" })
            Assert.Equal(200, (int)(await session.SendAsync("POST", path, $"{{\"{start}\":{value},\"{end}\":{value}}}")).Status);
        (await session.SendAsync("POST", path, $"{{\"{start}\":1767323045001,\"{end}\":\"1767323045000\"}}")).Is(
            Errors.StartTimeAfterEndTime
        );
    }

    [Fact]
    public async Task Times_in_the_query_follow_the_same_rules()
    {
        await using var session = await Session.StartAsync("weex");
        (await session.SendAsync("GET", $"{Transfers}?after=1767323045")).Is(Errors.ParamValidateErrorStartTime);
        (await session.SendAsync("GET", $"{Transfers}?before=soon")).Is(Errors.ParamValidateErrorEndTime);
        (await session.SendAsync("GET", $"{Transfers}?after=1767323045001&before=1767323045000")).Is(Errors.StartTimeAfterEndTime);
    }

    [Fact]
    public async Task Contract_bills_are_asked_for_a_hundred_days_at_most()
    {
        await using var session = await Session.StartAsync("weex");
        const long dayMs = 86_400_000;
        var now = session.Venue.NowMs;
        Assert.Equal(
            200,
            (int)(await session.SendAsync("POST", Income, $"{{\"startTime\":{now - (100 * dayMs)},\"endTime\":{now}}}")).Status
        );
        var refused = (await session.SendAsync("POST", Income, $"{{\"startTime\":{now - (100 * dayMs) - 1},\"endTime\":{now}}}")).Is(
            Errors.QueryTimeOutOfRangeSpanTooWide
        );
        Assert.Equal("Time range cannot exceed 100 days.", refused.Json["msg"]!.GetValue<string>());
    }

    [Fact]
    public async Task Enumerated_values_and_ids_are_named_when_they_are_wrong()
    {
        await using var session = await Session.StartAsync("weex");
        await InvalidAsync(session, "POST", Bills, """{"bizType":"DEPOSIT"}""", "bizType");
        await InvalidAsync(session, "POST", Bills, """{"coinId":"USDT"}""", "coinId");
        await InvalidAsync(session, "POST", FundingBills, """{"bizType":"gift"}""", "bizType");
        await InvalidAsync(session, "POST", FundingBills, """{"coinId":0}""", "coinId");
        await InvalidAsync(session, "GET", $"{Transfers}?fromType=CONTRACT", "", "fromType");
        await InvalidAsync(session, "GET", $"{Transfers}?coinId=-1", "", "coinId");
        await InvalidAsync(session, "POST", Income, """{"incomeType":"trade_in"}""", "incomeType");
        await InvalidAsync(session, "POST", Income, """{"nextKeyId":"next"}""", "nextKeyId");
    }

    [Fact]
    public async Task A_symbol_is_there_well_formed_listed_and_open_to_the_api_in_this_order()
    {
        await using var session = await Session.StartAsync("weex");
        foreach (var query in new[] { "", "?symbol=", "?symbol=%20", "?Symbol=BTCUSDT" })
            Assert.Equal(
                "Parameter 'symbol' cannot be empty.",
                (await session.SendAsync("GET", Commission + query)).Is(Errors.ParamEmpty).Json["msg"]!.GetValue<string>()
            );
        foreach (var symbol in new[] { "btcusdt", "BTCUSDT_SPBL", "BTC-USDT", "BTC%2FUSDT", "%00" })
            (await session.SendAsync("GET", $"{Commission}?symbol={symbol}")).Is(Errors.InvalidSymbol);
        (await session.SendAsync("GET", $"{Commission}?symbol=NOPEUSDT")).Is(Errors.InvalidSymbol);
        (await session.SendAsync("GET", $"{Commission}?symbol=DOGEUSDT")).Is(Errors.NoPermissionTradePair);

        await session.ControlAsync("PATCH", "/exchanges/weex/contracts/DOGEUSDT", new { apiTradable = true });
        Assert.Equal(200, (int)(await session.SendAsync("GET", $"{Commission}?symbol=DOGEUSDT")).Status);
        await session.ControlAsync("PATCH", "/exchanges/weex/markets/DOGEUSDT", new { apiTradable = true });
        Assert.Contains("DOGEUSDT", (await session.SendBareAsync("GET", "/api/v3/apiTradingSymbols")).Text);
    }

    [Fact]
    public async Task Values_are_looked_at_before_how_they_lie_to_one_another()
    {
        await using var session = await Session.StartAsync("weex");
        (await session.SendAsync("POST", Bills, """{"limit":0,"after":1767323045001,"before":1767323045000}""")).Is(
            Errors.ParamValidateErrorLimitRange
        );
        (await session.SendAsync("POST", Bills, """{"limit":0,"before":1}""")).Is(Errors.ParamValidateErrorEndTime);
        (await session.SendAsync("POST", Bills, """{"before":1,"bizType":"gift"}""")).Is(Errors.ParamError);
        (await session.SendAsync("POST", Bills, "{\"limit\":")).Is(Errors.InvalidJson);
    }

    private static Kontor.Gate.ClientRequest Typed(Session session, string type)
    {
        var signed = session.Signed("POST", Bills, "{}");
        return signed with { Headers = [.. signed.Headers.Where(one => one.Header != "Content-Type"), ("Content-Type", type)] };
    }

    private static async Task InvalidAsync(Session session, string method, string target, string body, string name)
    {
        var reply = (await session.SendAsync(method, target, body)).Is(Errors.ParamError);
        Assert.Equal($"Parameter '{name}' is invalid.", reply.Json["msg"]!.GetValue<string>());
    }
}
