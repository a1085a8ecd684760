using System.Diagnostics;
using Kontor.World.State;
using Kontor.World.Time;

namespace Kontor.World.Tests.Time;

public sealed class ScheduleTests
{
    private const DueKind Kind = (DueKind)210;

    private readonly WorldState _state = new();
    private readonly List<(long Subject, long NowMs)> _done = [];

    private ScheduleState Schedule => _state.Schedule;

    private void Record() => Schedule.On(Kind, (_, subject, nowMs) => _done.Add((subject, nowMs)));

    [Fact]
    public void What_is_due_is_run_by_instant_and_then_in_the_order_of_asking()
    {
        Record();
        Schedule.At(30, Kind, 1);
        Schedule.At(10, Kind, 2);
        Schedule.At(20, Kind, 3);
        Schedule.At(10, Kind, 4);
        Assert.Equal(10, Schedule.NextDueMs);

        Schedule.Run(_state, 20);
        Assert.Equal([(2, 10), (4, 10), (3, 20)], _done);
        Assert.Equal(30, Schedule.NextDueMs);

        Schedule.Run(_state, 30);
        Assert.Equal((1, 30), _done[^1]);
        Assert.Null(Schedule.NextDueMs);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_number_of_items_comes_out_as_sorting_would_have_it(int seed)
    {
        Record();
        var random = new Random(seed);
        var asked = Enumerable.Range(0, 5_000).Select(subject => (Subject: (long)subject, DueMs: (long)random.Next(1, 700))).ToArray();
        foreach (var (subject, dueMs) in asked)
            Schedule.At(dueMs, Kind, subject);
        for (var untilMs = 0; untilMs <= 700; untilMs += random.Next(1, 50))
            Schedule.Run(_state, untilMs);
        Schedule.Run(_state, 700);
        // OrderBy is stable: of equal instants the earlier one stays in front.
        Assert.Equal(asked.OrderBy(item => item.DueMs), _done);
    }

    [Fact]
    public void Time_never_goes_backwards_for_whoever_is_late()
    {
        Record();
        Schedule.At(100, Kind, 1);
        Schedule.Run(_state, 150);
        Schedule.At(20, Kind, 2);
        Schedule.Run(_state, 160);
        Assert.Equal([(1, 100), (2, 150)], _done);
    }

    [Fact]
    public void What_a_handler_asks_for_within_the_pass_is_run_in_the_same_pass_and_in_order()
    {
        Schedule.On(
            Kind,
            (state, subject, nowMs) =>
            {
                _done.Add((subject, nowMs));
                if (subject != 1)
                    return;
                state.Schedule.At(nowMs, Kind, 11);
                state.Schedule.At(nowMs - 5, Kind, 12);
                state.Schedule.At(nowMs + 5, Kind, 13);
                state.Schedule.At(nowMs + 500, Kind, 14);
            }
        );
        Schedule.At(10, Kind, 1);
        Schedule.At(12, Kind, 2);
        Schedule.Run(_state, 100);
        Assert.Equal([(1, 10), (12, 10), (11, 10), (2, 12), (13, 15)], _done);
        Assert.Equal(510, Schedule.NextDueMs);
    }

    [Fact]
    public void A_handler_that_repeats_itself_sees_every_period_at_its_own_time_and_how_far_the_clock_goes()
    {
        Schedule.On(
            Kind,
            (state, subject, nowMs) =>
            {
                _done.Add((state.Schedule.UntilMs, nowMs));
                state.Schedule.At(nowMs + 10, Kind, subject);
            }
        );
        Schedule.At(10, Kind, 0);
        Schedule.Run(_state, 35);
        Assert.Equal([(35, 10), (35, 20), (35, 30)], _done);
    }

    [Fact]
    public void A_handler_that_asks_for_itself_at_its_own_time_for_ever_is_a_bug()
    {
        Schedule.On(Kind, (state, subject, nowMs) => state.Schedule.At(nowMs, Kind, subject));
        Schedule.At(10, Kind, 0);
        Assert.Throws<UnreachableException>(() => Schedule.Run(_state, 10));
    }

    [Fact]
    public void A_kind_that_nobody_runs_and_a_kind_that_two_would_run_are_bugs()
    {
        Assert.Throws<UnreachableException>(() => Schedule.At(10, Kind, 0));
        Record();
        Assert.Throws<UnreachableException>(Record);
        Assert.Throws<UnreachableException>(() => Schedule.On(DueKind.None, (_, _, _) => { }));
        Assert.Throws<UnreachableException>(() => Schedule.At(-1, Kind, 0));
        Assert.Throws<UnreachableException>(() => Schedule.At(Bounds.InstantMaxMs + 1, Kind, 0));
    }

    [Fact]
    public void The_schedule_says_when_it_is_full_and_whoever_does_not_ask_is_a_bug()
    {
        Record();
        while (Schedule.HasRoom)
            Schedule.At(10, Kind, 0);
        Assert.Equal(Bounds.DueItemsMax, Schedule.Count);
        Assert.Throws<UnreachableException>(() => Schedule.At(10, Kind, 0));
        // All of a full schedule may fall due at one instant.
        Schedule.Run(_state, 10);
        Assert.Equal(Bounds.DueItemsMax, Schedule.Room);
    }

    [Fact]
    public void A_schedule_that_has_grown_allocates_nothing()
    {
        Schedule.On(Kind, (state, subject, nowMs) => state.Schedule.At(nowMs + 7 + subject, Kind, subject));
        for (var subject = 0; subject < 1_000; subject++)
            Schedule.At(10, Kind, subject);
        Schedule.Run(_state, 2_000);
        var allocations = Allocations.FromHere();
        Schedule.Run(_state, 50_000);
        Assert.Equal(0, allocations.Bytes);
    }
}
