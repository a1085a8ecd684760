using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Dialects.Weex;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;

namespace Kontor.Conformance.Weex;

/// <summary>What everybody may know of contracts: every answer character by character, against what happened.</summary>
public sealed class ContractMarketTests
{
    private const string Btc =
        """{"symbol":"BTCUSDT","displaySymbol":"BTCUSDT","baseAsset":"BTC","quoteAsset":"USDT","marginAsset":"USDT","pricePrecision":1,"quantityPrecision":3,"baseAssetPrecision":8,"quotePrecision":8,"contractVal":0.001,"delivery":["00:00:00","08:00:00","16:00:00"],"forwardContractFlag":true,"minLeverage":1,"maxLeverage":100,"buyLimitPriceRatio":0.05,"sellLimitPriceRatio":0.05,"makerFeeRate":0.0002,"takerFeeRate":0.0006,"minOrderSize":0.001,"maxOrderSize":500,"maxPositionSize":5000,"marketOpenLimitSize":50,"contractType":"PERPETUAL","underlyingType":"COIN"}""";

    private const string Head =
        """{"assets":[{"asset":"USDT","marginAvailable":true},{"asset":"SUSDT","marginAvailable":true}],"rateLimits":[{"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":10,"limit":500}],"symbols":[""";

    [Fact]
    public async Task One_contract_is_announced_with_everything_there_is_to_know()
    {
        await using var floor = await MarketFloor.OpenAsync();
        foreach (var query in new[] { "symbol=BTCUSDT", "symbol=btcusdt&contractType=PERPETUAL&underlyingType=COIN" })
            Assert.Equal($"{Head}{Btc}]}}", await floor.GetAsync($"/capi/v3/market/exchangeInfo?{query}"));
        foreach (var other in new[] { "contractType=TRADIFI_PERPETUAL", "underlyingType=STOCK", "underlyingSubType=DEFI" })
            Assert.Equal($"{Head}]}}", await floor.GetAsync($"/capi/v3/market/exchangeInfo?{other}"));
    }

    [Fact]
    public async Task All_contracts_are_announced_and_those_that_left_are_not()
    {
        await using var floor = await MarketFloor.OpenAsync();
        Assert.Equal("BTCUSDT ETHUSDT SOLUSDT XRPUSDT DOGEUSDT BTCSUSDT ETHSUSDT", await AnnouncedAsync());
        Assert.Equal(
            """["BTCUSDT","ETHUSDT","SOLUSDT","XRPUSDT","BTCSUSDT","ETHSUSDT"]""",
            await floor.GetAsync("/capi/v3/market/apiTradingSymbols")
        );
        await floor.Session.ControlAsync("PATCH", "/exchanges/weex/contracts/ETHUSDT", new { state = "offline" });
        await floor.Session.ControlAsync("PATCH", "/exchanges/weex/contracts/SOLUSDT", new { apiTradable = false });
        Assert.Equal("BTCUSDT SOLUSDT XRPUSDT DOGEUSDT BTCSUSDT ETHSUSDT", await AnnouncedAsync());
        Assert.Equal("""["BTCUSDT","XRPUSDT","BTCSUSDT","ETHSUSDT"]""", await floor.GetAsync("/capi/v3/market/apiTradingSymbols"));
        (await floor.Session.SendBareAsync("GET", "/capi/v3/market/depth?symbol=ETHUSDT")).Is(Errors.ParamError);

        async Task<string> AnnouncedAsync()
        {
            var info = JsonNode.Parse(await floor.GetAsync("/capi/v3/market/exchangeInfo"))!;
            return string.Join(' ', info["symbols"]!.AsArray().Select(one => (string)one!["symbol"]!));
        }
    }

