using System.Collections.Immutable;

namespace Kontor.Analytics.Holdings;

/// <summary>A length of time that flows are told of.</summary>
/// <param name="Particle">Minutes as they are, hours from 100 on, days from 200 on.</param>
public readonly record struct FlowWindow(string Name, int Particle, long LengthMs)
{
    public static ImmutableArray<FlowWindow> All { get; } =
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

    private static FlowWindow Minutes(int count) => new($"m{count}", count, count * Grid.MinuteMs);

    private static FlowWindow Hours(int count) => new($"H{count}", 100 + count, count * 60 * Grid.MinuteMs);

    private static FlowWindow Days(int count) => new($"D{count}", 200 + count, count * Grid.DayMs);
}
