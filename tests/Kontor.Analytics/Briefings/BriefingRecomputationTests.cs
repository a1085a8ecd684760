using Kontor.Analytics.Briefings;
using Kontor.Analytics.Markets;
using Kontor.Analytics.Tests.Markets;
using Xunit.Abstractions;

namespace Kontor.Analytics.Tests.Briefings;

/// <summary>Whatever was traded and moved, areas, trends and briefings are those that a naive fold gives, and a restart changes none of them.</summary>
public sealed class BriefingRecomputationTests(ITestOutputHelper output)
{
    private const int Steps = 700;
    private const int ChecksEvery = 233;
    private const int Probes = 25;
    private const int Briefings = 40;

    private static readonly string[] s_symbols = ["BTC", "ETH"];

    [Fact]
    public async Task Every_figure_equals_a_naive_fold_over_all_trades()
    {
        var (areas, trends) = (0, new HashSet<PriceTrend>());
        foreach (var seed in Seeds.Take(3, output))
        {
            var chance = new Random(seed);
            await using var trading = await TradingWorld.OpenAsync();
            await trading.BeginChainAsync("BTC");
            await using (var watched = new Watched(trading))
            {
                for (var step = 0; step < Steps; step++)
                {
                    await StepAsync(trading, chance, step);
                    if (step % ChecksEvery == 0 || step == Steps - 1)
                        areas += await CheckAsync(await watched.ReadyAsync(), trading, chance, $"seed {seed}, step {step}");
                }
                trends.UnionWith(watched.Analyst.Briefings.TrendsOf("BTC").Select(day => day.Trend));
            }
            await trading.RestartAsync();
            await using var again = new Watched(trading);
            areas += await CheckAsync(await again.ReadyAsync(), trading, chance, $"seed {seed}, after a restart");
        }
        // What nothing was found of was not compared either.
        Assert.True(areas > 100, $"There were {areas} areas.");
        Assert.Equal([PriceTrend.Up, PriceTrend.Down], trends.Order());
    }

    private static async Task StepAsync(TradingWorld trading, Random chance, int step)
    {
        await trading.AdvanceAsync(
            chance.Next(100) switch
            {
                < 60 => chance.Next(400_000),
                < 95 => chance.Next(20_000_000),
                _ => chance.NextInt64(3 * Grid.DayMs),
            }
        );
        if (chance.Next(6) == 0)
            await trading.PayAsync(chance.Next(2) == 0, 1 + chance.Next(1_000_000_000));
        // In the beginning there are contracts only, and they make the prices.
        var venue = step < 40 || chance.Next(4) == 0 ? Venue.Perpetual : Venue.Spot;
        var symbol = s_symbols[chance.Next(2)];
        var priceTicks = (symbol == "BTC" ? 4_000_000 : 250_000) * (100L + chance.Next(60)) / 100;
        await trading.TradeAsync(chance.Next(2), venue, symbol, chance.Next(2) == 0, priceTicks, 1 + chance.Next(3_000));
    }

    private static async Task<int> CheckAsync(Analyst analyst, TradingWorld trading, Random chance, string when)
    {
        var (areas, naive, gridMs) = (0, new NaiveAreas(trading.Trades), analyst.GridMs);
        foreach (var symbol in s_symbols)
        {
            var oldestMs = Math.Max(TradingWorld.StartMs, gridMs - BriefingDesk.AreasKeptMs);
            for (var probe = 0; probe < Probes; probe++)
            {
                var timeMs = probe == 0 ? gridMs : oldestMs + chance.NextInt64(gridMs - oldestMs + 1);
                var (above, below) = naive.At(symbol, Grid.At(timeMs));
                var found = analyst.Briefings.AreasAt(symbol, timeMs);
                Same(above, found.Resistances, $"{when}: {symbol} above at {timeMs}");
                Same(below, found.Supports, $"{when}: {symbol} below at {timeMs}");
                areas += above.Length + below.Length;
            }
            Same(Trends(analyst, trading, symbol), analyst.Briefings.TrendsOf(symbol), $"{when}: trends of {symbol}");
        }
        CheckBriefings(analyst, trading, when);
        return areas;
    }

