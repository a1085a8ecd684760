using Kontor.World.MarketData;
using Kontor.World.Matching;

namespace Kontor.World.Tests.MarketData;

public sealed class TapeAllocationTests
{
    [Fact]
    public void The_writer_of_a_full_tape_allocates_nothing()
    {
        var tape = new MarketTape(MarketProduct.Perpetual, static (CandlePrice _, CandleInterval _, in Candle _) => { }, candlesHotMax: 16);
        List<DepthLevel> bids = [.. Enumerable.Range(1, 250).Select(depth => new DepthLevel(1_000 - depth, depth))];
        List<DepthLevel> asks = [.. Enumerable.Range(1, 250).Select(depth => new DepthLevel(1_000 + depth, depth))];
        // Until the minutes of the day are full; the other rings are by then.
        var step = Write(tape, bids, asks, 0, 20_000);
        var allocations = Allocations.FromHere();
        step = Write(tape, bids, asks, step, 20_000);
        Assert.Equal(0, allocations.Bytes);
        Assert.Equal(step, tape.Trades(1)[0].TradeId);
    }

    private static long Write(MarketTape tape, List<DepthLevel> bids, List<DepthLevel> asks, long step, int count)
    {
        for (var left = count; left > 0; left--)
        {
            step++;
            var timeMs = step * 15_000;
            tape.AddTrade(new TapeTrade(step, 1_000, 2, 2_000, Side.Buy, timeMs));
            tape.AddPrice(CandlePrice.Mark, 1_000, timeMs);
            tape.AddPrice(CandlePrice.Index, 1_000, timeMs);
            tape.PublishDepth(new FakeBook(step, bids, asks), timeMs);
        }
        return step;
    }
}
