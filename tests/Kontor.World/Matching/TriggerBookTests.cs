using System.Buffers;
using System.Diagnostics;
using Kontor.World.Codec;
using Kontor.World.Matching;
using Xunit.Abstractions;

namespace Kontor.World.Tests.Matching;

public sealed class TriggerBookTests(ITestOutputHelper output)
{
    [Fact]
    public void Rising_triggers_come_out_from_the_lowest_price_up_and_falling_ones_from_the_highest_down()
    {
        var book = new TriggerBook();
        book.Add(1, 120, rises: true);
        book.Add(2, 110, rises: true);
        book.Add(3, 80, rises: false);
        book.Add(4, 90, rises: false);
        Assert.Equal([], PopAll(book, 100));
        Assert.Equal([2, 1], PopAll(book, 120));
        Assert.Equal([4, 3], PopAll(book, 80));
        Assert.Equal(0, book.Count);
    }

    [Fact]
    public void At_one_price_whoever_came_first_comes_out_first()
    {
        var book = new TriggerBook();
        foreach (var id in (long[])[5, 3, 9, 1])
            book.Add(id, 100, rises: false);
        Assert.Equal([5, 3, 9, 1], PopAll(book, 100));
    }

    [Fact]
    public void A_price_reached_from_both_sides_pops_the_rising_ones_first()
    {
        var book = new TriggerBook();
        book.Add(1, 100, rises: false);
        book.Add(2, 100, rises: true);
        Assert.Equal([2, 1], PopAll(book, 100));
    }

    [Fact]
    public void A_full_book_says_so_and_adding_to_it_is_a_mistake_of_the_caller()
    {
        var book = new TriggerBook(triggersMax: 1);
        book.Add(1, 100, rises: true);
        Assert.True(book.IsFull);
        Assert.Throws<UnreachableException>(() => book.Add(2, 100, rises: true));
        Assert.True(book.Remove(1));
        Assert.False(book.Remove(1));
        Assert.False(book.IsFull);
    }

    [Fact]
    public void An_id_waits_only_once()
    {
        var book = new TriggerBook();
        book.Add(1, 100, rises: true);
        Assert.Throws<UnreachableException>(() => book.Add(1, 90, rises: false));
    }

    [Fact]
    public void It_agrees_with_a_sorted_list_through_adding_removing_popping_and_restoring()
    {
        foreach (var seed in Seeds.TakeLong(4, output))
        {
            var (chance, book, twin) = (new Chance(), new TriggerBook(), new NaiveTriggers());
            chance.Seed(seed);
            for (var step = 1; step <= 20_000; step++)
            {
                var (draw, price) = (chance.Below(100), (long)chance.Below(1_000));
                if (draw < 60)
                {
                    var rises = chance.Below(2) == 0;
                    book.Add(step, price, rises);
                    twin.Add(step, price, rises);
                }
                else if (draw < 90)
                {
                    var id = 1 + (long)chance.Below((ulong)step);
                    Assert.Equal(twin.Remove(id), book.Remove(id));
                }
                else
                    Assert.Equal(twin.PopAll(price), PopAll(book, price));
                if (step % 1_000 == 0)
                    book = Restored(book);
                Assert.Equal(twin.Count, book.Count);
            }
        }
    }

    [Fact]
    public void A_snapshot_depends_on_what_waits_and_not_on_what_has_been()
    {
        var (plain, busy) = (new TriggerBook(), new TriggerBook());
        foreach (var id in (long[])[1, 2, 3, 4, 5, 6, 7])
        {
            plain.Add(id, 100 + id % 3, rises: true);
            busy.Add(id, 100 + id % 3, rises: true);
        }
        foreach (var id in (long[])[2, 6, 1])
            plain.Remove(id);
        foreach (var id in (long[])[1, 2, 6])
            busy.Remove(id);
        Assert.Equal(Saved(plain), Saved(busy));
        Assert.Equal(Saved(plain), Saved(Restored(busy)));
    }

    [Fact]
    public void A_snapshot_with_a_trigger_that_waits_twice_is_damage()
    {
        var damaged = new ArrayBufferWriter<byte>();
        var writer = new RecordWriter(damaged);
        writer.WriteLong(2);
        foreach (var sequence in (long[])[0, 1])
        {
            writer.WriteCount(1);
            writer.WriteLong(100);
            writer.WriteLong(sequence);
            writer.WriteLong(7);
        }
        Assert.Throws<InvalidDataException>(() =>
        {
            var reader = new RecordReader(damaged.WrittenSpan);
            new TriggerBook().Load(ref reader);
        });
    }

    private static List<long> PopAll(TriggerBook book, long price)
    {
        List<long> popped = [];
        while (book.TryPopReached(price, out var id))
            popped.Add(id);
        return popped;
    }

    private static byte[] Saved(TriggerBook book)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new RecordWriter(output);
        book.Save(ref writer);
        return output.WrittenSpan.ToArray();
    }

    private static TriggerBook Restored(TriggerBook book)
    {
        var restored = new TriggerBook();
        var reader = new RecordReader(Saved(book));
        restored.Load(ref reader);
        reader.ExpectEnd();
        List<string> broken = [];
        restored.Check("triggers", broken);
        Assert.Empty(broken);
        return restored;
    }

    private sealed class NaiveTriggers
    {
        private readonly List<(long Id, long Price, bool Rises)> _all = [];

        public int Count => _all.Count;

        public void Add(long id, long price, bool rises) => _all.Add((id, price, rises));

        public bool Remove(long id) => _all.RemoveAll(one => one.Id == id) > 0;

        public List<long> PopAll(long price)
        {
            var rising = _all.Where(one => one.Rises && one.Price <= price).OrderBy(one => one.Price).Select(one => one.Id);
            var falling = _all.Where(one => !one.Rises && one.Price >= price).OrderByDescending(one => one.Price).Select(one => one.Id);
            List<long> popped = [.. rising, .. falling];
            _all.RemoveAll(one => popped.Contains(one.Id));
            return popped;
        }
    }
}