    [Fact]
    public async Task A_day_with_one_trade_is_shown_by_every_endpoint()
    {
        await using var floor = await DayAsync();
        var mark = Mark(floor);
        var day =
            $$"""{"symbol":"BTCUSDT","priceChange":"0.0","priceChangePercent":"0","lastPrice":"50000.0","openPrice":"50000.0","highPrice":"50000.0","lowPrice":"50000.0","volume":"0.025","quoteVolume":"1250","openTime":1767236700000,"closeTime":1767323045000,"markPrice":"{{mark}}","indexPrice":"50010.25"}""";
        var best =
            """{"symbol":"BTCUSDT","bidPrice":"49990.0","bidQty":"0.5","askPrice":"50000.0","askQty":"0.975","time":1767323045000}""";
        Assert.Equal($"[{day}]", await floor.GetAsync("/capi/v3/market/ticker/24hr?symbol=BTCUSDT"));
        Assert.Equal($"[{best}]", await floor.GetAsync("/capi/v3/market/ticker/bookTicker?symbol=btcusdt"));
        Assert.StartsWith($"[{day},{{\"symbol\":\"ETHUSDT\"", await floor.GetAsync("/capi/v3/market/ticker/24hr"));
        Assert.StartsWith(
            $"[{best},{{\"symbol\":\"ETHUSDT\",\"bidPrice\":\"0.00\",\"bidQty\":\"0\"",
            await floor.GetAsync("/capi/v3/market/ticker/bookTicker")
        );
        Assert.Equal(
            """{"lastUpdateId":3,"bids":[["49990.0","0.5"]],"asks":[["50000.0","0.975"]]}""",
            await floor.GetAsync("/capi/v3/market/depth?symbol=btcusdt&limit=200")
        );
        Assert.Equal(
            """[{"id":"77656578-0000-8001-8000-000000000001","price":"50000.0","qty":"0.025","quoteQty":"1250.0000","time":1767323045000,"isBuyerMaker":false,"isBestMatch":true}]""",
            await floor.GetAsync("/capi/v3/market/trades?symbol=BTCUSDT")
        );
        Assert.Equal(
            """{"symbol":"BTCUSDT","openInterest":"0.025","time":1767323045000}""",
            await floor.GetAsync("/capi/v3/market/openInterest?symbol=BTCUSDT")
        );
    }

    [Fact]
    public async Task Index_and_mark_are_shown_as_they_stand()
    {
        await using var floor = await DayAsync();
        foreach (var query in new[] { "", "&priceType=INDEX" })
            Assert.Equal(
                """{"symbol":"BTCUSDT","price":"50010.25","time":1767323045000}""",
                await floor.GetAsync($"/capi/v3/market/symbolPrice?symbol=BTCUSDT{query}")
            );
        Assert.Equal(
            $$"""{"symbol":"BTCUSDT","price":"{{Mark(floor)}}","time":1767323045000}""",
            await floor.GetAsync("/capi/v3/market/symbolPrice?symbol=BTCUSDT&priceType=MARK")
        );
        Assert.Equal(
            """{"symbol":"ETHUSDT","price":"0","time":1767323045000}""",
            await floor.GetAsync("/capi/v3/market/symbolPrice?symbol=ETHUSDT")
        );
        var premium = JsonNode.Parse(await floor.GetAsync("/capi/v3/market/premiumIndex?symbol=BTCUSDT"))!.AsArray();
        var figures = Figures(floor);
        Assert.Equal(
            $$"""[{"symbol":"BTCUSDT","markPrice":"{{Mark(floor)}}","indexPrice":"50010.25","lastFundingRate":"0","forecastFundingRate":"{{Units.FormatTrimmed(figures.ForecastPpb, 9)}}","interestRate":"0.0001","nextFundingTime":1767340800000,"time":1767323045000,"collectCycle":480}]""",
            premium.ToJsonString()
        );
        Assert.Equal(7, JsonNode.Parse(await floor.GetAsync("/capi/v3/market/premiumIndex"))!.AsArray().Count);
    }

