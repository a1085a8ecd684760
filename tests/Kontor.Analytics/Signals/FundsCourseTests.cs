namespace Kontor.Analytics.Tests.Signals;

/// <summary>When money begins to move, what is said about it, and when that ends.</summary>
public sealed class FundsCourseTests
{
    [Fact]
    public void The_first_of_each_kind_of_anomaly_has_a_number_of_its_own() =>
        CourseScript.Funds(
            """
            100  jump rise in
            100  short          -> 10
            100  short          -> 1
            100  trend          -> 11
            100  short trend    -> 1 2
            """
        );

    [Fact]
    public void Three_anomalies_in_a_day_at_a_higher_price_are_alpha() =>
        CourseScript.Funds(
            """
            100       short        -> 10
            101       short        -> 1
            100       trend        -> 11
            101       short        -> 1 12
            101
            101       short        -> 1 3
            +1d 102   short        -> 1
            102       short trend  -> 1 2 3
            """
        );

    [Fact]
    public void Turnover_and_price_that_jump_together_are_fomo_and_a_jump_on_the_way_out_is_told_once_after_it() =>
        CourseScript.Funds(
            """
            100  short          -> 10
            100  jump out
            100  jump rise in   -> 13
            100  jump rise
            100  jump in
            100  rise in
            100  jump out       -> 7
            100  jump out
            100  jump rise in   -> 5
            100  jump rise out  -> 7
            """
        );

    [Fact]
    public void Gains_are_told_once_for_each_step() =>
        CourseScript.Funds(
            """
            100   short  -> 10
            105          -> 8
            112          -> 6
            104
            119
            131          -> 6
            """
        );

    [Fact]
    public void It_ends_when_money_leaves_hours_after_the_last_anomaly() =>
        CourseScript.Funds(
            """
            100      short       -> 10
            +3h 100  left
            100      short left  -> 1
            +4h 100
            100      left        -> 4
            100      left
            100      short       -> 10
            +4h 100  left        -> 4
            """
        );

    [Fact]
    public void It_ends_after_ninety_days() =>
        CourseScript.Funds(
            """
            100       short  -> 10
            +89d 100
            +23h 100
            +1h  100  short  -> 1 4
            100       short  -> 10
            """
        );

    [Fact]
    public void Anomalies_of_a_day_are_counted_apart_from_those_that_are_older_or_of_days()
    {
        var course = CourseScript.Funds(
            """
            100       short        -> 10
            100       short trend  -> 1 11
            +4h  100  short        -> 1
            +20h 100
            """
        );
        // The first two are a day old, or a little more; that of days is none of five minutes.
        Assert.Equal((1, 3), (course!.Number24h, course.NumberNot24h));
        Assert.Equal(20 * 60 * Grid.MinuteMs, 20_000 * Grid.DayMs + 2 * Grid.StepMs + Grid.DayMs - course.EndMs);
    }
}
