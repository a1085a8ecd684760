using Kontor.Gate.Timestamps;

namespace Kontor.Gate.Tests.Timestamps;

public sealed class TimeWindowTests
{
    private const int Seed = 30_000;

    [Theory]
    [InlineData(1_760_000_000_000, 30_000)]
    [InlineData(0, 60_000)]
    [InlineData(1_760_000_000_000, 0)]
    [InlineData(-5, 10)]
    public void Both_ends_belong_to_the_window_and_the_next_millisecond_does_not(long now, long ms)
    {
        var window = TimeWindow.BothWays(ms);
        Assert.True(window.Accepts(now, now));
        Assert.True(window.Accepts(now, now - ms));
        Assert.True(window.Accepts(now, now + ms));
        Assert.False(window.Accepts(now, now - ms - 1));
        Assert.False(window.Accepts(now, now + ms + 1));
    }

    [Fact]
    public void Past_and_future_have_their_own_bounds()
    {
        var window = new TimeWindow(pastMs: 5_000, futureMs: 60_000);
        Assert.True(window.Accepts(100_000, 95_000));
        Assert.False(window.Accepts(100_000, 94_999));
        Assert.True(window.Accepts(100_000, 160_000));
        Assert.False(window.Accepts(100_000, 160_001));
    }

    [Theory]
    [InlineData(long.MinValue, long.MaxValue)]
    [InlineData(long.MaxValue, long.MinValue)]
    [InlineData(0, long.MinValue)]
    [InlineData(-1, long.MaxValue)]
    [InlineData(1_760_000_000_000, long.MinValue)]
    public void No_stamp_however_far_away_wraps_around_into_the_window(long now, long stamp)
    {
        Assert.False(TimeWindow.BothWays(60_000).Accepts(now, stamp));
        Assert.False(TimeWindow.BothWays(long.MaxValue).Accepts(now, stamp));
    }

    [Fact]
    public void The_window_agrees_with_the_same_rule_in_wide_numbers()
    {
        var chance = new Random(Seed);
        long[] corners = [long.MinValue, long.MinValue + 1, -1, 0, 1, 60_000, 1_760_000_000_000, long.MaxValue - 1, long.MaxValue];
        for (var round = 0; round < 100_000; round++)
        {
            var now = corners[chance.Next(corners.Length)];
            var stamp = unchecked((chance.Next(2) == 0 ? now : corners[chance.Next(corners.Length)]) + chance.Next(-5, 6));
            var window = new TimeWindow(chance.Next(0, 6), chance.Next(0, 6));
            var age = (Int128)now - stamp;
            Assert.True(
                window.Accepts(now, stamp) == (age <= window.PastMs && -age <= window.FutureMs),
                $"seed {Seed}, round {round}: now {now}, stamp {stamp}, {window}"
            );
        }
    }

    [Fact]
    public void A_window_of_negative_length_is_a_bug()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TimeWindow(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TimeWindow(0, -1));
    }
}
