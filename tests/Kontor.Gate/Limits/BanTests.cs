using System.Buffers;
using Kontor.Gate.Limits;

namespace Kontor.Gate.Tests.Limits;

public sealed class BanTests
{
    private const long Start = 1_767_225_600_000;

    [Fact]
    public void A_ban_ends_at_its_instant_and_a_shorter_one_does_not_shorten_it()
    {
        var bans = new BanList();
        bans.Ban(1, Start + 1_000);
        bans.Ban(1, Start + 500);
        Assert.True(bans.IsBanned(1, Start + 999, out var remainingMs));
        Assert.Equal(1, remainingMs);
        Assert.False(bans.IsBanned(1, Start + 1_000, out _));
        Assert.False(bans.IsBanned(2, Start, out _));
    }

    [Fact]
    public void A_full_list_keeps_the_longest_bans()
    {
        var bans = new BanList(subjectsMax: 2);
        bans.Ban(1, Start + 100);
        bans.Ban(2, Start + 200);
        bans.Ban(1, Start + 300);
        Assert.False(bans.Ban(3, Start + 150));
        Assert.True(bans.Ban(4, Start + 250));
        Assert.True(bans.IsBanned(1, Start, out _));
        Assert.False(bans.IsBanned(2, Start, out _));
        Assert.Equal(2, bans.Count);
    }

    [Fact]
    public void A_lifted_ban_may_come_again_and_takes_no_second_place()
    {
        var bans = new BanList(subjectsMax: 2);
        for (var i = 0; i < 100; i++)
        {
            bans.Ban(1, Start + 100);
            bans.Lift(1);
            Assert.False(bans.IsBanned(1, Start, out _));
        }

        Assert.Equal(1, bans.Count);
    }

    [Fact]
    public void A_million_bans_do_not_grow_a_bounded_list()
    {
        var bans = new BanList(subjectsMax: 1_000);
        for (var i = 0; i < 1_000_000; i++)
            bans.Ban((UInt128)i, Start + i);
        Assert.Equal(1_000, bans.Count);
        Assert.True(bans.IsBanned(999_999, Start, out _));
    }

    [Fact]
    public void Each_ban_in_a_row_is_twice_as_long_up_to_the_longest()
    {
        var bans = new BanList();
        var strikes = new StrikeLedger(
            new StrikeOptions
            {
                StrikesMax = 3,
                WindowMs = 1_000,
                BanFirstMs = 100,
                BanLongestMs = 350,
                ForgetMs = 10_000,
            },
            bans
        );
        var nowMs = Start;
        foreach (var expectedMs in new[] { 100L, 200, 350, 350 })
        {
            Assert.False(strikes.Strike(1, nowMs, out _));
            Assert.False(strikes.Strike(1, nowMs + 1, out _));
            Assert.True(strikes.Strike(1, nowMs + 2, out var banMs));
            Assert.Equal(expectedMs, banMs);
            Assert.True(bans.IsBanned(1, nowMs + 2, out var remainingMs));
            Assert.Equal(expectedMs, remainingMs);
            nowMs += 2 + banMs;
            Assert.False(bans.IsBanned(1, nowMs, out _));
        }

        // Good for long enough, and the next ban is a first one again.
        nowMs += 10_000;
        strikes.Strike(1, nowMs, out _);
        strikes.Strike(1, nowMs, out _);
        Assert.True(strikes.Strike(1, nowMs, out var firstMs));
        Assert.Equal(100, firstMs);
    }

    [Fact]
    public void Strikes_further_apart_than_the_window_are_no_ban()
    {
        var strikes = new StrikeLedger(new StrikeOptions { StrikesMax = 2, WindowMs = 1_000 }, new BanList());
        for (var i = 0; i < 20; i++)
            Assert.False(strikes.Strike(1, Start + (i * 1_000), out _));
        Assert.True(strikes.Strike(1, Start + 19_999, out _));
    }

    [Fact]
    public void Strikes_and_bans_survive_a_snapshot()
    {
        var options = new StrikeOptions
        {
            StrikesMax = 2,
            WindowMs = 1_000,
            BanFirstMs = 100,
        };
        var bans = new BanList();
        var strikes = new StrikeLedger(options, bans);
        strikes.Strike(1, Start, out _);
        strikes.Strike(1, Start, out _);
        strikes.Strike(1, Start + 200, out _);
        var (bansAgain, target) = (new BanList(), new ArrayBufferWriter<byte>());
        var strikesAgain = new StrikeLedger(options, bansAgain);
        bans.Save(target);
        strikes.Save(target);
        var read = bansAgain.Load(target.WrittenSpan);
        Assert.Equal(target.WrittenCount, read + strikesAgain.Load(target.WrittenSpan[read..]));
        Assert.True(bansAgain.IsBanned(1, Start + 99, out _));
        Assert.True(strikesAgain.Strike(1, Start + 201, out var banMs));
        Assert.Equal(200, banMs);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(999, 1)]
    [InlineData(1_000, 1)]
    [InlineData(1_001, 2)]
    [InlineData(59_999, 60)]
    [InlineData(60_000, 60)]
    [InlineData(long.MaxValue, 9_223_372_036_854_776)]
    public void Retry_after_is_whole_seconds_rounded_up_and_at_least_one(long ms, long seconds) =>
        Assert.Equal(seconds, RetryAfter.Seconds(ms));
}
