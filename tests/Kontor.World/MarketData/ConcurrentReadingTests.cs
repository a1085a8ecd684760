using Kontor.World.MarketData;
using Kontor.World.Matching;

namespace Kontor.World.Tests.MarketData;

/// <summary>
/// One writer, several readers, and a market in which every number follows from one: trade n has the price n and comes n steps after the
/// start. Whatever a reader sees can therefore be recomputed from a single field of it, and a view of two moments gives itself away.
/// </summary>
public sealed class ConcurrentReadingTests
{
    private const int Trades = 100_000;
    private const long BaseMs = 1_767_571_200_000; // Monday, 2026-01-05T00:00:00Z

    private static readonly CandleInterval[] Intervals =
    [
        CandleInterval.Minute1,
        CandleInterval.Minute3,
        CandleInterval.Hour1,
        CandleInterval.Week1,
    ];

    [Theory, InlineData(1_000), InlineData(20_000)]
    public async Task No_reader_ever_sees_two_moments_at_once(long stepMs)
    {
        var tape = new MarketTape(MarketProduct.Spot, static (CandlePrice _, CandleInterval _, in Candle _) => { });
        var written = 0L;
        var readers = Enumerable
            .Range(0, 3)
            .Select(reader => Task.Run(() => ReadUntil(tape, stepMs, reader, () => Volatile.Read(ref written) == Trades)));
        var all = Task.WhenAll(readers.ToList());
        await Task.Run(() =>
        {
            for (var id = 1; id <= Trades; id++)
            {
                tape.AddTrade(TradeOf(id, stepMs));
                if (id % 5 == 0)
                    tape.PublishDepth(new Staircase(id), id);
                Volatile.Write(ref written, id);
            }
        });
        await all;
    }

    private static void ReadUntil(MarketTape tape, long stepMs, int reader, Func<bool> isDone)
    {
        bool isLast;
        var round = reader;
        do
        {
            isLast = isDone();
            ExpectOneMomentOfTrades(tape, stepMs, isLast);
            ExpectOneMomentOfDepth(tape);
            ExpectOneMomentOfTheDay(tape, stepMs);
            ExpectOneMomentOfCandles(tape, Intervals[round++ % Intervals.Length], stepMs);
        } while (!isLast);
    }

    private static TapeTrade TradeOf(long id, long stepMs) => new(id, id, 3, 21 * (Int128)id, (Side)(id % 2), BaseMs + (id - 1) * stepMs);

    private static void ExpectOneMomentOfTrades(MarketTape tape, long stepMs, bool isLast)
    {
        var trades = tape.Trades();
        for (var index = 0; index < trades.Length; index++)
            Assert.Equal(TradeOf(trades[0].TradeId - index, stepMs), trades[index]);
        if (isLast)
            Assert.Equal((Trades, MarketTape.TradesMax), (trades[0].TradeId, trades.Length));
    }

    private static void ExpectOneMomentOfDepth(MarketTape tape)
    {
        var depth = tape.Depth();
        var stairs = new Staircase(depth.UpdateId);
        Assert.Equal(depth.UpdateId, depth.TimeMs);
        if (depth.UpdateId == 0)
            return;
        Assert.Equal(Math.Min(stairs.LevelCount(Side.Buy), MarketTape.DepthMax), depth.Bids.Length);
        for (var level = 0; level < depth.Bids.Length; level++)
            Assert.Equal(stairs.LevelAt(Side.Buy, level), depth.Bids[level]);
        for (var level = 0; level < depth.Asks.Length; level++)
            Assert.Equal(stairs.LevelAt(Side.Sell, level), depth.Asks[level]);
    }

    private static void ExpectOneMomentOfTheDay(MarketTape tape, long stepMs)
    {
        var ticker = tape.Ticker(0);
        if (ticker.LastTicks == 0)
            return;
        if (ticker.LastTrade is { } last)
            Assert.Equal(TradeOf(ticker.LastTicks, stepMs), last);
        ExpectTradesOf(ticker.Window, stepMs);
    }

    private static void ExpectOneMomentOfCandles(MarketTape tape, CandleInterval interval, long stepMs)
    {
        var series = tape.Candles(CandlePrice.Last);
        var counted = series.ShownPrices;
        var candles = series.Read(interval, 0, long.MaxValue, 100, 0);
        if (counted > 0)
            Assert.True(candles[^1].Close >= counted, "What was counted before is not in the candles.");
        for (var index = 0; index < candles.Length; index++)
        {
            ExpectTradesOf(candles[index], stepMs);
            if (index == 0)
                continue;
            Assert.Equal(interval.Next(candles[index - 1].StartMs), candles[index].StartMs);
            Assert.Equal(candles[index - 1].Close + 1, candles[index].Open);
        }
    }

    // The last trade of the candle is its close; the first one follows from its start.
    private static void ExpectTradesOf(in Candle candle, long stepMs)
    {
        var first = Math.Max(0, (candle.StartMs - BaseMs + stepMs - 1) / stepMs) + 1;
        var last = candle.Close;
        var trades = last - first + 1;
        Assert.Equal((first, last, first, trades), (candle.Open, candle.High, candle.Low, candle.Trades));
        Assert.Equal((3 * trades, 21 * SumUpTo(last) - 21 * SumUpTo(first - 1)), (candle.Lots, candle.Value));
    }

    private static Int128 SumUpTo(long number) => (Int128)number * (number + 1) / 2;

    /// <summary>A book whose levels all follow from its update.</summary>
    private readonly struct Staircase(long updateId) : IDepthSource
    {
        public long UpdateId => updateId;

        public int LevelCount(Side side) => (int)(updateId % 250);

        public DepthLevel LevelAt(Side side, int depth) =>
            new(1_000_000 + updateId + (side == Side.Buy ? -1 - depth : depth), updateId + depth);
    }
}
