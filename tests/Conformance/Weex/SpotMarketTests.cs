using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Dialects.Weex;

namespace Kontor.Conformance.Weex;

/// <summary>What everybody sees of the spot markets. The house opens at 03:04:05, in the minute that began at 1767323040.</summary>
public sealed class SpotMarketTests
{
    private const string Info = "/api/v3/exchangeInfo";
    private const string Price = "/api/v3/market/ticker/price";
    private const string Day = "/api/v3/market/ticker/24hr";
    private const string Offers = "/api/v3/market/ticker/bookTicker";
    private const string Trades = "/api/v3/market/trades";
    private const string Klines = "/api/v3/market/klines";
    private const string Depth = "/api/v3/market/depth";

    [Fact]
    public async Task A_market_is_announced_with_its_steps_bounds_and_fees()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.PatchMarketAsync("BTCUSDT", new { makerFeePpm = 800, minLots = 20 });
        Assert.Equal(
            """{"timezone":"UTC","serverTime":1767323045000,"rateLimits":[{"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":10,"limit":500}],"symbols":[{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","baseAssetPrecision":8,"quoteAsset":"USDT","quoteAssetPrecision":8,"tickSize":"0.01","stepSize":"0.00001","minTradeAmount":"0.0002","maxTradeAmount":"1000","takerFeeRate":"0.001","makerFeeRate":"0.0008","buyLimitPriceRatio":"0.1","sellLimitPriceRatio":"0.1","marketBuyLimitSize":"500","marketSellLimitSize":"500","marketFallbackPriceRatio":"0","enableTrade":true,"enableDisplay":true,"displayDigitMerge":"0.01,0.1,1","displayNew":false,"displayHot":false}]}""",
            await floor.LookAsync($"{Info}?symbol=BTCUSDT")
        );
    }

    [Fact]
    public async Task Markets_are_asked_for_one_by_one_as_a_list_or_by_their_state()
    {
        await using var floor = await SpotFloor.OpenAsync();
        Assert.Equal(["BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT", "DOGEUSDT"], await NamesAsync(""));
        Assert.Equal(["BTCUSDT", "XRPUSDT"], await NamesAsync("?symbols=XRPUSDT,BTCUSDT,BTCUSDT"));
        Assert.Equal(["BTCUSDT", "XRPUSDT"], await NamesAsync("?symbols=%5B%22XRPUSDT%22%2C%22btcusdt%22%5D"));
        await floor.PatchMarketAsync("ETHUSDT", new { state = "halted" });
        await floor.PatchMarketAsync("SOLUSDT", new { state = "preTrade" });
        await floor.PatchMarketAsync("XRPUSDT", new { state = "delisted" });
        Assert.Equal(["BTCUSDT", "DOGEUSDT"], await NamesAsync("?symbolStatus=TRADING"));
        Assert.Equal(["ETHUSDT"], await NamesAsync("?symbolStatus=HALT"));
        Assert.Equal(["SOLUSDT"], await NamesAsync("?symbolStatus=BREAK"));
        Assert.Empty(await NamesAsync("?symbol=BTCUSDT&symbolStatus=BREAK"));
        Assert.Equal("""["BTCUSDT","ETHUSDT","SOLUSDT"]""", await floor.LookAsync("/api/v3/apiTradingSymbols"));
        // What is halted, or closed to the API, is announced as not to be traded.
        var markets = JsonNode.Parse(await floor.LookAsync(Info))!["symbols"]!.AsArray();
        Assert.Equal([true, false, false, false], markets.Select(market => market!["enableTrade"]!.GetValue<bool>()));

        async Task<string[]> NamesAsync(string query) =>
            [
                .. JsonNode.Parse(await floor.LookAsync(Info + query))!["symbols"]!
                    .AsArray()
                    .Select(market => market!["symbol"]!.GetValue<string>()),
            ];
    }

    [Fact]
    public async Task Coins_say_over_which_networks_they_come_and_go()
    {
        await using var floor = await SpotFloor.OpenAsync();
        var coins = JsonNode.Parse(await floor.LookAsync("/api/v3/coins"))!.AsArray();
        Assert.Equal(
            """{"coin":"BTC","name":"Bitcoin","depositAllEnable":true,"withdrawAllEnable":true,"networkList":[{"network":"BTC","coin":"BTC","name":"BTC","withdrawIntegerMultiple":1E-8,"isDefault":true,"depositEnable":true,"withdrawEnable":true,"depositDesc":null,"withdrawDesc":null,"withdrawFee":"0.0003","withdrawMin":"0.001","withdrawInternalMin":null,"depositDust":"0.0001","minConfirm":2,"withdrawTag":false,"contractAddressUrl":"","contractAddress":""}]}""",
            Coin("BTC").ToJsonString()
        );
        var networks = Coin("USDT")["networkList"]!.AsArray();
        Assert.Equal(["ERC20", "BEP20", "XLAYER", "TRC20"], networks.Select(one => one!["network"]!.GetValue<string>()));
        Assert.Equal([true, false, false, false], networks.Select(one => one!["isDefault"]!.GetValue<bool>()));
        Assert.StartsWith("0x", networks[0]!["contractAddress"]!.GetValue<string>(), StringComparison.Ordinal);
        await floor.Session.ControlAsync("PATCH", "/exchanges/weex/currencies/BTC", new { withdraw = false });
        coins = JsonNode.Parse(await floor.LookAsync("/api/v3/coins"))!.AsArray();
        Assert.Equal(
            (true, false, false),
            (
                Coin("BTC")["depositAllEnable"]!.GetValue<bool>(),
                Coin("BTC")["withdrawAllEnable"]!.GetValue<bool>(),
                Coin("BTC")["networkList"]![0]!["withdrawEnable"]!.GetValue<bool>()
            )
        );

        JsonNode Coin(string code) => coins.Single(coin => coin!["coin"]!.GetValue<string>() == code)!;
    }

    [Fact]
    public async Task Tickers_tell_of_the_last_day_and_the_best_offers()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.TradeAsync("0.5", "50000");
        await floor.AdvanceAsync(60);
        await floor.TradeAsync("0.1", "49375");
        await floor.LimitAsync(floor.Bob, "SELL", "0.25", "49400");
        await floor.LimitAsync(floor.Ada, "BUY", "0.125", "49300.5");
        Assert.Equal("""{"symbol":"BTCUSDT","price":"49375.00"}""", await floor.LookAsync($"{Price}?symbol=BTCUSDT"));
        Assert.Equal(
            """{"symbol":"BTCUSDT","priceChange":"-625.00","priceChangePercent":"-0.0125","lastPrice":"49375.00","bidPrice":"49300.50","bidQty":"0.125","askPrice":"49400.00","askQty":"0.25","openPrice":"50000.00","highPrice":"50000.00","lowPrice":"49375.00","volume":"0.6","quoteVolume":"29937.5","openTime":1767236760000,"closeTime":1767323105000,"count":2}""",
            await floor.LookAsync($"{Day}?symbol=BTCUSDT")
        );
        const string offers = """{"symbol":"BTCUSDT","bidPrice":"49300.50","bidQty":"0.125","askPrice":"49400.00","askQty":"0.25"}""";
        Assert.Equal(offers, await floor.LookAsync($"{Offers}?symbol=btcusdt"));
        // A list stays a list, whatever is in it.
        Assert.Equal($"[{offers}]", await floor.LookAsync($"{Offers}?symbols=BTCUSDT"));
        Assert.Equal(
            """[{"symbol":"BTCUSDT","price":"49375.00"},{"symbol":"ETHUSDT","price":"0.00"},{"symbol":"SOLUSDT","price":"0.00"},{"symbol":"XRPUSDT","price":"0.0000"},{"symbol":"DOGEUSDT","price":"0.00000"}]""",
            await floor.LookAsync(Price)
        );
    }

    [Fact]
    public async Task A_market_without_a_trade_has_a_day_of_zeros_and_a_day_later_the_old_price_stands()
    {
        await using var floor = await SpotFloor.OpenAsync();
        Assert.Equal(
            """{"symbol":"BTCUSDT","priceChange":"0.00","priceChangePercent":"0","lastPrice":"0.00","bidPrice":"0.00","bidQty":"0","askPrice":"0.00","askQty":"0","openPrice":"0.00","highPrice":"0.00","lowPrice":"0.00","volume":"0","quoteVolume":"0","openTime":1767236700000,"closeTime":1767323045000,"count":0}""",
            await floor.LookAsync($"{Day}?symbol=BTCUSDT")
        );
        await floor.TradeAsync("0.5", "50000");
        await floor.AdvanceAsync(24 * 3_600);
        var day = JsonNode.Parse(await floor.LookAsync($"{Day}?symbol=BTCUSDT"))!;
        Assert.Equal(
            ("50000.00", "50000.00", "0", 0),
            (
                day["lastPrice"]!.GetValue<string>(),
                day["openPrice"]!.GetValue<string>(),
                day["volume"]!.GetValue<string>(),
                day["count"]!.GetValue<int>()
            )
        );
    }

    [Fact]
    public async Task Trades_come_newest_first_and_have_names_that_never_change()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.TradeAsync("0.5", "50000");
        await floor.AdvanceAsync(1);
        await floor.LimitAsync(floor.Ada, "BUY", "0.1", "49999.99");
        await floor.MarketAsync(floor.Bob, "SELL", "0.1");
        const string second =
            """{"id":"77656578-0000-8000-8000-000000000002","price":"49999.99","qty":"0.10000","quoteQty":"4999.9990000","time":1767323046000,"isBuyerMaker":true,"isBestMatch":true}""";
        const string first =
            """{"id":"77656578-0000-8000-8000-000000000001","price":"50000.00","qty":"0.50000","quoteQty":"25000.0000000","time":1767323045000,"isBuyerMaker":false,"isBestMatch":true}""";
        Assert.Equal($"[{second},{first}]", await floor.LookAsync($"{Trades}?symbol=BTCUSDT"));
        Assert.Equal($"[{second}]", await floor.LookAsync($"{Trades}?symbol=BTCUSDT&limit=1"));
        Assert.Equal("[]", await floor.LookAsync($"{Trades}?symbol=ETHUSDT&limit=1000"));
    }

    [Fact]
    public async Task Candles_come_oldest_first_with_what_takers_bought()
    {
        await using var floor = await SpotFloor.OpenAsync();
        Assert.Equal("[]", await floor.LookAsync($"{Klines}?symbol=BTCUSDT&interval=1m"));
        await floor.TradeAsync("0.001", "50000");
        await floor.LimitAsync(floor.Ada, "BUY", "0.002", "49900");
        await floor.MarketAsync(floor.Bob, "SELL", "0.002");
        await floor.AdvanceAsync(120);
        await floor.TradeAsync("0.001", "50100");
        Assert.Equal(
            """[[1767323040000,"50000.00","50000.00","49900.00","49900.00","0.003",1767323100000,"149.8",2,"0.001","50"],[1767323100000,"49900.00","49900.00","49900.00","49900.00","0",1767323160000,"0",0,"0","0"],[1767323160000,"50100.00","50100.00","50100.00","50100.00","0.001",1767323220000,"50.1",1,"0.001","50.1"]]""",
            await floor.LookAsync($"{Klines}?symbol=BTCUSDT&interval=1m")
        );
        Assert.Equal(
            """[[1767225600000,"50000.00","50100.00","49900.00","50100.00","0.004",1769904000000,"199.9",3,"0.002","100.1"]]""",
            await floor.LookAsync($"{Klines}?symbol=BTCUSDT&interval=1M&limit=300")
        );
        Assert.Equal([1_767_323_160_000], await StartsAsync("1m", "&limit=1"));
        Assert.Equal([1_767_322_800_000, 1_767_323_100_000], await StartsAsync("5m", ""));
        Assert.Equal([1_767_312_000_000], await StartsAsync("8h", ""));
        Assert.Equal([1_766_966_400_000], await StartsAsync("1w", ""));

        async Task<IEnumerable<long>> StartsAsync(string interval, string more) =>
            [
                .. JsonNode
                    .Parse(await floor.LookAsync($"{Klines}?symbol=BTCUSDT&interval={interval}{more}"))!
                    .AsArray()
                    .Select(row => row![0]!.GetValue<long>()),
            ];
    }

    [Theory]
    [
        InlineData("1m"),
        InlineData("5m"),
        InlineData("15m"),
        InlineData("30m"),
        InlineData("1h"),
        InlineData("2h"),
        InlineData("4h"),
        InlineData("6h"),
        InlineData("8h"),
        InlineData("12h"),
        InlineData("1d"),
        InlineData("1w"),
        InlineData("1M")
    ]
    public async Task Every_interval_has_a_candle_that_closes_when_the_next_one_opens(string interval)
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.TradeAsync("0.001", "50000");
        await floor.AdvanceAsync(32 * 24 * 3_600);
        var rows = JsonNode.Parse(await floor.LookAsync($"{Klines}?symbol=BTCUSDT&interval={interval}&limit=2"))!.AsArray();
        Assert.Equal(2, rows.Count);
        Assert.Equal(rows[1]![0]!.GetValue<long>(), rows[0]![6]!.GetValue<long>());
    }

    [Fact]
    public async Task The_book_is_shown_fifteen_or_two_hundred_levels_deep()
    {
        await using var floor = await SpotFloor.OpenAsync();
        Assert.Equal("""{"lastUpdateId":0,"bids":[],"asks":[]}""", await floor.LookAsync($"{Depth}?symbol=ETHUSDT"));
        for (var level = 1; level <= 16; level++)
            await floor.LimitAsync(floor.Bob, "SELL", "0.01", $"{50_000 + level}");
        await floor.LimitAsync(floor.Ada, "BUY", "0.02", "49999");
        await floor.LimitAsync(floor.Bob, "BUY", "0.03", "49999");
        await floor.LimitAsync(floor.Ada, "BUY", "0.015", "49998.5");
        var few = JsonNode.Parse(await floor.LookAsync($"{Depth}?symbol=BTCUSDT"))!;
        Assert.Equal("""[["49999.00","0.05"],["49998.50","0.015"]]""", few["bids"]!.ToJsonString());
        Assert.Equal(("""["50001.00","0.01"]""", 15), (few["asks"]![0]!.ToJsonString(), few["asks"]!.AsArray().Count));
        var many = JsonNode.Parse(await floor.LookAsync($"{Depth}?symbol=BTCUSDT&limit=200"))!;
        Assert.Equal(16, many["asks"]!.AsArray().Count);
        Assert.Equal(few["lastUpdateId"]!.GetValue<long>(), many["lastUpdateId"]!.GetValue<long>());
        Assert.True(few["lastUpdateId"]!.GetValue<long>() > 0);
    }

    [Theory]
    [InlineData(Trades), InlineData(Klines + "?interval=1m"), InlineData(Depth)]
    public async Task Who_looks_at_one_market_has_to_name_one_that_there_is(string path)
    {
        await using var session = await Session.StartAsync("weex");
        var join = path.Contains('?') ? '&' : '?';
        (await session.SendBareAsync("GET", path)).Says(Errors.ParamEmpty, "Parameter 'symbol' cannot be empty.");
        (await session.SendBareAsync("GET", $"{path}{join}symbol=")).Says(Errors.ParamEmpty, "Parameter 'symbol' cannot be empty.");
        (await session.SendBareAsync("GET", $"{path}{join}symbol=NOPEUSDT")).Says(Errors.ParamError, "Parameter 'symbol' is invalid.");
        await session.ControlAsync("PATCH", "/exchanges/weex/markets/ETHUSDT", new { state = "delisted" });
        (await session.SendBareAsync("GET", $"{path}{join}symbol=ETHUSDT")).Says(Errors.ParamError, "Parameter 'symbol' is invalid.");
        // Looking does no harm: a market that is closed to the API is shown.
        (await session.SendBareAsync("GET", $"{path}{join}symbol=DOGEUSDT")).Good();
    }

    [Theory]
    [InlineData(Info), InlineData(Price), InlineData(Day), InlineData(Offers)]
    public async Task Who_looks_at_many_names_one_or_a_list_and_not_both(string path)
    {
        await using var session = await Session.StartAsync("weex");
        (await session.SendBareAsync("GET", $"{path}?symbol=BTCUSDT&symbols=BTCUSDT")).Is(Errors.InvalidParamCombination);
        (await session.SendBareAsync("GET", $"{path}?symbol=NOPE&symbols=BTCUSDT")).Says(
            Errors.ParamError,
            "Parameter 'symbol' is invalid."
        );
        foreach (var symbols in new[] { "BTCUSDT,NOPE", "%5B%22NOPE%22%5D", "%5B%5D", "%5B1%5D", "%5B%22BTCUSDT%22", "%5Bnull%5D", "," })
            (await session.SendBareAsync("GET", $"{path}?symbols={symbols}")).Says(Errors.ParamError, "Parameter 'symbols' is invalid.");
    }

    [Fact]
    public async Task Limits_intervals_and_states_have_their_values()
    {
        await using var session = await Session.StartAsync("weex");
        foreach (var limit in new[] { "0", "1001", "-1", "99999999999999999999" })
            (await session.SendBareAsync("GET", $"{Trades}?symbol=BTCUSDT&limit={limit}")).Says(
                Errors.ParamValidateErrorLimitRange,
                "limit must be between 1 and 1000."
            );
        (await session.SendBareAsync("GET", $"{Trades}?symbol=BTCUSDT&limit=many")).Says(
            Errors.ParamValidateError,
            "Parameter validation failed."
        );
        foreach (var limit in new[] { "20", "0", "many", "015" })
            (await session.SendBareAsync("GET", $"{Depth}?symbol=BTCUSDT&limit={limit}")).Says(
                Errors.ParamError,
                "Parameter 'limit' is invalid."
            );
        (await session.SendBareAsync("GET", $"{Klines}?symbol=BTCUSDT")).Says(Errors.ParamEmpty, "Parameter 'interval' cannot be empty.");
        foreach (var interval in new[] { "3m", "1D", "60", "3d" })
            (await session.SendBareAsync("GET", $"{Klines}?symbol=BTCUSDT&interval={interval}")).Says(
                Errors.ParamError,
                "Parameter 'interval' is invalid."
            );
        (await session.SendBareAsync("GET", $"{Klines}?symbol=BTCUSDT&interval=1m&limit=301")).Says(
            Errors.ParamValidateErrorLimitRange,
            "limit must be between 1 and 300."
        );
        (await session.SendBareAsync("GET", $"{Info}?symbolStatus=CLOSED")).Says(Errors.ParamError, "Parameter 'symbolStatus' is invalid.");
    }
}
