namespace Kontor.Analytics;

/// <summary>The instants at which figures are made: every five minutes of the world's time, counted from the beginning of 1970.</summary>
public static class Grid
{
    public const long StepMs = 300_000;
    public const long MinuteMs = 60_000;
    public const long DayMs = 86_400_000;

    /// <summary>The last instant that is not after a time.</summary>
    public static long At(long timeMs) => timeMs - (timeMs % StepMs);

    /// <summary>The beginning of a day, which is that of Greenwich.</summary>
    public static long DayOf(long timeMs) => timeMs - (timeMs % DayMs);
}
