using Kontor.Analytics.Markets;
using Xunit.Abstractions;

namespace Kontor.Analytics.Tests.Markets;

/// <summary>Whatever was traded, every figure is the one that a naive fold over all trades gives, and a restart changes none of them.</summary>
public sealed class RecomputationTests(ITestOutputHelper output)
{
    private const int Steps = 1_600;
    private const int ChecksEvery = 400;
    private const int Probes = 25;

    private static readonly string[] s_symbols = ["BTC", "ETH"];

    [Fact]
    public async Task Every_figure_equals_a_naive_fold_over_all_trades()
    {
        foreach (var seed in Seeds.Take(3, output))
            await RunAsync(seed);
    }

    private static async Task RunAsync(int seed)
    {
        var chance = new Random(seed);
        await using var trading = await TradingWorld.OpenAsync();
        await using (var scene = new Watched(trading))
        {
            for (var step = 0; step < Steps; step++)
            {
                await StepAsync(trading, chance);
                if (step % ChecksEvery == 0 || step == Steps - 1)
                    await CheckAsync(await scene.ReadyAsync(), trading, chance, $"seed {seed}, step {step}");
            }
        }
        await trading.RestartAsync();
        await using var again = new Watched(trading);
        await CheckAsync(await again.ReadyAsync(), trading, chance, $"seed {seed}, after a restart");
        await StepAsync(trading, chance);
        await CheckAsync(await again.ReadyAsync(), trading, chance, $"seed {seed}, after a restart and a trade");
    }

    private static async Task StepAsync(TradingWorld trading, Random chance)
    {
        await trading.AdvanceAsync(
            chance.Next(100) switch
            {
                < 40 => chance.Next(3_000),
                < 90 => chance.Next(200_000),
                < 97 => chance.Next(20_000_000),
                < 99 => chance.NextInt64(4 * Grid.DayMs),
                _ => chance.NextInt64(20 * Grid.DayMs),
            }
        );
        if (chance.Next(20) == 0)
            await trading.PractiseAsync(1_000_000 + chance.Next(1_000));
        // One market is busier than the others: it forgets its oldest trades.
        var isBusy = chance.Next(10) < 7;
        var venue = isBusy || chance.Next(2) == 0 ? Venue.Spot : Venue.Perpetual;
        var symbol = isBusy ? "BTC" : s_symbols[chance.Next(2)];
        var priceTicks = (symbol == "BTC" ? 5_000_000 : 300_000) + chance.Next(100_000);
        await trading.TradeAsync(isBusy ? 0 : chance.Next(2), venue, symbol, chance.Next(2) == 0, priceTicks, 1 + chance.Next(5_000));
    }

    private static async Task CheckAsync(Analyst analyst, TradingWorld trading, Random chance, string when)
    {
        var naive = new NaiveMarkets(trading.Trades);
        var nowMs = trading.World.Clock.NowMs;
        Assert.Equal(Grid.At(nowMs), analyst.GridMs);
        Assert.Equal(trading.Trades.Min(one => one.MinuteMs), analyst.Markets.FirstMs);
        foreach (var symbol in s_symbols)
        {
            Same(naive.PriceNow(symbol), analyst.Markets.PriceNow(symbol), when);
            foreach (var range in TimeRange.All)
                CheckFlow(naive, analyst.Markets, symbol, analyst.GridMs - range.LengthMs, analyst.GridMs, when);
            for (var probe = 0; probe < Probes; probe++)
                CheckAt(naive, analyst.Markets, symbol, AnyTime(), AnyTime(), when);
            foreach (var kind in (KlineKind[])[KlineKind.AllSpot, KlineKind.Spot, KlineKind.Perpetual])
            foreach (var bucket in Bucket.All)
            {
                var (fromMs, toMs) = (AnyTime(), chance.Next(2) == 0 ? long.MaxValue : AnyTime());
                Same(
                    naive.Bars(symbol, kind, bucket, fromMs, toMs, nowMs),
                    [.. analyst.Markets.Klines.Read(symbol, kind, bucket, fromMs, toMs, nowMs)],
                    $"{when}: {kind} {bucket.Name} from {fromMs} to {toMs}"
                );
            }
        }

        long AnyTime() =>
            chance.Next(3) == 0
                ? nowMs - chance.Next(3_000_000)
                : TradingWorld.StartMs + chance.NextInt64(nowMs - TradingWorld.StartMs + 2 * Grid.DayMs) - Grid.DayMs;
    }

    private static void CheckAt(NaiveMarkets naive, MarketBooks markets, string symbol, long timeMs, long otherMs, string when)
    {
        Same(naive.PriceAt(symbol, timeMs), markets.PriceAt(symbol, timeMs), $"{when}: {symbol} at {timeMs}");
        Same(naive.RangeBefore(symbol, timeMs), markets.RangeBefore(symbol, timeMs), $"{when}: range of {symbol} before {timeMs}");
        CheckFlow(naive, markets, symbol, Math.Min(timeMs, otherMs), Math.Max(timeMs, otherMs), when);
    }

    private static void CheckFlow(NaiveMarkets naive, MarketBooks markets, string symbol, long fromMs, long toMs, string when)
    {
        foreach (var venue in Enum.GetValues<Venue>())
            Same(
                naive.Over(symbol, venue, fromMs, toMs),
                markets.Over(symbol, venue, fromMs, toMs),
                $"{when}: {symbol} {venue} {fromMs} {toMs}"
            );
    }

    private static void Same<T>(T expected, T found, string when) =>
        Assert.True(EqualityComparer<T>.Default.Equals(expected, found), $"{when}: expected {expected}, found {found}");

    private static void Same(List<Bar> expected, List<Bar> found, string when)
    {
        Assert.True(expected.Count == found.Count, $"{when}: expected {expected.Count} bars, found {found.Count}");
        for (var bar = 0; bar < expected.Count; bar++)
            Same(expected[bar], found[bar], when);
    }
}
