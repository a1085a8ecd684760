using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.BitMart;

/// <summary>Candles of both generations. The house opens at 03:04:05, in the minute that began at 1767323040.</summary>
public sealed class SpotCandleTests
{
    private const string Klines = "/spot/quotation/v3/klines?symbol=BTC_USDT";

    [Fact]
    public async Task Candles_come_oldest_first_and_minutes_without_a_trade_stand_still()
    {
        await using var floor = await SpotFloor.OpenAsync();
        Assert.Equal("[]", SpotFloor.Data(await floor.GetAsync(Klines)));
        await floor.TradeAsync("0.001", "50000");
        await floor.TradeAsync("0.002", "50100");
        await floor.AdvanceAsync(120);
        await floor.TradeAsync("0.001", "49900");
        Assert.Equal(
            """[["1767323040","50000.00","50100.00","50000.00","50100.00","0.00300","150.20000000"],["1767323100","50100.00","50100.00","50100.00","50100.00","0.00000","0.00000000"],["1767323160","49900.00","49900.00","49900.00","49900.00","0.00100","49.90000000"]]""",
            SpotFloor.Data((await floor.GetAsync(Klines)).Good())
        );
        Assert.Equal(
            """[["1767322800","50000.00","50100.00","49900.00","49900.00","0.00400","200.10000000"]]""",
            SpotFloor.Data(await floor.GetAsync("/spot/quotation/v3/lite-klines?symbol=BTC_USDT&step=15"))
        );
        Assert.Equal(["1767323100"], await StartsAsync(floor, "&after=1767323099&before=1767323159"));
        Assert.Equal(["1767323100", "1767323160"], await StartsAsync(floor, "&after=1767323100"));
        Assert.Equal(["1767323040"], await StartsAsync(floor, "&before=1767323099"));
        Assert.Equal(["1767323160"], await StartsAsync(floor, "&limit=1"));
        Assert.Equal(["1767225600"], await StartsAsync(floor, "&step=43200"));
    }

    [Fact]
    public async Task The_older_generation_names_its_fields_and_has_three_more_steps()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.TradeAsync("0.001", "50000");
        await floor.AdvanceAsync(15 * 60);
        await floor.TradeAsync("0.002", "50100");
        Assert.Equal(
            """{"klines":[{"timestamp":1767322800,"open":"50000.00","high":"50100.00","low":"50000.00","close":"50100.00","last_price":"50100.00","volume":"0.00300","quote_volume":"150.20000000"}]}""",
            SpotFloor.Data(await floor.GetAsync("/spot/v1/symbols/kline?symbol=BTC_USDT&from=1767322800&to=1767323000&step=45"))
        );
        Assert.Equal(
            """{"steps":[1,3,5,15,30,45,60,120,180,240,1440,10080,43200]}""",
            SpotFloor.Data(await floor.GetAsync("/spot/v1/steps"))
        );
    }

    [Fact]
    public async Task Joined_candles_cover_what_they_say()
    {
        await using var floor = await SpotFloor.OpenAsync();
        // 03:04 and 06:04 lie in different thirds of a day's eighths; 04:04 and 05:04 belong to the first of them.
        foreach (var price in new[] { "50000", "50300", "49800", "50100" })
        {
            await floor.TradeAsync("0.001", price);
            await floor.AdvanceAsync(3_600);
        }
        Assert.Equal(
            """{"klines":[{"timestamp":1767322800,"open":"50000.00","high":"50300.00","low":"49800.00","close":"49800.00","last_price":"49800.00","volume":"0.00300","quote_volume":"150.10000000"},{"timestamp":1767333600,"open":"50100.00","high":"50100.00","low":"50100.00","close":"50100.00","last_price":"50100.00","volume":"0.00100","quote_volume":"50.10000000"}]}""",
            SpotFloor.Data(await floor.GetAsync("/spot/v1/symbols/kline?symbol=BTC_USDT&from=1767322799&to=1767333600&step=180"))
        );
    }

    private static async Task<string[]> StartsAsync(SpotFloor floor, string query) =>
        [.. (await floor.GetAsync(Klines + query)).Json["data"]!.AsArray().Select(row => row![0]!.GetValue<string>())];
}
