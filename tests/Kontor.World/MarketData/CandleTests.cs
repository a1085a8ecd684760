using System.Collections.Immutable;
using Kontor.World.History;
using Kontor.World.MarketData;
using Kontor.World.Matching;

namespace Kontor.World.Tests.MarketData;

public sealed class CandleTests
{
    private const int Market = 17;

    private readonly HistoryStream<CandleRow> _history = new("candles", 1 << 18);

    private MarketTape Tape(int hotMax, MarketProduct product = MarketProduct.Spot) =>
        new(product, CandleHistory.Into(_history, 1, product, Market), hotMax);

    [Theory, InlineData(1), InlineData(2), InlineData(20_260_131)]
    public void All_intervals_agree_with_the_list_of_all_trades(int seed)
    {
        var tape = Tape(CandleSeries.HotMaxDefault);
        var trades = new List<TapeTrade>();
        foreach (var trade in TradeStream.Of(seed, 3_000))
        {
            tape.AddTrade(trade);
            trades.Add(trade);
            if (trade.TradeId % 100 == 0)
                Compare(
                    seed,
                    trades,
                    query => tape.Candles(CandlePrice.Last).Read(query.Interval, query.FromMs, query.ToMs, query.Max, query.NowMs)
                );
        }
    }

    [Theory, InlineData(3), InlineData(4)]
    public void What_has_left_memory_comes_from_the_history(int seed)
    {
        var tape = Tape(hotMax: 5);
        var trades = new List<TapeTrade>();
        foreach (var trade in TradeStream.Of(seed, 5_000))
        {
            tape.AddTrade(trade);
            trades.Add(trade);
            if (trade.TradeId % 100 == 0)
                Compare(seed, trades, query => ReadWithHistory(tape, query));
        }
    }

    private ImmutableArray<Candle> ReadWithHistory(MarketTape tape, Query query)
    {
        var known = tape.Candles(CandlePrice.Last).Known(query.Interval, query.FromMs, query.ToMs, query.Max, query.NowMs);
        var older = CandleHistory.Older(known, new CandleOwner(1, MarketProduct.Spot, Market, query.Interval, CandlePrice.Last));
        return CandleHistory.Fill(known, older is null ? [] : older.Begin(_history).Finish());
    }

    private readonly record struct Query(CandleInterval Interval, long FromMs, long ToMs, int Max, long NowMs);

    private static void Compare(int seed, List<TapeTrade> trades, Func<Query, ImmutableArray<Candle>> read)
    {
        var chance = new Random(seed + trades.Count);
        foreach (var interval in Enum.GetValues<CandleInterval>())
        {
            var nowMs = trades[^1].TimeMs + (chance.Next(2) == 0 ? chance.NextInt64(120_000) : chance.NextInt64(100L * 86_400_000));
            // As many candles back as a question can have, counted from somewhere in the life of the market.
            var toMs = chance.Next(3) == 0 ? nowMs : trades[chance.Next(trades.Count)].TimeMs + chance.NextInt64(3_600_000);
            var fromMs =
                chance.Next(3) == 0
                    ? 0
                    : NaiveCandles.Next(interval, NaiveCandles.StartOf(interval, toMs), -chance.Next(100)) - chance.Next(2);
            var query = new Query(interval, fromMs, toMs, chance.Next(1, 200), nowMs);
            var expected = NaiveCandles.Read(trades, interval, fromMs, toMs, query.Max, nowMs);
            Assert.True(expected.SequenceEqual(read(query)), $"seed {seed}, after {trades.Count} trades: {query}");
        }
    }

    [Fact]
    public void Each_closed_candle_is_handed_over_once_and_in_order()
    {
        var closed = new List<(CandleInterval Interval, Candle Candle)>();
        var tape = new MarketTape(
            MarketProduct.Spot,
            (CandlePrice _, CandleInterval interval, in Candle candle) => closed.Add((interval, candle))
        );
        var trades = TradeStream.Of(5, 4_000).ToList();
        foreach (var trade in trades)
            tape.AddTrade(trade);
        foreach (var interval in Enum.GetValues<CandleInterval>())
        {
            var expected = trades
                .GroupBy(trade => NaiveCandles.StartOf(interval, trade.TimeMs))
                .SkipLast(1)
                .Select(group => NaiveCandles.Of(group.Key, [.. group], 0));
            Assert.Equal(expected, closed.Where(each => each.Interval == interval).Select(each => each.Candle));
        }
    }

