using System.Text.Json.Nodes;
using Kontor.Testing;
using Kontor.World.Ledger;

namespace Kontor.Conformance.House;

/// <summary>A venue has live books from its first answer on; its residents send ordinary commands, and a quiet market has none of them.</summary>
public sealed class ResidentTests
{
    private static readonly string[] s_coins = ["BTC", "ETH", "SOL", "XRP", "DOGE"];

    private static Task<Venue> Lively() => Venue.StartAsync(options => options with { QuietMarket = false });

    [Fact]
    public async Task Every_book_has_two_sides_from_the_first_second_and_trades_as_time_goes_by()
    {
        await using var venue = await Lively();
        foreach (var (exchange, symbol) in Markets())
        {
            var market = await Market(venue, exchange, symbol);
            Assert.Equal(8, market["bids"]!.AsArray().Count);
            Assert.Equal(8, market["asks"]!.AsArray().Count);
            Assert.True((long)market["bids"]![0]![0]! < (long)market["asks"]![0]![0]!, $"{exchange} {symbol}");
        }
        for (var minute = 0; minute < 6; minute++)
            await venue.AdvanceAsync(TimeSpan.FromMinutes(1));
        foreach (var (exchange, symbol) in Markets())
            Assert.NotEmpty((await Market(venue, exchange, symbol))["trades"]!.AsArray());
        Assert.True((bool)(await venue.ControlAsync(HttpMethod.Get, "/checks"))["ok"]!);
    }

    [Fact]
    public async Task Every_contract_is_marked_and_traded_too()
    {
        await using var venue = await Lively();
        foreach (var (exchange, symbol) in Contracts())
        {
            var contract = await venue.ControlAsync(HttpMethod.Get, $"/exchanges/{exchange}/contracts/{symbol}");
            Assert.Equal(8, contract["bids"]!.AsArray().Count);
            Assert.Equal(8, contract["asks"]!.AsArray().Count);
            Assert.True((long)contract["markUnits"]! > 0, $"{exchange} {symbol}");
        }
        for (var hour = 0; hour < 10; hour++)
            await venue.AdvanceAsync(TimeSpan.FromHours(1));
        foreach (var (exchange, symbol) in Contracts())
        {
            var contract = await venue.ControlAsync(HttpMethod.Get, $"/exchanges/{exchange}/contracts/{symbol}");
            Assert.True((long)contract["lastTicks"]! > 0, $"{exchange} {symbol}");
        }
        Assert.True((bool)(await venue.ControlAsync(HttpMethod.Get, "/checks"))["ok"]!);
    }

    [Fact]
    public async Task The_operator_pauses_a_contract_and_reports_a_price()
    {
        await using var venue = await Venue.StartAsync();
        var marked = await venue.ControlAsync(HttpMethod.Post, "/exchanges/weex/contracts/BTCUSDT/index", new { price = "95000.5" });
        Assert.Equal("95000.50000000", (string)marked["markPrice"]!);
        var paused = await venue.ControlAsync(HttpMethod.Patch, "/exchanges/weex/contracts/BTCUSDT", new { state = "paused" });
        Assert.Equal("paused", (string)paused["state"]!);
        var halted = await venue.ControlAsync(HttpMethod.Patch, "/exchanges/weex/markets/BTCUSDT", new { state = "halted", minLots = 7 });
        Assert.Equal(("halted", 7L), ((string)halted["state"]!, (long)halted["minLots"]!));
    }

    [Fact]
    public async Task The_same_seed_and_the_same_steps_of_the_clock_make_the_same_market()
    {
        Assert.Equal(await Live(), await Live());

        static async Task<string> Live()
        {
            await using var venue = await Lively();
            for (var step = 0; step < 10; step++)
                await venue.AdvanceAsync(TimeSpan.FromSeconds(7));
            // Not the state hash: the salts of the demo keys are random, and they are part of it.
            var markets = await Task.WhenAll(Markets().Select(market => Market(venue, market.Exchange, market.Symbol)));
            return string.Join('\n', markets.Select(market => market.ToJsonString()));
        }
    }

    [Fact]
    public async Task A_quiet_market_has_nobody_in_it()
    {
        await using var venue = await Venue.StartAsync();
        await venue.AdvanceAsync(TimeSpan.FromMinutes(5));
        foreach (var (exchange, symbol) in Markets())
        {
            var market = await Market(venue, exchange, symbol);
            Assert.Empty(market["bids"]!.AsArray());
            Assert.Empty(market["asks"]!.AsArray());
            Assert.Empty(market["trades"]!.AsArray());
        }
    }

    private static IEnumerable<(string Exchange, string Symbol)> Markets() =>
        s_coins.SelectMany(coin => new[] { (ExchangeId.BitMart.Name, $"{coin}_USDT"), (ExchangeId.Weex.Name, $"{coin}USDT") });

    private static IEnumerable<(string Exchange, string Symbol)> Contracts() =>
        s_coins.SelectMany(coin => new[] { (ExchangeId.BitMart.Name, $"{coin}USDT"), (ExchangeId.Weex.Name, $"{coin}USDT") });

    private static Task<JsonNode> Market(Venue venue, string exchange, string symbol) =>
        venue.ControlAsync(HttpMethod.Get, $"/exchanges/{exchange}/markets/{symbol}");
}
