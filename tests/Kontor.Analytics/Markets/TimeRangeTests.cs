using Kontor.Analytics.Markets;

namespace Kontor.Analytics.Tests.Markets;

/// <summary>The spans of time that are served.</summary>
public sealed class TimeRangeTests
{
    private const long NowMs = 1_767_323_100_000;

    [Fact]
    public void There_are_sixteen_from_five_minutes_to_ninety_days()
    {
        Assert.Equal(
            "m5=5 m15=15 m30=30 H1=101 H2=102 H4=104 H8=108 H12=112 H24=124 D1=201 D3=203 D7=207 D15=215 D30=230 D60=260 D90=290",
            string.Join(' ', TimeRange.All.Select(range => $"{range.Name}={range.Particle}"))
        );
        Assert.Equal(
            [5, 15, 30, 60, 120, 240, 480, 720, 1440, 1440],
            TimeRange.All.Take(10).Select(range => range.LengthMs / Grid.MinuteMs)
        );
        Assert.Equal([1, 3, 7, 15, 30, 60, 90], TimeRange.All.Skip(9).Select(range => range.LengthMs / Grid.DayMs));
    }

    [Fact]
    public void Points_stand_on_the_grid_and_reach_back_a_hundred_steps_and_never_more_than_a_hundred_days()
    {
        foreach (var range in TimeRange.All)
        {
            var (newest, oldest) = (range.PointAt(NowMs), range.OldestPoint(NowMs));
            Assert.Equal(0, newest % Grid.StepMs);
            Assert.True(newest <= NowMs && NowMs - newest < range.LengthMs);
            Assert.Equal(TimeRange.PointsMax, ((newest - oldest) / range.StepMs) + 1);
            Assert.True(NowMs - oldest < TimeRange.PointsMax * Grid.DayMs);
        }
    }
}
