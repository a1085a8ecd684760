using System.Buffers;
using Kontor.World.Codec;
using Kontor.World.MarketData;
using Kontor.World.Matching;

namespace Kontor.World.Tests.MarketData;

public sealed class TapeSnapshotTests
{
    private readonly List<(CandlePrice, CandleInterval, Candle)> _closed = [];

    private MarketTape Tape(int hotMax) =>
        new(
            MarketProduct.Perpetual,
            (CandlePrice price, CandleInterval interval, in Candle candle) => _closed.Add((price, interval, candle)),
            hotMax
        );

    [
        Theory,
        InlineData(0, 1_500),
        InlineData(1, 1_500),
        InlineData(150, 1_500),
        InlineData(999, 7),
        InlineData(2_500, 7),
        InlineData(6_000, 60)
    ]
    public void A_tape_that_was_saved_and_loaded_goes_on_as_the_one_that_lived(int tradesBefore, int hotMax)
    {
        var lived = Tape(hotMax);
        var trades = TradeStream.Of(tradesBefore, tradesBefore + 3_000).ToList();
        Write(lived, trades[..tradesBefore]);
        var saved = Save(lived);
        _closed.Clear();
        var loaded = Load(saved, hotMax);
        Assert.Empty(_closed);
        Assert.Equal(saved, Save(loaded));
        ExpectSameReadings(lived, loaded);

        Write(lived, trades[tradesBefore..]);
        var closedByLived = _closed.ToList();
        _closed.Clear();
        Write(loaded, trades[tradesBefore..]);
        Assert.Equal(closedByLived, _closed);
        Assert.Equal(Save(lived), Save(loaded));
        ExpectSameReadings(lived, loaded);
        var broken = new List<string>();
        loaded.Check("BTC_USDT", broken);
        Assert.Empty(broken);
    }

    [Fact]
    public void Readers_and_the_shown_book_leave_no_trace_in_what_is_saved()
    {
        var (read, unread) = (Tape(20), Tape(20));
        foreach (var trade in TradeStream.Of(9, 1_000))
        {
            read.AddTrade(trade);
            unread.AddTrade(trade);
            read.PublishDepth(new FakeBook(trade.TradeId, [new(1, 1)], []), trade.TimeMs);
            read.Ticker(trade.TimeMs + 1_000_000);
            read.Depth();
            read.Trades();
            read.Candles(CandlePrice.Last).Read(CandleInterval.Hour1, 0, long.MaxValue, 100, trade.TimeMs);
        }
        Assert.Equal(Save(unread), Save(read));
    }

    [Fact]
    public void A_damaged_count_is_damage()
    {
        var output = new ArrayBufferWriter<byte>();
        new RecordWriter(output).WriteLong(-1);
        Assert.Throws<InvalidDataException>(() => Load(output.WrittenSpan.ToArray(), 7));
        output.Clear();
        new RecordWriter(output).WriteLong(long.MaxValue);
        Assert.Throws<InvalidDataException>(() => Load(output.WrittenSpan.ToArray(), 7));
    }

    private static void Write(MarketTape tape, List<TapeTrade> trades)
    {
        foreach (var trade in trades)
        {
            tape.AddTrade(trade);
            tape.AddPrice(CandlePrice.Mark, trade.PriceTicks * 10 + 3, trade.TimeMs);
            if (trade.TakerSide == Side.Buy)
                tape.AddPrice(CandlePrice.Index, trade.PriceTicks * 10 - 3, trade.TimeMs);
        }
    }

    private static byte[] Save(MarketTape tape)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new RecordWriter(output);
        tape.Save(ref writer);
        return output.WrittenSpan.ToArray();
    }

    private MarketTape Load(byte[] saved, int hotMax)
    {
        var tape = Tape(hotMax);
        var reader = new RecordReader(saved);
        tape.Load(ref reader);
        reader.ExpectEnd();
        return tape;
    }

    private static void ExpectSameReadings(MarketTape lived, MarketTape loaded)
    {
        Assert.Equal(lived.Trades().ToArray(), loaded.Trades().ToArray());
        foreach (var nowMs in new[] { 0L, TradeStream.StartMs + 90_000_000, Bounds.InstantMaxMs })
        {
            Assert.Equal(lived.Ticker(nowMs), loaded.Ticker(nowMs));
            foreach (var price in Enum.GetValues<CandlePrice>())
            foreach (var interval in Enum.GetValues<CandleInterval>())
                Assert.Equal(
                    lived.Candles(price).Read(interval, 0, long.MaxValue, 1_500, nowMs).ToArray(),
                    loaded.Candles(price).Read(interval, 0, long.MaxValue, 1_500, nowMs).ToArray()
                );
        }
    }
}
