using System.Diagnostics;
using System.Runtime.InteropServices;
using Kontor.Log.History;
using Kontor.World.History;

namespace Kontor.World.Tests.History;

public sealed class HistoryStreamTests
{
    [Fact]
    public void Rows_are_numbered_from_1_and_read_by_their_number()
    {
        var stream = new HistoryStream<SampleRow>("samples");
        Assert.Equal(1, stream.Add(SampleRow.Of(7, 100, 1)));
        Assert.Equal(2, stream.Add(SampleRow.Of(8, 100, 2)));
        Assert.True(stream.TryRead(2, out var row));
        Assert.Equal(SampleRow.Of(8, 100, 2), row);
        Assert.False(stream.TryRead(0, out _));
        Assert.False(stream.TryRead(3, out _));
        Assert.False(stream.TryRead(long.MinValue, out _));
        Assert.Equal((1L, 2L, 0L), (stream.NewestOf(7), stream.NewestOf(8), stream.NewestOf(9)));
    }

    [Fact]
    public void What_leaves_memory_is_read_from_the_store()
    {
        using var store = new MemoryHistoryStore();
        var stream = new HistoryStream<SampleRow>("samples", hotMax: 8);
        stream.Open(store);
        for (var number = 1; number <= 100; number++)
        {
            stream.Add(SampleRow.Of(7, number, number));
            stream.Drain();
        }
        Assert.Equal((93L, 1L), (stream.HotFromId, stream.OldestId));
        for (var id = 1; id <= 100; id++)
        {
            Assert.True(stream.TryRead(id, out var row));
            Assert.Equal(SampleRow.Of(7, id, id), row);
        }
    }

    [Fact]
    public void What_the_store_has_not_got_stays_in_memory_beyond_the_bound()
    {
        using var store = new MemoryHistoryStore { IsFull = true };
        var stream = new HistoryStream<SampleRow>("samples", hotMax: 8);
        stream.Open(store);
        for (var number = 1; number <= 100; number++)
            stream.Add(SampleRow.Of(7, number, number));
        Assert.Equal((1L, 100L), (stream.HotFromId, stream.Undrained));
        store.IsFull = false;
        stream.Drain();
        stream.Add(SampleRow.Of(7, 101, 101));
        Assert.True(stream.TryRead(1, out var row));
        Assert.Equal(1, row.Number);
    }