    [Fact]
    public async Task Candles_of_all_three_prices_are_rows_of_eleven()
    {
        await using var floor = await DayAsync();
        await floor.AdvanceAsync(3_600_000);
        await floor.TakeContractAsync(OrderAction.Buy, 500_000, 5);
        const string First = """[1767322800000,"50000.0","50000.0","50000.0","50000.0","0.025",1767326400000,"1250",1,"0.025","1250"]""";
        const string Second = """[1767326400000,"50000.0","50000.0","50000.0","50000.0","0.005",1767330000000,"250",1,"0.005","250"]""";
        const string Hours = "symbol=BTCUSDT&interval=1h";
        Assert.Equal($"[{First},{Second}]", await floor.GetAsync($"/capi/v3/market/klines?{Hours}"));
        Assert.Equal($"[{Second}]", await floor.GetAsync($"/capi/v3/market/klines?{Hours}&limit=1"));
        foreach (var history in new[] { "", "&priceType=LAST", "&startTime=1767322800000", "&endTime=1999999999999" })
            Assert.Equal($"[{First},{Second}]", await floor.GetAsync($"/capi/v3/market/historyKlines?{Hours}{history}"));
        Assert.Equal(
            $"[{First}]",
            await floor.GetAsync($"/capi/v3/market/historyKlines?{Hours}&startTime=1767322800000&endTime=1767326399999")
        );
        Assert.Equal($"[{Second}]", await floor.GetAsync($"/capi/v3/market/historyKlines?{Hours}&startTime=1767322800001"));
        Assert.Equal("[]", await floor.GetAsync($"/capi/v3/market/historyKlines?{Hours}&endTime=1767322799999"));

        const string Index = """[1767322800000,"50010.25","50010.25","50010.25","50010.25","0",1767326400000,"0",0,"0","0"]""";
        Assert.StartsWith($"[{Index}", await floor.GetAsync($"/capi/v3/market/indexPriceKlines?{Hours}"));
        Assert.StartsWith($"[{Index}", await floor.GetAsync($"/capi/v3/market/historyKlines?{Hours}&priceType=INDEX"));
        var marks = await floor.GetAsync($"/capi/v3/market/markPriceKlines?{Hours}");
        Assert.Equal(marks, await floor.GetAsync($"/capi/v3/market/historyKlines?{Hours}&priceType=MARK"));
        Assert.Equal(Mark(floor), (string)JsonNode.Parse(marks)!.AsArray()[^1]![4]!);
    }

    [Theory]
    [InlineData("1m"), InlineData("5m"), InlineData("15m"), InlineData("30m"), InlineData("1h"), InlineData("4h")]
    [InlineData("12h"), InlineData("1d"), InlineData("1w")]
    public async Task Every_interval_that_is_documented_has_its_candle(string interval)
    {
        await using var floor = await DayAsync();
        foreach (var path in new[] { "klines", "indexPriceKlines", "markPriceKlines", "historyKlines" })
        {
            var rows = JsonNode.Parse(await floor.GetAsync($"/capi/v3/market/{path}?symbol=BTCUSDT&interval={interval}"))!.AsArray();
            var (beginMs, endMs) = ((long)rows.Single()![0]!, (long)rows.Single()![6]!);
            Assert.True(beginMs <= MarketFloor.StartMs && MarketFloor.StartMs < endMs, $"{path}: {beginMs} to {endMs}");
        }
    }

    [Fact]
    public async Task What_the_rounds_of_funding_charged_is_listed_newest_first()
    {
        await using var floor = await DayAsync();
        Assert.Equal("[]", await floor.GetAsync("/capi/v3/market/fundingRate?symbol=BTCUSDT"));
        const long FirstMs = 1_767_340_800_000;
        const long CycleMs = 8 * 3_600_000;
        var expected = new List<string>();
        for (var round = 0; round < 3; round++)
        {
            await floor.AdvanceAsync(FirstMs + round * CycleMs - floor.Session.Venue.NowMs);
            var figures = Figures(floor);
            Assert.Equal(FirstMs + round * CycleMs, figures.LastRoundMs);
            var rate = Units.FormatTrimmed(figures.LastRatePpb, 9);
            expected.Insert(
                0,
                $$"""{"symbol":"BTCUSDT","fundingRate":"{{rate}}","fundingTime":{{figures.LastRoundMs}},"markPrice":"{{Mark(floor)}}"}"""
            );
            var premium = JsonNode.Parse(await floor.GetAsync("/capi/v3/market/premiumIndex?symbol=BTCUSDT"))![0]!;
            Assert.Equal((rate, FirstMs + (round + 1) * CycleMs), ((string)premium["lastFundingRate"]!, (long)premium["nextFundingTime"]!));
        }

        Assert.Equal($"[{string.Join(",", expected)}]", await floor.GetAsync("/capi/v3/market/fundingRate?symbol=BTCUSDT"));
        Assert.Equal($"[{expected[0]}]", await floor.GetAsync("/capi/v3/market/fundingRate?symbol=BTCUSDT&limit=1"));
        var second = FirstMs + CycleMs;
        Assert.Equal(
            $"[{expected[1]}]",
            await floor.GetAsync($"/capi/v3/market/fundingRate?symbol=BTCUSDT&startTime={second}&endTime={second}")
        );
    }

