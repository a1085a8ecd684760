namespace Kontor.Analytics.Tests.Signals;

/// <summary>When a risk begins, what is said about it, and when it ends.</summary>
public sealed class RiskCourseTests
{
    [Fact]
    public void It_begins_at_seventy_where_enough_is_traded_and_ends_at_fifty() =>
        CourseScript.Risk(
            """
            100  69.99999999
            100  70 thin
            100  70           -> 24
            100  50.00000001
            100  50           -> 8
            """
        );

    [Fact]
    public void A_score_of_eighty_five_is_told_once_and_again_after_it_was_below_eighty() =>
        CourseScript.Risk(
            """
            100  85  -> 24 7
            100  90
            100  80
            100  85
            100  79
            100  84
            100  85  -> 7
            """
        );

    [Fact]
    public void Declines_are_told_once_for_each_step() =>
        CourseScript.Risk(
            """
            100    75  -> 24
            95.1   75
            95     75  -> 31
            100    75
            85.1   75
            85     75  -> 19
            93     75
            71     75
            55     75  -> 19
            """
        );

    [Fact]
    public void A_rebound_is_told_once_for_each_low_and_its_end_once_for_each_high() =>
        CourseScript.Risk(
            """
            100    75  -> 24
            80     75  -> 31 19
            87     75
            88     75  -> 22
            84     75
            83.5   75  -> 21
            89     75
            92     75  -> 23
            87     75  -> 21
            86     75
            91.9   75
            80     75
            92     75
            79     75
            86.8   75
            90.85  75  -> 22 23
            """
        );

    [Fact]
    public void Large_holders_who_sell_faster_and_ship_are_told_of_the_latter_once_a_day() =>
        CourseScript.Risk(
            """
            100      75  shipped           -> 24 1
            100      75  shipped
            +4h 100  75  shipped
            +1d 100  75  shipped less      -> 1
            100      75  less shrinking    -> 29
            100      75  more faster
            """
        );

    [Fact]
    public void Inflows_that_stand_out_are_told_also_when_it_begins() =>
        CourseScript.Risk(
            """
            100  75  short        -> 24 25
            100  75  short trend  -> 25 27
            """
        );
}