    [Fact]
    public void Without_a_store_only_the_hot_rows_are_remembered()
    {
        var stream = new HistoryStream<SampleRow>("samples", hotMax: 8);
        for (var number = 1; number <= 100; number++)
            stream.Add(SampleRow.Of(number % 2, number, number));
        Assert.Equal((93L, 93L, 8), (stream.HotFromId, stream.OldestId, stream.HotCapacity));
        Assert.False(stream.TryRead(92, out _));
        Assert.Equal([99, 97, 95, 93], stream.NewestFirst(1).ToList().Select(entry => entry.Id));
        Assert.Equal(8, stream.NewestFirst().Count());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 40)]
    [InlineData(4, 1_000)]
    public void Owners_chains_and_ranges_agree_with_a_naive_list(int seed, int owners)
    {
        using var store = new MemoryHistoryStore();
        var stream = new HistoryStream<SampleRow>("samples", hotMax: 64);
        stream.Open(store);
        var flow = new SampleFlow(seed, owners);
        for (var round = 0; round < 60; round++)
        {
            for (var left = 50; left > 0; left--)
                stream.Add(flow.Next());
            if (round % 3 == 0)
                stream.Drain();
            for (var left = 10; left > 0; left--)
                AssertAgree(stream, flow);
        }
        Assert.Equal(flow.Rows.AsEnumerable().Reverse(), stream.NewestFirst().Select(entry => entry.Row));
    }

    private static void AssertAgree(HistoryStream<SampleRow> stream, SampleFlow flow)
    {
        var owner = flow.AnyOwner();
        var range = new HistoryRange(flow.AnyTimeMs(), flow.AnyTimeMs(), flow.AnyTimeMs());
        Assert.True(stream.NewestFirst(owner).ToList().SequenceEqual(flow.NewestFirst(owner, HistoryRange.All)), $"{flow}: owner {owner}");
        Assert.True(
            stream.NewestFirst(owner, range).ToList().SequenceEqual(flow.NewestFirst(owner, range)),
            $"{flow}: owner {owner}, {range}"
        );
        var times = HistoryRange.All with { FromMs = range.FromMs, ToMs = range.ToMs };
        Assert.True(
            stream.NewestFirst(owner, range.FromMs, range.ToMs).ToList().SequenceEqual(flow.NewestFirst(owner, times)),
            $"{flow}: owner {owner}, {times}"
        );
    }

    [Fact]
    public void A_row_far_back_is_found_in_few_steps()
    {
        const int rows = 1 << 17;
        using var store = new CountingStore(new MemoryHistoryStore());
        var stream = new HistoryStream<SampleRow>("samples", hotMax: 64);
        stream.Open(store);
        for (var number = 1; number <= rows; number++)
        {
            stream.Add(SampleRow.Of(7, number, number));
            if (number % 64 == 0)
                stream.Drain();
        }
        var random = new Random(5);
        var worst = 0;
        for (var round = 0; round < 2_000; round++)
        {
            var timeMs = random.Next(1, rows - 64);
            store.Reads = 0;
            Assert.Equal(timeMs, Assert.Single(stream.NewestFirst(7, timeMs, timeMs).ToList()).Id);
            worst = Math.Max(worst, store.Reads);
        }
        // log² of 131,072 is 289; half of it is the depth of the tree, and every level reads at most twice.
        Assert.InRange(worst, 17, 17 * 17);
    }

    [Fact]
    public void A_stream_whose_old_rows_were_forgotten_ends_where_they_would_begin()
    {
        using var store = new CountingStore(new MemoryHistoryStore(rowsMax: 4_096));
        var stream = new HistoryStream<SampleRow>("samples", hotMax: 64);
        stream.Open(store);
        for (var number = 1; number <= 50_000; number++)
        {
            stream.Add(SampleRow.Of(number % 3, number, number));
            stream.Drain();
        }
        Assert.InRange(stream.OldestId, 50_000 - 4_096 - 1_024, 50_000 - 4_096 + 1);
        Assert.False(stream.TryRead(stream.OldestId - 1, out _));
        Assert.InRange(stream.NewestFirst(1).ToList()[^1].Id, stream.OldestId, stream.OldestId + 2);
        store.Reads = 0;
        Assert.Empty(stream.NewestFirst(1, 0, stream.OldestId - 10).ToList());
        Assert.InRange(store.Reads, 0, 300);
    }

    [Fact]
    public void Adding_allocates_nothing()
    {
        using var store = new MemoryHistoryStore();
        var stream = new HistoryStream<SampleRow>("samples", hotMax: 1_024);
        stream.Open(store);
        // Each owner is past its 4,096th row: its head grows next at the 65,536th.
        AddRows(25_000);
        stream.Drain();
        var allocations = Allocations.FromHere();
        AddRows(1_000);
        Assert.Equal(0, allocations.Bytes);

        void AddRows(int count)
        {
            for (var left = count; left > 0; left--)
            {
                stream.Add(SampleRow.Of(left % 5, stream.NextId, 1));
                if (count > 1_000 && left % 100 == 0)
                    stream.Drain();
            }
        }
    }

    [Fact]
    public void Time_never_runs_backwards_for_one_owner()
    {
        var stream = new HistoryStream<SampleRow>("samples");
        stream.Add(SampleRow.Of(7, 100, 1));
        stream.Add(SampleRow.Of(8, 99, 2));
        Assert.Throws<UnreachableException>(() => stream.Add(SampleRow.Of(7, 99, 3)));
    }

    [Fact]
    public void Rows_with_padding_are_refused()
    {
        Assert.Contains(
            "Pack = 1",
            Assert.Throws<ArgumentException>(() => new HistoryStream<Padded>("padded")).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(1, new HistoryStream<Nested>("nested").NextId);
    }

    [Fact]
    public void An_owner_is_a_user_at_an_exchange()
    {
        var owner = HistoryOwner.Of(15, 1_000_000);
        Assert.Equal((15, 1_000_000L), (HistoryOwner.ExchangeOf(owner), HistoryOwner.UserOf(owner)));
        Assert.Equal(0, HistoryOwner.Of(0, 0));
        Assert.Throws<UnreachableException>(() => HistoryOwner.Of(-1, 1));
        Assert.Throws<UnreachableException>(() => HistoryOwner.Of(0, -1));
    }

    private readonly record struct Padded(long Owner, long TimeMs, byte Kind) : IHistoryRow;

    [System.Runtime.CompilerServices.InlineArray(40)]
    private struct Text
    {
        private byte _first;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private readonly struct Nested(long owner, long timeMs, Text text, DayOfWeek day, bool isOpen) : IHistoryRow
    {
        private readonly Text _text = text;
        private readonly DayOfWeek _day = day;
        private readonly bool _isOpen = isOpen;

        public long Owner { get; } = owner;
        public long TimeMs { get; } = timeMs;

        public override string ToString() => $"{_text[0]} {_day} {_isOpen}";
    }
}
