using Kontor.Catalog;
using Kontor.Gate.Recording;
using Microsoft.AspNetCore.Http;

namespace Kontor.Gate.Tests.Door;

public sealed class ProfileTests
{
    private readonly List<string> _asked = [];

    [Fact]
    public async Task Steps_are_asked_in_order_and_the_first_that_refuses_decides()
    {
        var call = Walkable(
            Access.Public,
            Step.Always(Asks("one")),
            Step.Always(Asks("two", No("2"))),
            Step.Always(Asks("three", No("3")))
        );
        Assert.Equal("2", (await call.Dialect.Profile.AdmitAsync(call))!.Row.Code);
        Assert.Equal(["one", "two"], _asked);
        Assert.Equal(1, call.RefusedAt);
        Assert.False(call.IsAdmitted);
    }

    [Theory]
    [InlineData(Access.Public, new[] { "always" })]
    [InlineData(Access.Keyed, new[] { "always", "keyed" })]
    [InlineData(Access.Signed, new[] { "always", "keyed", "signed" })]
    public async Task A_step_is_skipped_where_the_route_asks_for_less(Access access, string[] asked)
    {
        var call = Walkable(access, Step.Always(Asks("always")), Step.Keyed(Asks("keyed")), Step.Signed(Asks("signed")));
        Assert.Null(await call.Dialect.Profile.AdmitAsync(call));
        Assert.Equal(asked, _asked);
        Assert.True(call.IsAdmitted);
    }

    [Fact]
    public async Task A_request_without_a_route_meets_only_the_steps_for_everybody()
    {
        var call = Walkable(Access.Signed, target: "/house/unknown", Step.Always(Asks("always")), Step.Keyed(Asks("keyed")));
        Assert.Null(await call.Dialect.Profile.AdmitAsync(call));
        Assert.Equal(["always"], _asked);
    }

    [Fact]
    public async Task The_walk_goes_on_where_it_stopped_when_a_stage_had_to_wait()
    {
        var first = new TaskCompletionSource<Refusal?>();
        var second = new TaskCompletionSource<Refusal?>();
        var call = Walkable(
            Access.Public,
            Step.Always(Asks("one")),
            Step.Always(new Waits("two", _asked, first.Task)),
            Step.Always(Asks("three")),
            Step.Always(new Waits("four", _asked, second.Task)),
            Step.Always(Asks("five", No("5")))
        );
        var walk = call.Dialect.Profile.AdmitAsync(call).AsTask();
        Assert.False(walk.IsCompleted);
        Assert.Equal(["one", "two"], _asked);
        first.SetResult(null);
        second.SetResult(null);
        Assert.Equal("5", (await walk)!.Row.Code);
        Assert.Equal(["one", "two", "three", "four", "five"], _asked);
        Assert.Equal(4, call.RefusedAt);
    }

    [Fact]
    public async Task A_stage_that_waits_may_refuse()
    {
        var wait = new TaskCompletionSource<Refusal?>();
        var call = Walkable(
            Access.Public,
            Step.Always(Asks("one")),
            Step.Always(new Waits("two", _asked, wait.Task)),
            Step.Always(Asks("three"))
        );
        var walk = call.Dialect.Profile.AdmitAsync(call).AsTask();
        wait.SetResult(No("2").Refusal);
        Assert.Equal("2", (await walk)!.Row.Code);
        Assert.Equal(1, call.RefusedAt);
        Assert.Equal(["one", "two"], _asked);
    }

    [Fact]
    public async Task A_step_that_fails_has_let_nobody_pass()
    {
        var lost = Task.FromException<Refusal?>(new InvalidOperationException("The wall fell down."));
        var call = Walkable(
            Access.Public,
            Step.Always(Asks("one")),
            Step.Always(new Waits("two", _asked, lost)),
            Step.Always(Asks("three"))
        );
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await call.Dialect.Profile.AdmitAsync(call));
        Assert.Equal(1, call.RefusedAt);
        Assert.False(call.IsAdmitted);
    }

    [Fact]
    public async Task The_recorder_tells_what_each_step_decided()
    {
        var call = Walkable(
            Access.Keyed,
            Step.Always(Asks("one")),
            Step.Signed(Asks("two")),
            Step.Keyed(Asks("three", No("3"))),
            Step.Always(Asks("four"))
        );
        var refusal = await call.Dialect.Profile.AdmitAsync(call);
        var recorder = new Recorder(16);
        recorder.Record(call, refusal, TimeSpan.FromMicroseconds(5));
        var record = recorder.Find(call.Id)!;
        Assert.Equal(
            [StageDecision.Passed, StageDecision.Skipped, StageDecision.Refused, StageDecision.NotReached],
            record.Stages.Select(stage => stage.Decision)
        );
        Assert.False(record.IsAdmitted);
        Assert.Equal("3", record.Refusal!.Row.Code);
    }

    private Asking Asks(string name, PlainError? answer = null) => new(name, _asked, answer?.Refusal);

    private static PlainError No(string code) => new("house", $"No{code}", code, 400, Retry.Never, "", "No.", "");

    private static Call Walkable(Access access, params Step[] steps) => Walkable(access, HouseDialect.Target, steps);

    private static Call Walkable(Access access, string target, params Step[] steps)
    {
        var call = new Call();
        House.Begin(
            call,
            new HouseDialect("house", new Profile(steps), HouseDialect.Account(access)),
            "GET",
            target,
            new HeaderDictionary()
        );
        return call;
    }

    private sealed class Asking(string name, List<string> asked, Refusal? answer) : Stage
    {
        public override IEnumerable<ErrorRow> Rows => answer is null ? [] : [answer.Row];

        public override Refusal? Check(Call call)
        {
            asked.Add(name);
            return answer;
        }
    }

    private sealed class Waits(string name, List<string> asked, Task<Refusal?> answer) : Stage
    {
        public override IEnumerable<ErrorRow> Rows => [];

        public override bool MayWait => true;

        public override Refusal? Check(Call call) => throw new InvalidOperationException("This stage has to be waited for.");

        public override ValueTask<Refusal?> CheckAsync(Call call)
        {
            asked.Add(name);
            return new(answer);
        }
    }
}