    [Theory]
    [InlineData("depth"), InlineData("trades"), InlineData("symbolPrice"), InlineData("openInterest"), InlineData("fundingRate")]
    [InlineData("klines"), InlineData("indexPriceKlines"), InlineData("markPriceKlines"), InlineData("historyKlines")]
    public async Task Who_names_no_contract_is_told_so(string path)
    {
        await using var floor = await MarketFloor.OpenAsync();
        foreach (var query in new[] { "", "?symbol=", "?symbol=%20&interval=7m&limit=x" })
            Refuses(await floor.Session.SendBareAsync("GET", $"/capi/v3/market/{path}{query}"), Errors.ParamEmpty, "symbol");
    }

    [Theory]
    [InlineData("depth"), InlineData("trades"), InlineData("symbolPrice"), InlineData("openInterest"), InlineData("fundingRate")]
    [InlineData("klines?interval=1m"), InlineData("indexPriceKlines?interval=1m"), InlineData("markPriceKlines?interval=1m")]
    [InlineData("historyKlines?interval=1m"), InlineData("exchangeInfo"), InlineData("ticker/24hr"), InlineData("ticker/bookTicker")]
    [InlineData("premiumIndex")]
    public async Task Who_names_a_contract_that_there_is_not_is_told_that_the_symbol_is_invalid(string path)
    {
        await using var floor = await MarketFloor.OpenAsync();
        var query = path.Contains('?') ? '&' : '?';
        foreach (var symbol in new[] { "NOPEUSDT", "BTC_USDT", "cmt_btcusdt" })
            Refuses(await floor.Session.SendBareAsync("GET", $"/capi/v3/market/{path}{query}symbol={symbol}"), Errors.ParamError, "symbol");
    }

    [Theory]
    [InlineData("klines"), InlineData("indexPriceKlines"), InlineData("markPriceKlines"), InlineData("historyKlines")]
    public async Task Candles_have_the_intervals_that_are_documented(string path)
    {
        await using var floor = await MarketFloor.OpenAsync();
        Refuses(await GetAsync(floor, path, ""), Errors.ParamEmpty, "interval");
        // What is missing comes before what is wrong.
        Refuses(await floor.Session.SendBareAsync("GET", $"/capi/v3/market/{path}?symbol=NOPEUSDT"), Errors.ParamEmpty, "interval");
        foreach (var interval in new[] { "7m", "2h", "6h", "8h", "1M", "1H", "60" })
            Refuses(await GetAsync(floor, path, $"&interval={interval}"), Errors.ParamError, "interval");
    }

    [Theory]
    [InlineData("trades", 1_000), InlineData("klines", 1_000), InlineData("indexPriceKlines", 1_000), InlineData("markPriceKlines", 1_000)]
    [InlineData("historyKlines", 100), InlineData("fundingRate", 1_000)]
    public async Task A_limit_is_a_number_within_its_range(string path, int max)
    {
        await using var floor = await MarketFloor.OpenAsync();
        foreach (var bad in new[] { "0", "-1", $"{max + 1}", "99999999999999999999" })
            Refuses(await GetAsync(floor, path, $"&interval=1m&limit={bad}"), Errors.ParamValidateErrorLimitRange, $"1 and {max}.");
        (await GetAsync(floor, path, "&interval=1m&limit=ten")).Is(Errors.ParamValidateError);
        foreach (var good in new[] { "1", $"{max}" })
            Assert.Equal(System.Net.HttpStatusCode.OK, (await GetAsync(floor, path, $"&interval=1m&limit={good}")).Status);
    }

    [Theory]
    [InlineData("depth", "limit=20", "limit"), InlineData("depth", "limit=-15", "limit"), InlineData("depth", "limit=x", "limit")]
    [InlineData("symbolPrice", "priceType=LAST", "priceType"), InlineData("symbolPrice", "priceType=mark", "priceType")]
    [InlineData("historyKlines", "interval=1m&priceType=BID", "priceType")]
    [InlineData("exchangeInfo", "contractType=FUTURE", "contractType")]
    public async Task A_value_that_is_none_of_those_there_are_is_invalid(string path, string query, string name)
    {
        await using var floor = await MarketFloor.OpenAsync();
        Refuses(await GetAsync(floor, path, $"&{query}"), Errors.ParamError, name);
    }

