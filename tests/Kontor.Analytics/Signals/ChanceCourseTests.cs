namespace Kontor.Analytics.Tests.Signals;

/// <summary>When a chance begins, what is said about it, and when it ends.</summary>
public sealed class ChanceCourseTests
{
    [Fact]
    public void It_begins_at_seventy_where_enough_is_traded_and_ends_at_fifty() =>
        CourseScript.Chance(
            """
            100  69.99999999
            100  70 thin
            100  70           -> 5
            100  69
            100  50.00000001
            100  50           -> 6
            100  60
            100  99           -> 5
            """
        );

    [Fact]
    public void Gains_are_counted_from_the_first_price_to_the_highest_and_told_once_for_each_step() =>
        CourseScript.Chance(
            """
            100    80  -> 5
            104.9  80
            105    80  -> 30
            104    80
            106    80
            110    80  -> 16
            101    80
            119    80
            135    80  -> 16
            139    80
            140    80  -> 16
            """
        );

    [Fact]
    public void An_end_with_gains_is_told_as_one() =>
        CourseScript.Chance(
            """
            100  80  -> 5
            111  80  -> 30 16
            100  40  -> 18
            100  80  -> 5
            109  80  -> 30
            90   40  -> 17 6
            """
        );

    [Fact]
    public void A_fall_from_the_highest_is_told_again_only_after_a_new_high() =>
        CourseScript.Chance(
            """
            100    80  -> 5
            85.01  80
            85     80  -> 17
            100    80
            80     80
            100.1  80
            85     80  -> 17
            """
        );

    [Fact]
    public void What_large_holders_do_is_told_and_with_gains_it_is_to_take_a_profit() =>
        CourseScript.Chance(
            """
            100  80                -> 5
            100  80  more          -> 3
            100  80  more faster   -> 3 28
            100  80  faster        -> 28
            100  80  less          -> 4
            100  80  less shrinking  -> 4
            110  80                -> 30 16
            100  80  less          -> 2
            """
        );

    [Fact]
    public void Inflows_that_stand_out_are_told_also_when_it_begins() =>
        CourseScript.Chance(
            """
            100  60  short
            100  80  short trend  -> 5 25 27
            100  80  short        -> 25
            100  80  trend        -> 27
            100  40  short        -> 25 6
            """
        );
}
