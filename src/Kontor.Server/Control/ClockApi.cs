using Kontor.World;
using Kontor.World.Time;

namespace Kontor.Server.Control;

/// <summary>The world's clock. Moving it fires everything that waits for it.</summary>
internal static class ClockApi
{
    public static void MapClock(this RouteGroupBuilder control)
    {
        control.MapGet("/clock", (LiveWorld world) => View.Of(world)).WithSummary("The world's time.");
        control.MapPost("/clock", Move).WithSummary("Advances, sets, freezes or releases the clock.");
    }

    private static async Task<IResult> Move(ClockChange change, LiveWorld world, ClockFollowers followers)
    {
        var given = new object?[] { change.AdvanceMs, change.Set, change.Freeze }.Count(value => value is not null);
        if (given != 1)
            return Problem.BadRequest("Give exactly one of advanceMs, set and freeze.");
        if (change.Freeze is { } freeze)
        {
            var answer = freeze ? world.ExecuteAsync(new FreezeClock()) : world.UnfreezeClockAsync();
            return await answer.ToResultAsync(_ => (object)View.Of(world));
        }

        var moved = change.AdvanceMs is { } ms
            ? world.ExecuteAsync(new AdvanceClock(ms))
            : world.ExecuteAsync(new SetClock(change.Set!.Value.ToUnixTimeMilliseconds()));
        var done = await moved;
        if (done.Status == AnswerStatus.Done && done.Value.IsOk)
            await followers.CatchUpAsync();
        return done.ToResult(_ => View.Of(world));
    }

    internal sealed record ClockChange(long? AdvanceMs, DateTimeOffset? Set, bool? Freeze);

    internal sealed record View(string Now, long NowMs, string Mode)
    {
        public static View Of(LiveWorld world) =>
            new(RequestsApi.Instant(world.Clock.NowMs), world.Clock.NowMs, world.Clock.IsManual ? "manual" : "real");
    }
}