    [Fact]
    public void Nothing_is_shown_before_the_first_price_and_nothing_after_now()
    {
        var series = Tape(10).Candles(CandlePrice.Last);
        Assert.Empty(series.Read(CandleInterval.Minute1, 0, long.MaxValue, 100, 1_000_000));
        var tape = Tape(10);
        tape.AddTrade(new TapeTrade(1, 50, 2, 100, Side.Buy, 600_000));
        series = tape.Candles(CandlePrice.Last);
        Assert.Equal(
            [600_000, 660_000, 720_000],
            series.Read(CandleInterval.Minute1, 0, long.MaxValue, 100, 720_001).Select(candle => candle.StartMs)
        );
        Assert.Empty(series.Read(CandleInterval.Minute1, 720_001, long.MaxValue, 100, 720_001));
        Assert.Empty(series.Read(CandleInterval.Minute1, 0, 599_999, 100, 720_001));
    }

    [Fact]
    public void Absurd_ranges_are_answered_with_what_is_there_and_no_more_than_the_most()
    {
        var tape = Tape(10);
        tape.AddTrade(new TapeTrade(1, 50, 2, 100, Side.Buy, 0));
        var series = tape.Candles(CandlePrice.Last);
        foreach (var interval in Enum.GetValues<CandleInterval>())
        {
            Assert.Equal(CandleSeries.ReadMax, series.Read(interval, long.MinValue, long.MaxValue, int.MaxValue, long.MaxValue).Length);
            Assert.Equal(
                interval.StartOf(0),
                series.Read(interval, long.MinValue, 0, 5, long.MinValue).Single(candle => candle.Trades == 1).StartMs
            );
            Assert.Empty(series.Read(interval, long.MaxValue, long.MinValue, 5, 0));
            Assert.Empty(series.Read(interval, 0, long.MaxValue, 0, 0));
            Assert.Empty(series.Read(interval, 0, long.MaxValue, int.MinValue, 0));
            Assert.Empty(series.Read(interval, long.MaxValue, long.MaxValue, 5, long.MaxValue));
        }
    }

    [Fact]
    public void Mark_and_index_prices_have_candles_without_volume()
    {
        var tape = Tape(10, MarketProduct.Perpetual);
        tape.AddPrice(CandlePrice.Mark, 500, 30_000);
        tape.AddPrice(CandlePrice.Mark, 700, 40_000);
        tape.AddPrice(CandlePrice.Mark, 400, 60_000);
        tape.AddPrice(CandlePrice.Index, 9, 60_000);
        Assert.Equal(
            [new Candle(0, 500, 700, 500, 700, 0, 0, 0, 0, 0), new Candle(60_000, 400, 400, 400, 400, 0, 0, 0, 0, 0)],
            tape.Candles(CandlePrice.Mark).Read(CandleInterval.Minute1, 0, 60_000, 10, 60_000).ToArray()
        );
        Assert.Equal(
            new Candle(0, 500, 700, 400, 400, 0, 0, 0, 0, 0),
            Assert.Single(tape.Candles(CandlePrice.Mark).Read(CandleInterval.Day1, 0, 60_000, 10, 60_000))
        );
        Assert.Equal(9, Assert.Single(tape.Candles(CandlePrice.Index).Read(CandleInterval.Month1, 0, 60_000, 10, 60_000)).Close);
        Assert.True(tape.Has(CandlePrice.Index));
        Assert.False(Tape(10).Has(CandlePrice.Mark));
    }

    [Fact]
    public void A_sum_that_no_number_holds_stays_at_the_largest()
    {
        var tape = Tape(10);
        for (var id = 1; id <= 3; id++)
            tape.AddTrade(new TapeTrade(id, 1, 1, Int128.MaxValue / 2, Side.Sell, id * 60_000));
        Assert.Equal(Int128.MaxValue, Assert.Single(tape.Candles(CandlePrice.Last).Read(CandleInterval.Day1, 0, 0, 1, 0)).Value);
        Assert.Equal(Int128.MaxValue, tape.Ticker(200_000).Window.Value);
    }

    [Fact]
    public void Owners_are_unpacked_as_they_were_packed_and_never_share_a_number()
    {
        var owners =
            from exchange in new[] { 0, 1, Bounds.ExchangesMax - 1 }
            from product in Enum.GetValues<MarketProduct>()
            from market in new[] { 0, 1, Bounds.MarketsPerExchangeMax }
            from interval in Enum.GetValues<CandleInterval>()
            from price in Enum.GetValues<CandlePrice>()
            select new CandleOwner(exchange, product, market, interval, price);
        var all = owners.ToList();
        Assert.All(all, owner => Assert.Equal(owner, CandleOwner.Unpack(owner.Packed)));
        Assert.Equal(all.Count, all.Select(owner => owner.Packed).Distinct().Count());
        Assert.All(all, owner => Assert.True(owner.Packed >= 0));
    }
}
