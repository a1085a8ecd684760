using System.Collections.Immutable;
using Kontor.World.MarketData;

namespace Kontor.Analytics.Markets;

/// <summary>How long a bar takes, and where it begins.</summary>
/// <param name="Interval">Nothing is a second, which is shorter than any candle of the houses.</param>
public sealed record Bucket(string Name, CandleInterval? Interval)
{
    private const long SecondMs = 1_000;

    public static Bucket Second { get; } = new("1s", null);

    public static ImmutableArray<Bucket> All { get; } =
    [
        Second,
        new("1m", CandleInterval.Minute1),
        new("5m", CandleInterval.Minute5),
        new("15m", CandleInterval.Minute15),
        new("30m", CandleInterval.Minute30),
        new("1h", CandleInterval.Hour1),
        new("4h", CandleInterval.Hour4),
        new("12h", CandleInterval.Hour12),
        new("1d", CandleInterval.Day1),
        new("1w", CandleInterval.Week1),
        new("1M", CandleInterval.Month1),
    ];

    /// <summary>The start of the bar that an instant falls into.</summary>
    public long StartOf(long timeMs) => Interval?.StartOf(timeMs) ?? (timeMs - (timeMs % SecondMs));

    /// <summary>The start that lies a number of bars after, or below zero before, a start.</summary>
    public long Step(long startMs, int bars) => Interval?.Step(startMs, bars) ?? (startMs + (bars * SecondMs));

    /// <summary>The first start that is not before an instant.</summary>
    public long FirstFrom(long timeMs) => StartOf(timeMs) is var startMs && startMs == timeMs ? startMs : Step(startMs, 1);
}
