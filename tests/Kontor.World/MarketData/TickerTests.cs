using Kontor.World.MarketData;
using Kontor.World.Matching;

namespace Kontor.World.Tests.MarketData;

public sealed class TickerTests
{
    private const long MinuteMs = 60_000;

    private static MarketTape Tape() => new(MarketProduct.Spot, static (CandlePrice _, CandleInterval _, in Candle _) => { });

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(20_260_131)]
    public void The_last_day_agrees_with_the_list_of_all_trades(int seed)
    {
        var chance = new Random(seed);
        var tape = Tape();
        var trades = new List<TapeTrade>();
        foreach (var trade in TradeStream.Of(seed, 10_000))
        {
            tape.AddTrade(trade);
            trades.Add(trade);
            if (trade.TradeId % 20 != 0)
                continue;
            var nowMs = trade.TimeMs + (chance.Next(2) == 0 ? chance.NextInt64(MinuteMs) : chance.NextInt64(1_600 * MinuteMs));
            var fromMs = nowMs / MinuteMs * MinuteMs - 1_439 * MinuteMs;
            var within = trades.AsEnumerable().Reverse().TakeWhile(each => each.TimeMs >= fromMs).Reverse().ToList();
            var expected = new TickerView(nowMs, NaiveCandles.Of(fromMs, within, trade.PriceTicks), trade, null, null);
            Assert.True(expected == tape.Ticker(nowMs), $"seed {seed}, after {trade.TradeId} trades, at {nowMs}");
            Assert.Equal(expected, tape.Ticker(nowMs));
        }
    }

    [Fact]
    public void A_market_without_trades_has_a_ticker_of_zeros()
    {
        Assert.Equal(new TickerView(5, default, null, null, null), Tape().Ticker(5));
    }

    [Fact]
    public void After_years_without_a_trade_the_prices_are_the_last_one_and_the_volume_is_zero()
    {
        var tape = Tape();
        tape.AddTrade(new TapeTrade(1, 40, 2, 80, Side.Buy, 1_000));
        tape.AddTrade(new TapeTrade(2, 50, 2, 100, Side.Buy, 2_000));
        var ticker = tape.Ticker(Bounds.InstantMaxMs);
        Assert.Equal((50, 50, 50, 50), (ticker.Window.Open, ticker.Window.High, ticker.Window.Low, ticker.LastTicks));
        Assert.Equal((0, 0, 0), (ticker.Window.Trades, ticker.Window.Lots, ticker.Window.Value));
        Assert.Equal(2, ticker.LastTrade?.TradeId);
        // The next trade after the pause is alone in its window, however long the clock has jumped.
        tape.AddTrade(new TapeTrade(3, 60, 1, 60, Side.Sell, Bounds.InstantMaxMs));
        Assert.Equal(1, tape.Ticker(Bounds.InstantMaxMs).Window.Trades);
    }

    [Fact]
    public void A_trade_leaves_the_window_with_its_minute()
    {
        var tape = Tape();
        tape.AddTrade(new TapeTrade(1, 40, 2, 80, Side.Buy, 59_999));
        tape.AddTrade(new TapeTrade(2, 50, 3, 150, Side.Buy, 60_000));
        Assert.Equal(5, tape.Ticker(1_440 * MinuteMs - 1).Window.Lots);
        Assert.Equal(3, tape.Ticker(1_440 * MinuteMs).Window.Lots);
        Assert.Equal(3, tape.Ticker(1_441 * MinuteMs - 1).Window.Lots);
        Assert.Equal(0, tape.Ticker(1_441 * MinuteMs).Window.Lots);
    }

    [Fact]
    public void A_clock_that_was_read_before_the_last_trade_shows_that_trade_all_the_same()
    {
        var tape = Tape();
        tape.AddTrade(new TapeTrade(1, 40, 2, 80, Side.Buy, 100 * MinuteMs));
        Assert.Equal(1, tape.Ticker(10).Window.Trades);
    }

    [Fact]
    public void A_reader_that_may_not_try_gets_the_window_that_somebody_saw_before()
    {
        var tape = Tape();
        tape.AddTrade(new TapeTrade(1, 40, 2, 80, Side.Buy, 1_000));
        var seen = tape.Candles(CandlePrice.Last).Window(1_000);
        tape.AddTrade(new TapeTrade(2, 50, 2, 100, Side.Buy, 2_000));
        Assert.Equal(seen, tape.Candles(CandlePrice.Last).Window(2_000, triesMax: 0));
        Assert.Equal(2, tape.Candles(CandlePrice.Last).Window(2_000).Prices);
    }

    [Fact]
    public void The_best_prices_stand_beside_the_last_one()
    {
        var tape = Tape();
        tape.PublishDepth(new FakeBook(7, [new(99, 5), new(98, 6)], [new(101, 4)]), 10);
        var ticker = tape.Ticker(10);
        Assert.Equal((new DepthLevel(99, 5), new DepthLevel(101, 4)), (ticker.BestBid!.Value, ticker.BestAsk!.Value));
    }

    [Fact]
    public void The_last_thousand_trades_are_kept_newest_first()
    {
        var tape = Tape();
        Assert.Empty(tape.Trades());
        for (var id = 1; id <= 5_000; id++)
            tape.AddTrade(new TapeTrade(id, 1, 1, 1, Side.Buy, id));
        Assert.Equal(Enumerable.Range(4_001, 1_000).Reverse().Select(id => (long)id), tape.Trades().Select(trade => trade.TradeId));
        Assert.Equal([5_000, 4_999], tape.Trades(2).Select(trade => trade.TradeId));
        Assert.Equal(1_000, tape.Trades(int.MaxValue).Length);
        Assert.Empty(tape.Trades(-1));
    }
}
