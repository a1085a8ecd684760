using System.Buffers;
using Kontor.Gate.Limits;
using Kontor.Gate.Origin;

namespace Kontor.Gate.Tests.Limits;

public sealed class LimitTableTests
{
    private const long Start = 1_767_225_600_000;
    private static readonly LimitRule TwoPerSecond = new("two per second", 2, 1_000, LimitSubject.Key);

    [Fact]
    public void Subjects_do_not_share_a_window()
    {
        var table = new LimitTable(TwoPerSecond);
        Assert.True(table.TryTake(Subject.Of(1), Start, 2, out _));
        Assert.False(table.TryTake(Subject.Of(1), Start, 1, out _));
        Assert.True(table.TryTake(Subject.Of(2), Start, 2, out _));
        Assert.True(table.TryTake(Subject.Of(1, endpoint: 1), Start, 2, out _));
        Assert.True(table.TryTake(Subject.Of(new IpKey(1), endpoint: 1), Start, 2, out _));
    }

    [Fact]
    public void A_full_table_drops_the_idle_first_and_keeps_the_busy()
    {
        var table = new LimitTable(TwoPerSecond, subjectsMax: 2);
        table.TryTake(1, Start, 2, out _);
        table.TryTake(2, Start + 500, 2, out _);
        Assert.False(table.TryTake(3, Start + 999, 1, out var full));
        Assert.Equal(1_000, full.RetryAfterMs);
        // The first is idle now and makes room; the second keeps its count.
        Assert.True(table.TryTake(3, Start + 1_000, 1, out _));
        Assert.False(table.TryTake(2, Start + 1_000, 1, out _));
        Assert.Equal(2, table.SubjectCount);
    }

    [Fact]
    public void A_subject_used_again_is_not_taken_for_idle()
    {
        var table = new LimitTable(TwoPerSecond, subjectsMax: 1);
        table.TryTake(1, Start, 1, out _);
        table.TryTake(1, Start + 900, 1, out _);
        Assert.False(table.TryTake(2, Start + 1_899, 1, out _));
        Assert.True(table.TryTake(2, Start + 1_900, 1, out _));
    }

    [Fact]
    public void A_table_may_instead_forget_who_would_be_idle_first()
    {
        var table = new LimitTable(TwoPerSecond, subjectsMax: 2, FullTablePolicy.EvictSoonestIdle);
        table.TryTake(1, Start, 2, out _);
        table.TryTake(2, Start + 1, 2, out _);
        table.TryTake(1, Start + 1_000, 2, out _);
        Assert.True(table.TryTake(3, Start + 1_000, 2, out _));
        Assert.False(table.TryTake(1, Start + 1_000, 1, out _));
        Assert.Equal(2, table.SubjectCount);
    }

    [Theory]
    [InlineData(FullTablePolicy.RefuseNew)]
    [InlineData(FullTablePolicy.EvictSoonestIdle)]
    public void A_million_subjects_do_not_grow_a_bounded_table(FullTablePolicy policy)
    {
        var table = new LimitTable(TwoPerSecond, subjectsMax: 1_000, policy);
        var admitted = 0;
        for (var i = 0; i < 1_000_000; i++)
            admitted += table.TryTake((UInt128)i, Start + (i / 1_000), 1, out _) ? 1 : 0;
        Assert.Equal(1_000, table.SubjectCount);
        Assert.Equal(policy == FullTablePolicy.RefuseNew ? 1_000 : 1_000_000, admitted);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    public async Task Sixteen_threads_at_a_frozen_clock_are_admitted_exactly_the_limit(int subjects)
    {
        var table = new LimitTable(new LimitRule("many", 5_000, 60_000, LimitSubject.Ip), subjectsMax: subjects);
        var admitted = new int[subjects];
        await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(thread =>
                    Task.Run(() =>
                    {
                        for (var i = 0; i < 40_000; i++)
                        {
                            var subject = (i + thread) % subjects;
                            if (table.TryTake((UInt128)subject, Start, 1, out _))
                                Interlocked.Increment(ref admitted[subject]);
                        }
                    })
                )
        );
        var expected = Math.Min(5_000, 16 * 40_000 / subjects);
        Assert.All(admitted, count => Assert.Equal(expected, count));
    }

    [Fact]
    public async Task Threads_that_fight_for_a_tiny_table_never_exceed_a_limit()
    {
        var table = new LimitTable(TwoPerSecond, subjectsMax: 8);
        var admitted = 0;
        await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(thread =>
                    Task.Run(() =>
                    {
                        for (var i = 0; i < 20_000; i++)
                            if (table.TryTake((UInt128)((i * 31) + thread), Start, 1, out _))
                                Interlocked.Increment(ref admitted);
                    })
                )
        );
        // At a frozen clock nobody becomes idle: eight subjects with two each.
        Assert.Equal(8, table.SubjectCount);
        Assert.InRange(admitted, 8, 16);
    }

    [Fact]
    public void A_known_subject_costs_no_allocation()
    {
        var table = new LimitTable(new LimitRule("many", 100, 1_000, LimitSubject.Key));
        for (var i = 0; i < 2_000; i++)
            table.TryTake(Subject.Of(i % 10), Start + i, 1, out _);
        var allocations = Allocations.FromHere();
        for (var i = 2_000; i < 20_000; i++)
            table.TryTake(Subject.Of(i % 10), Start + i, 1, out _);
        Assert.Equal(0, allocations.Bytes);
    }

    [Fact]
    public void A_saved_table_goes_on_where_it_stopped()
    {
        var table = new LimitTable(TwoPerSecond);
        table.TryTake(1, Start, 1, out _);
        table.TryTake(1, Start + 300, 1, out _);
        table.TryTake(2, Start + 400, 1, out _);
        var (bytes, again) = (Saved(table), new LimitTable(TwoPerSecond));
        Assert.Equal(bytes.Length, again.Load(bytes));
        Assert.Equal(bytes, Saved(again));
        Assert.False(again.TryTake(1, Start + 500, 1, out var reading));
        Assert.Equal(500, reading.RetryAfterMs);
        Assert.True(again.TryTake(2, Start + 500, 1, out _));
    }

    [Fact]
    public void Bytes_that_are_no_saved_table_are_refused_and_change_nothing()
    {
        var table = new LimitTable(TwoPerSecond);
        table.TryTake(1, Start, 2, out _);
        var bytes = Saved(table);
        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<InvalidDataException>(() => table.Load(bytes.AsSpan(0, length)));
        bytes[0]++;
        Assert.Throws<InvalidDataException>(() => table.Load(bytes));
        Assert.False(table.TryTake(1, Start, 1, out _));
    }

    [Fact]
    public void A_lowered_bound_keeps_the_busiest_of_a_saved_table()
    {
        var table = new LimitTable(TwoPerSecond);
        for (var i = 0; i < 10; i++)
            table.TryTake((UInt128)i, Start + i, 2, out _);
        var smaller = new LimitTable(TwoPerSecond, subjectsMax: 3);
        smaller.Load(Saved(table));
        Assert.Equal(3, smaller.SubjectCount);
        Assert.False(smaller.TryTake(9, Start + 10, 1, out _));
    }

    private static byte[] Saved(LimitTable table)
    {
        var target = new ArrayBufferWriter<byte>();
        table.Save(target);
        return target.WrittenSpan.ToArray();
    }
}
