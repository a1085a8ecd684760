using Kontor.World.MarketData;

namespace Kontor.World.Tests.MarketData;

public sealed class SequenceTests
{
    [Fact]
    public void While_an_entry_is_written_only_its_own_slot_is_closed()
    {
        var sequence = new WriteSequence();
        for (var entry = 0; entry < 4; entry++)
        {
            Assert.Equal(entry, sequence.Begin());
            sequence.Finish();
        }
        // Entry 4 goes into the slot of entry 0.
        sequence.Begin();
        Assert.Equal(4, sequence.Finished);
        Assert.False(sequence.IsIntact(0, slots: 4));
        Assert.True(sequence.IsIntact(1, slots: 4));
        Assert.True(sequence.IsIntact(3, slots: 4));
    }

    [Theory, InlineData(1), InlineData(60), InlineData(100), InlineData(1_000)]
    public void A_ring_keeps_the_entries_that_count_and_tells_which_are_gone(int max)
    {
        var ring = new SequenceRing<long>(max);
        for (var count = 1; count <= 5_000; count++)
        {
            ring.Add(count * 3);
            if (count % 37 != 0)
                continue;
            for (var number = ring.OldestOf(count); number < count; number++)
            {
                Assert.True(ring.TryRead(number, out var entry));
                Assert.Equal((number + 1) * 3, entry);
            }
            if (count > 2 * max + 64)
                Assert.False(ring.TryRead(0, out _));
        }
    }

    [Fact]
    public void A_reader_of_a_cell_that_may_not_try_gets_a_value_that_another_one_kept()
    {
        var cell = new SequenceCell<long>(7);
        for (var value = 1; value <= 3_000; value++)
            cell.Write(value);
        Assert.Equal(7, cell.Read(triesMax: 0));
        Assert.Equal(3_000, cell.Read());
        cell.Write(4_000);
        Assert.Equal(3_000, cell.Read(triesMax: 0));
        Assert.Equal(4_000, cell.Read());
    }
}
