using Kontor.Gate.Limits;

namespace Kontor.Gate.Tests.Limits;

public sealed class SlidingWindowTests
{
    private const long Start = 1_767_225_600_000;

    [Theory]
    [InlineData(1UL, 1, 10, false)]
    [InlineData(2UL, 5, 1_000, false)]
    [InlineData(3UL, 20, 300, false)]
    [InlineData(4UL, 50, 5_000, false)]
    [InlineData(5UL, 1, 10, true)]
    [InlineData(6UL, 5, 1_000, true)]
    [InlineData(7UL, 20, 300, true)]
    public void The_ring_agrees_with_a_list_of_all_admissions(ulong seed, int limit, long windowMs, bool countsRefused)
    {
        var chance = new Random((int)seed);
        var window = new SlidingWindow(limit, windowMs, countsRefused);
        var naive = new NaiveWindow(limit, windowMs, countsRefused);
        var nowMs = Start;
        var (admitted, refused) = (0, 0);
        for (var step = 0; step < 40_000; step++)
        {
            nowMs += NextStepMs(chance, windowMs, limit);
            var weight = chance.Next(20) switch
            {
                0 => 0,
                1 => limit,
                2 => limit + 1 + chance.Next(3),
                _ => 1 + chance.Next(Math.Max(1, limit / 4)),
            };
            var expected = naive.TryTake(nowMs, weight, out var naiveReading);
            var actual = window.TryTake(nowMs, weight, out var reading);
            Assert.True(expected == actual && naiveReading == reading, $"Seed {seed}, step {step}: {naiveReading} but {reading}.");
            Assert.True(window.SlotCount <= limit, $"Seed {seed}, step {step}: {window.SlotCount} slots.");
            (admitted, refused) = actual ? (admitted + 1, refused) : (admitted, refused + 1);
            if (!actual || chance.Next(10) != 0)
                continue;
            naive.Refund(reading.AtMs, weight);
            window.Refund(reading.AtMs, weight);
        }

        Assert.True(admitted > 1_000 && refused > 1_000, $"Seed {seed} proves little: {admitted} admitted, {refused} refused.");
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void After_exactly_the_promised_time_it_fits_and_one_millisecond_earlier_it_does_not(int seed)
    {
        var chance = new Random(seed);
        var promises = 0;
        for (var round = 0; round < 2_000; round++)
        {
            var (early, due) = (new SlidingWindow(10, 500), new SlidingWindow(10, 500));
            var nowMs = Start;
            for (var step = 0; step < 30; step++)
            {
                nowMs += chance.Next(60);
                var weight = 1 + chance.Next(10);
                var admitted = early.TryTake(nowMs, weight, out var reading);
                Assert.Equal(admitted, due.TryTake(nowMs, weight, out _));
                if (admitted)
                    continue;
                promises++;
                Assert.False(early.TryTake(nowMs + reading.RetryAfterMs - 1, weight, out var late), $"Seed {seed}, round {round}.");
                Assert.Equal(1, late.RetryAfterMs);
                Assert.True(due.TryTake(nowMs + reading.RetryAfterMs, weight, out _), $"Seed {seed}, round {round}.");
                break;
            }
        }

        Assert.True(promises > 1_500);
    }

    [Fact]
    public void An_admission_leaves_exactly_one_window_later()
    {
        var window = new SlidingWindow(5, 1_000);
        Assert.True(window.TryTake(Start, 5, out _));
        Assert.False(window.TryTake(Start + 422, 1, out var reading));
        Assert.Equal(new WindowReading(5, 5, 578, 1_000, Start + 422), reading);
        Assert.False(window.TryTake(Start + 999, 1, out _));
        Assert.True(window.TryTake(Start + 1_000, 1, out reading));
        Assert.Equal(4, reading.Remaining);
    }

    [Fact]
    public void More_than_the_limit_never_fits_and_is_told_to_wait_a_whole_window()
    {
        var window = new SlidingWindow(5, 1_000);
        Assert.False(window.TryTake(Start, 6, out var reading));
        Assert.Equal(1_000, reading.RetryAfterMs);
        Assert.Equal(0, reading.Used);
    }

    [Fact]
    public void A_refund_takes_back_its_own_admission_and_not_a_younger_one()
    {
        var window = new SlidingWindow(3, 100);
        window.TryTake(Start, 1, out var first);
        window.TryTake(Start + 50, 2, out _);
        window.Refund(first.AtMs, 1);
        Assert.Equal(2, window.Read(Start + 50).Used);
        // The younger admission still counts when the refunded one would have left.
        Assert.False(window.TryTake(Start + 120, 2, out var reading));
        Assert.Equal(30, reading.RetryAfterMs);
    }

    [Fact]
    public void A_refund_of_what_has_left_the_window_changes_nothing()
    {
        var window = new SlidingWindow(3, 100);
        window.TryTake(Start, 3, out var old);
        window.TryTake(Start + 100, 2, out _);
        window.Refund(old.AtMs, 3);
        Assert.Equal(2, window.Read(Start + 100).Used);
    }

    [Fact]
    public void A_refund_of_more_than_was_admitted_is_a_bug()
    {
        var window = new SlidingWindow(3, 100);
        window.TryTake(Start, 1, out var reading);
        Assert.Throws<InvalidOperationException>(() => window.Refund(reading.AtMs, 2));
    }

    [Fact]
    public void Time_never_goes_backwards_inside_a_window()
    {
        var window = new SlidingWindow(2, 100);
        window.TryTake(Start + 10, 1, out _);
        window.TryTake(Start, 1, out var reading);
        Assert.Equal(Start + 10, reading.AtMs);
        Assert.False(window.TryTake(Start + 109, 1, out _));
        Assert.True(window.TryTake(Start + 110, 2, out _));
    }

    [Fact]
    public void A_client_that_never_pauses_is_never_served_where_refused_calls_count()
    {
        var window = new SlidingWindow(1, 100, countsRefused: true);
        Assert.True(window.TryTake(Start, 1, out _));
        for (var step = 1; step <= 50; step++)
            Assert.False(window.TryTake(Start + (step * 99), 1, out _));
        Assert.True(window.TryTake(Start + (50 * 99) + 100, 1, out _));
    }

    [Fact]
    public void Steady_traffic_allocates_nothing()
    {
        var window = new SlidingWindow(50, 1_000);
        for (var step = 0; step < 1_000; step++)
            window.TryTake(Start + (step * 7), 1, out _);
        var allocations = Allocations.FromHere();
        for (var step = 1_000; step < 20_000; step++)
            window.TryTake(Start + (step * 7), 1, out _);
        Assert.Equal(0, allocations.Bytes);
    }

    [Fact]
    public void The_ring_grows_to_the_limit_and_no_further()
    {
        var window = new SlidingWindow(1_000, 60_000, countsRefused: true);
        for (var step = 0; step < 50_000; step++)
            window.TryTake(Start + step, 1, out _);
        Assert.InRange(window.SlotCapacity, 1_000, 1_001);
    }

    // Standing still, single milliseconds, fractions of a window, the very edges of it, and jumps far beyond.
    private static long NextStepMs(Random chance, long windowMs, int limit) =>
        chance.Next(12) switch
        {
            < 5 => 0,
            < 8 => 1,
            8 => chance.NextInt64(1 + (windowMs / Math.Max(1, limit))),
            9 => chance.NextInt64(windowMs / 4 + 1),
            10 => windowMs - 1 + chance.Next(3),
            _ => chance.Next(50) == 0 ? windowMs * 1_000 : chance.NextInt64(windowMs / 2),
        };
}
