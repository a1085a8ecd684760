using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.BitMart;

/// <summary>What everybody may read of contracts in their first generation, to the letter.</summary>
public sealed class IfContractMarketTests
{
    [Fact]
    public async Task A_contract_is_listed_with_its_limits_fees_and_rules_for_plans()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        var reply = await PublicAsync(legacy, "contracts?contractID=1&exchange=bitmart");
        Assert.Equal(
            Joined(
                """
                {"contracts":[{"contract":{"contract_id":1,"index_id":1,"name":"BTCUSDT","display_name":"BTC perpetual",
                "display_name_en":"BTCUSDT_SWAP","contract_type":1,"base_coin":"BTC","quote_coin":"USDT","price_coin":"BTC","exchange":"*",
                "contract_size":"0.001","begin_at":"1970-01-01T00:00:00Z","delive_at":"9999-12-31T23:59:59Z","delivery_cycle":28800,
                "min_leverage":"1","max_leverage":"100","price_unit":"0.1","vol_unit":"1","value_unit":"0.0001","min_vol":"1",
                "max_vol":"500000","liquidation_warn_ratio":"0.85","fast_liquidation_ratio":"1","settle_type":1,"open_type":3,
                "compensate_type":1,"status":3,"created_at":"1970-01-01T00:00:00Z"},"risk_limit":{"contract_id":1,"base_limit":"500000",
                "step":"1500000","maintenance_margin":"0.004","initial_margin":"0.01"},"fee_config":{"contract_id":1,"maker_fee":"0.0002",
                "taker_fee":"0.0006","settlement_fee":"0"},"plan_order_config":{"contract_id":1,"min_scope":"0","max_scope":"2",
                "max_count":10,"min_life_cycle":24,"max_life_cycle":168}}]}
                """
            ),
            DataOf(reply)
        );
        Assert.StartsWith("""{"code":1000,"errno":"OK","trace":""", reply.Text);
        Assert.Equal(5, (await PublicAsync(legacy, "contracts")).Json["data"]!["contracts"]!.AsArray().Count);
        Assert.Empty((await PublicAsync(legacy, "contracts?exchange=other")).Json["data"]!["contracts"]!.AsArray());
        (await legacy.Session.SendBareAsync("GET", LegacyContracts.Prefix + "contracts?contractID=6")).Is(Errors.ContractNotFound);
        (await legacy.Session.SendBareAsync("GET", LegacyContracts.Prefix + "contracts?contractID=x")).Is(Errors.ParameterUnparsable);
    }

    [Fact]
    public async Task A_contract_says_where_it_stands_in_its_life()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        foreach (var (state, status) in new[] { ("paused", 4), ("delivering", 5), ("trading", 3), ("offline", 7) })
        {
            await legacy.PatchContractAsync(new { state });
            var contract = (await PublicAsync(legacy, "contracts?contractID=1")).Json["data"]!["contracts"]![0]!["contract"]!;
            Assert.Equal(status, contract["status"]!.GetValue<int>());
        }
    }

    [Fact]
    public async Task A_ticker_shows_the_day_the_book_and_the_funding()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        await legacy.TradeAsync(10, "50000", LegacyTrader.Cross);
        await legacy.TradeAsync(10, "50100", LegacyTrader.Cross);
        await legacy.Bob.LimitAsync(way: 4, volume: 3, "50200.5");
        await legacy.Ada.LimitAsync(way: 1, volume: 4, "50099.9");
        Assert.Equal(
            Joined(
                """
                {"tickers":[{"low":"50000","high":"50100","open":"50000","close":"50100","last_price":"50100","avg_price":"50050","volume":"20",
                "base_coin_volume":"0.02","quote_coin_volume":"1001","timestamp":1767323045,"rise_fall_rate":"0.002","rise_fall_value":"100",
                "total_volume":"20","volume_day":"20","amount24":"1001","contract_id":1,"position_size":"20","pps":"0",
                "index_price":"50000","fair_price":"50000","fair_basis":"0","fair_value":"0",
                "depth_price":{"bid_price":"50099.9","ask_price":"50200.5","mid_price":"50150.2"},
                "rate":{"quote_rate":"0.0003","base_rate":"0","interest_rate":"0.0001"},"premium_index":"0","funding_rate":"0",
                "next_funding_rate":"0.0001","next_funding_at":"2026-01-02T08:00:00Z"}]}
                """
            ),
            DataOf(await PublicAsync(legacy, "tickers?contractID=1"))
        );
        Assert.Equal(5, (await PublicAsync(legacy, "tickers")).Json["data"]!["tickers"]!.AsArray().Count);
        Assert.Equal("""{"tickers":[]}""", DataOf(await PublicAsync(legacy, "tickers?contractID=77")));
    }

    [Fact]
    public async Task Trades_and_depth_show_the_tape_and_the_book()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        await legacy.TradeAsync(10, "50000", LegacyTrader.Cross);
        await legacy.Session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds(1_500));
        (await legacy.Ada.LimitAsync(way: 1, volume: 2, "50001.5")).Is(Errors.ContractOk);
        (await legacy.Bob.MarketAsync(way: 4, volume: 1)).Is(Errors.ContractOk);
        Assert.Equal(
            Joined(
                """
                {"trades":[{"trade_id":2,"contract_id":1,"deal_price":"50001.5","deal_vol":"1","created_at":"2026-01-02T03:04:06.5Z","way":4,"fluctuation":"1.5"},
                {"trade_id":1,"contract_id":1,"deal_price":"50000","deal_vol":"10","created_at":"2026-01-02T03:04:05Z","way":1,"fluctuation":"0"}]}
                """
            ),
            DataOf(await PublicAsync(legacy, "trades?contractID=1"))
        );
        (await legacy.Bob.LimitAsync(way: 4, volume: 5, "50100")).Is(Errors.ContractOk);
        (await legacy.Bob.LimitAsync(way: 4, volume: 6, "50200")).Is(Errors.ContractOk);
        Assert.Equal(
            """{"sells":[{"price":"50100","vol":"5"}],"buys":[{"price":"50001.5","vol":"1"}]}""",
            DataOf(await PublicAsync(legacy, "depth?contractID=1&count=1"))
        );
        (await legacy.Session.SendBareAsync("GET", LegacyContracts.Prefix + "depth?contractID=1&count=0")).Is(
            Errors.ContractInvalidRequest
        );
        (await legacy.Session.SendBareAsync("GET", LegacyContracts.Prefix + "trades?contractID=9")).Is(Errors.ContractNotFound);
    }

    [Fact]
    public async Task Candles_come_in_every_resolution_that_is_listed()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        await legacy.TradeAsync(10, "50000", LegacyTrader.Cross);
        await legacy.Session.Venue.AdvanceAsync(TimeSpan.FromMinutes(1));
        await legacy.SetIndexAsync("50020");
        await legacy.TradeAsync(5, "50010", LegacyTrader.Cross);
        var fromS = legacy.Session.Venue.NowMs / 1000 - 600;
        var range = $"contractID=1&startTime={fromS}&endTime={fromS + 600}";
        Assert.Equal(
            Joined(
                """
                [{"low":"50000","high":"50000","open":"50000","close":"50000","last_price":"50000","avg_price":"50000","volume":"10","base_coin_volume":"0.01","quote_coin_volume":"500","timestamp":1767323040,"rise_fall_rate":"0","rise_fall_value":"0"},
                {"low":"50010","high":"50010","open":"50010","close":"50010","last_price":"50010","avg_price":"50010","volume":"5","base_coin_volume":"0.005","quote_coin_volume":"250.05","timestamp":1767323100,"rise_fall_rate":"0","rise_fall_value":"0"}]
                """
            ),
            DataOf(await PublicAsync(legacy, $"quote?{range}&unit=1&resolution=M"))
        );
        Assert.Equal(
            """[{"low":"50000","high":"50020","open":"50000","close":"50020","last_price":"50020","avg_price":"50020","volume":"0","base_coin_volume":"0","quote_coin_volume":"0","timestamp":1767312000,"rise_fall_rate":"0.0004","rise_fall_value":"20"}]""",
            DataOf(await PublicAsync(legacy, $"indexquote?indexID=1&startTime={fromS - 86400}&endTime={fromS + 600}&unit=1&resolution=D"))
        );
        foreach (var (unit, resolution) in new[] { (7, "M"), (1, "X"), (3, "H") })
            (await legacy.Session.SendBareAsync("GET", $"{LegacyContracts.Prefix}quote?{range}&unit={unit}&resolution={resolution}")).Is(
                Errors.ContractInvalidRequest
            );
    }

    [Fact]
    public async Task Funding_rounds_indexes_and_settlements_are_listed()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        await legacy.TradeAsync(10, "50000", LegacyTrader.Cross);
        await legacy.Session.Venue.AdvanceAsync(TimeSpan.FromHours(5));
        Assert.Equal("""[{"rate":"0.0001","timestamp":1767340800}]""", DataOf(await PublicAsync(legacy, "fundingrate?contractID=1")));
        Assert.Equal(
            """{"index_id":1,"name":"BTCUSDT","base_coin":"BTC","quote_coin":"USDT","index_price":"50000"}""",
            (await PublicAsync(legacy, "indexes")).Json["data"]!["indexes"]![0]!.ToJsonString()
        );
        Assert.Equal("""{"pnls":[]}""", DataOf(await PublicAsync(legacy, "pnls?contractID=1")));
        (await legacy.Session.SendBareAsync("GET", LegacyContracts.Prefix + "pnls")).Is(Errors.ContractInvalidRequest);
    }

    private static async Task<Reply> PublicAsync(LegacyContracts legacy, string function) =>
        (await legacy.Session.SendBareAsync("GET", LegacyContracts.Prefix + function)).Is(Errors.ContractOk);

    /// <summary>One long line, written as several.</summary>
    private static string Joined(string lines) => lines.ReplaceLineEndings("");

    private static string DataOf(Reply reply) => reply.Json["data"]!.ToJsonString();
}
