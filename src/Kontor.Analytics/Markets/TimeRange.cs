using System.Collections.Immutable;

namespace Kontor.Analytics.Markets;

/// <summary>A span of time that figures are kept for: everything that happened so long before an instant of the grid.</summary>
/// <param name="Particle">Its number: minutes as they are, hours from 100 on, days from 200 on.</param>
public sealed record TimeRange(string Name, int Particle, long LengthMs)
{
    /// <summary>Points in the past that can be asked for, the newest included.</summary>
    public const int PointsMax = 100;

    private const int HourParticle = 100;
    private const int DayParticle = 200;
    private const int MinutesPerHour = 60;

    /// <summary>All of them, the shortest first.</summary>
    public static ImmutableArray<TimeRange> All { get; } =
    [
        Minutes(5),
        Minutes(15),
        Minutes(30),
        Hours(1),
        Hours(2),
        Hours(4),
        Hours(8),
        Hours(12),
        Hours(24),
        Days(1),
        Days(3),
        Days(7),
        Days(15),
        Days(30),
        Days(60),
        Days(90),
    ];

    /// <summary>From one point to the next: the length of the range itself, and a day for all that are longer, so that no point is older than 100 days.</summary>
    public long StepMs => Math.Min(LengthMs, Grid.DayMs);

    /// <summary>The last point that is not after a time.</summary>
    public long PointAt(long timeMs) => timeMs - (timeMs % StepMs);

    /// <summary>The oldest point that can be asked for when the newest was made at an instant.</summary>
    public long OldestPoint(long gridMs) => PointAt(gridMs) - ((PointsMax - 1) * StepMs);

    private static TimeRange Minutes(int count) => new($"m{count}", count, count * Grid.MinuteMs);

    private static TimeRange Hours(int count) => new($"H{count}", HourParticle + count, count * MinutesPerHour * Grid.MinuteMs);

    private static TimeRange Days(int count) => new($"D{count}", DayParticle + count, count * Grid.DayMs);
}
