using System.Buffers;
using Kontor.World.Codec;
using Kontor.World.Perpetuals.Liquidation;

namespace Kontor.World.Tests.Perpetuals.Liquidation;

public sealed class LiquidationWatchTests
{
    [Fact]
    public void A_long_position_is_reached_from_above_and_a_short_one_from_below()
    {
        var watch = new LiquidationWatch();
        watch.Watch(1, isLong: true, 90);
        watch.Watch(2, isLong: false, 110);

        Assert.Empty(Reached(watch, 91, 109));
        Assert.Equal([1L], Reached(watch, 90));
        Assert.Equal([2L], Reached(watch, 111));
        Assert.Equal(0, watch.Count);
    }

    [Fact]
    public void A_nearer_price_moves_the_watch_and_one_further_away_leaves_it_where_it_is()
    {
        var watch = new LiquidationWatch();
        watch.Watch(1, isLong: true, 90);
        watch.Watch(1, isLong: true, 95);
        watch.Watch(1, isLong: true, 80);

        Assert.Equal([1L], Reached(watch, 95));
        Assert.Empty(Reached(watch, 1));
    }

    [Fact]
    public void A_closed_position_is_not_looked_at()
    {
        var watch = new LiquidationWatch();
        watch.Watch(1, isLong: true, 90);
        watch.Forget(1);
        watch.Forget(2);

        Assert.Empty(Reached(watch, 1));
    }

    [Fact]
    public void A_restart_changes_neither_who_is_looked_at_nor_in_which_order()
    {
        var watch = new LiquidationWatch();
        for (var position = 1; position <= 50; position++)
            watch.Watch(position, isLong: position % 2 == 0, 100 + (position * 7 % 5));
        watch.Forget(13);
        var output = new ArrayBufferWriter<byte>();
        var writer = new RecordWriter(output);
        watch.Save(ref writer);
        var again = new LiquidationWatch();
        var reader = new RecordReader(output.WrittenSpan);
        again.Load(ref reader);
        reader.ExpectEnd();

        Assert.Equal(Reached(watch, 102, 101, 104), Reached(again, 102, 101, 104));
    }

    private static List<long> Reached(LiquidationWatch watch, params long[] marks)
    {
        var reached = new List<long>();
        foreach (var mark in marks)
        {
            while (watch.TryTakeReached(mark, out var position))
                reached.Add(position);
        }
        return reached;
    }
}