    [Theory]
    [InlineData("historyKlines"), InlineData("fundingRate")]
    public async Task Times_are_milliseconds_and_not_backwards(string path)
    {
        await using var floor = await MarketFloor.OpenAsync();
        foreach (var bad in new[] { "0", "-5", "1767323045", "now", "2026-01-01" })
        {
            (await GetAsync(floor, path, $"&interval=1m&startTime={bad}")).Is(Errors.ParamValidateErrorStartTime);
            (await GetAsync(floor, path, $"&interval=1m&endTime={bad}")).Is(Errors.ParamValidateErrorEndTime);
        }

        (await GetAsync(floor, path, "&interval=1m&startTime=1767323045001&endTime=1767323045000")).Is(Errors.StartTimeAfterEndTime);
        (await GetAsync(floor, path, "&interval=1m&startTime=1767323045000&endTime=1767323045000&limit=x")).Is(Errors.ParamValidateError);
    }

    [Fact]
    public async Task Rates_of_more_than_seven_days_are_too_many()
    {
        await using var floor = await MarketFloor.OpenAsync();
        const long WeekMs = 7 * 86_400_000;
        Refuses(
            await GetAsync(floor, "fundingRate", $"&startTime={MarketFloor.StartMs}&endTime={MarketFloor.StartMs + WeekMs + 1}"),
            Errors.QueryTimeOutOfRangeSpanTooWide,
            "7 days."
        );
        Assert.Equal(
            "[]",
            (await GetAsync(floor, "fundingRate", $"&startTime={MarketFloor.StartMs}&endTime={MarketFloor.StartMs + WeekMs}")).Text
        );
    }

    [Fact]
    public async Task Every_endpoint_weighs_what_is_documented()
    {
        await using var floor = await MarketFloor.OpenAsync(static gate => gate);
        var used = 0;
        foreach (
            var (path, weight) in new[]
            {
                ("time", 1),
                ("exchangeInfo", 1),
                ("apiTradingSymbols", 5),
                ("depth", 1),
                ("ticker/24hr", 40),
                ("ticker/bookTicker", 1),
                ("trades", 5),
                ("klines", 1),
                ("indexPriceKlines", 1),
                ("markPriceKlines", 1),
                ("historyKlines", 5),
                ("symbolPrice", 1),
                ("openInterest", 2),
                ("premiumIndex", 1),
                ("fundingRate", 5),
            }
        )
        {
            var reply = await floor.Session.SendBareAsync("GET", $"/capi/v3/market/{path}?symbol=BTCUSDT&interval=1m");
            Assert.Equal(System.Net.HttpStatusCode.OK, reply.Status);
            Assert.Equal($"{used += weight}", reply.Header("x-used-weight-10s"));
        }
    }

    /// <summary>An index, an offer of each side, and a trade.</summary>
    private static async Task<MarketFloor> DayAsync()
    {
        var floor = await MarketFloor.OpenAsync();
        await floor.IndexAsync("50010.25");
        await floor.OfferContractAsync(OrderAction.Buy, 499_900, 500);
        await floor.OfferContractAsync(OrderAction.Sell, 500_000, 1_000);
        await floor.TakeContractAsync(OrderAction.Buy, 500_000, 25);
        return floor;
    }

    private static ContractFigures Figures(MarketFloor floor) =>
        floor.World.Perpetuals.Find(ExchangeId.Weex, MarketFloor.Symbol)!.Board.Figures;

    private static string Mark(MarketFloor floor) => Units.FormatTrimmed(Figures(floor).MarkUnits, 8);

    private static Task<Reply> GetAsync(MarketFloor floor, string path, string query) =>
        floor.Session.SendBareAsync("GET", $"/capi/v3/market/{path}?symbol=BTCUSDT{query}");

    private static void Refuses(Reply reply, Kontor.Catalog.ErrorRow row, string word) =>
        Assert.Contains(word, (string)reply.Is(row).Json["msg"]!);
}
