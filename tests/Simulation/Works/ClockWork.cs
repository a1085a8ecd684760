using Kontor.World.Time;

namespace Kontor.Simulation.Works;

/// <summary>Time passes: mostly moments, now and then hours, rarely weeks.</summary>
internal sealed class ClockWork(Scene scene)
{
    public Deed Next() =>
        scene.Next(30) switch
        {
            0 => Deed.OfCertain(new FreezeClock()),
            1 => Deed.Of(new SetClock(scene.NowMs - 1), Saw),
            < 6 => Deed.Of(new SetClock(scene.NowMs + Jump()), Saw),
            _ => Deed.Of(new AdvanceClock(scene.OneIn(40) ? -1 : Jump()), Saw),
        };

    private void Saw(long nowMs) => scene.NowMs = nowMs;

    private long Jump() =>
        scene.Next(100) switch
        {
            0 => scene.Chance.NextInt64(20L * 24 * 3_600_000),
            < 12 => scene.Chance.NextInt64(10 * 3_600_000),
            _ => scene.Chance.NextInt64(20_000),
        };
}