    private static IEnumerable<TrendDay> Trends(Analyst analyst, TradingWorld trading, string symbol)
    {
        var (markets, held) = (new NaiveMarkets(trading.Trades), analyst.Holdings.Current.Of(symbol));
        for (var dayMs = TradingWorld.StartMs; dayMs + Grid.DayMs <= analyst.GridMs; dayMs += Grid.DayMs)
        {
            if (held.WhalesAtEndOf(dayMs - Grid.DayMs) is not { } before || held.WhalesAtEndOf(dayMs) is not { } after)
                continue;
            var grew = (after.Balance - before.Balance).Sign;
            var net = markets.Over(symbol, Venue.Spot, dayMs, dayMs + Grid.DayMs).Net;
            if (grew > 0 && net > 0)
                yield return new TrendDay(dayMs, PriceTrend.Up);
            else if (grew < 0 && net < 0)
                yield return new TrendDay(dayMs, PriceTrend.Down);
        }
    }

    /// <summary>Every half hour there is one, and those before that are kept to their number.</summary>
    private static void CheckBriefings(Analyst analyst, TradingWorld trading, string when)
    {
        var (markets, areas) = (new NaiveMarkets(trading.Trades), new NaiveAreas(trading.Trades));
        var found = analyst.Briefings.Announcements.ReadAfter(-1, int.MaxValue);
        var newestMs = analyst.GridMs - (analyst.GridMs % BriefingDesk.StepMs);
        // The first one that is not before the end of the first minute.
        var firstMs = (trading.Trades.Min(one => one.MinuteMs) + Grid.MinuteMs + BriefingDesk.StepMs - 1) / BriefingDesk.StepMs;
        var oldestMs = Math.Max(firstMs * BriefingDesk.StepMs, newestMs - ((BriefingDesk.KeptMax - 1) * BriefingDesk.StepMs));
        var expected = new List<long>();
        for (var timeMs = oldestMs; timeMs <= newestMs; timeMs += BriefingDesk.StepMs)
            expected.Add(timeMs);
        Same(expected, found.Select(briefing => briefing.TimeMs), $"{when}: times of briefings");
        foreach (var briefing in found.TakeLast(Briefings))
        foreach (var symbol in s_symbols)
        {
            var reading = briefing.Readings.SingleOrDefault(one => one.Symbol == symbol);
            var (timeMs, dayMs) = (briefing.TimeMs, Grid.DayOf(briefing.TimeMs) - Grid.DayMs);
            if (markets.PriceAt(symbol, timeMs) is not { } price)
            {
                Assert.Null(reading);
                continue;
            }
            var (spot, contract) = (Over(Venue.Spot), Over(Venue.Perpetual));
            var (above, below) = areas.At(symbol, timeMs);
            var trend = analyst.Briefings.TrendsOf(symbol).LastOrDefault(day => day.DayMs == dayMs).Trend;
            Assert.NotNull(reading);
            Assert.Equal(
                (timeMs, price, ChangeOf(3_600_000), ChangeOf(Grid.DayMs), spot.Amount + contract.Amount, spot.Net, contract.Net, trend),
                (
                    reading.TimeMs,
                    reading.Price,
                    reading.Change1h,
                    reading.Change24h,
                    reading.Turnover24h,
                    reading.SpotNet24h,
                    reading.ContractNet24h,
                    reading.Trend
                )
            );
            Same(above, reading.Resistances, when);
            Same(below, reading.Supports, when);

            Flow Over(Venue venue) => markets.Over(symbol, venue, timeMs - Grid.DayMs, timeMs);

            Int128? ChangeOf(long spanMs) => markets.PriceAt(symbol, timeMs - spanMs) is { } then ? Fixed.Ratio(price - then, then) : null;
        }
    }

    private static void Same<T>(IEnumerable<T> expected, IEnumerable<T> found, string when) =>
        Assert.True(expected.SequenceEqual(found), $"{when}: expected {string.Join(' ', expected)}, found {string.Join(' ', found)}");
}
