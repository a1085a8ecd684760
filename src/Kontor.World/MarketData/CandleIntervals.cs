namespace Kontor.World.MarketData;

/// <summary>Where candles begin. Everything is UTC, and every start is also the start of a minute.</summary>
public static class CandleIntervals
{
    public const int Count = 15;

    internal const long MinuteMs = 60_000;
    private const long HourMs = 60 * MinuteMs;
    private const long DayMs = 24 * HourMs;

    // 1970-01-01 was a Thursday: the Monday before it is day -3, so the first week of all begins before time does.
    private const long FirstMondayMs = -3 * DayMs;

    private static ReadOnlySpan<long> LengthsMs =>
        [
            MinuteMs,
            3 * MinuteMs,
            5 * MinuteMs,
            15 * MinuteMs,
            30 * MinuteMs,
            HourMs,
            2 * HourMs,
            4 * HourMs,
            6 * HourMs,
            8 * HourMs,
            12 * HourMs,
            DayMs,
            3 * DayMs,
            7 * DayMs,
        ];

    extension(CandleInterval interval)
    {
        /// <summary>The start of the candle that an instant falls into.</summary>
        public long StartOf(long timeMs)
        {
            Invariant.Holds(timeMs is >= FirstMondayMs and <= Bounds.InstantMaxMs);
            if (interval == CandleInterval.Month1)
                return CalendarMonth.OfDay(FloorDivide(timeMs, DayMs)).FirstDay * DayMs;
            var anchorMs = interval.AnchorMs;
            var lengthMs = LengthsMs[(int)interval];
            return FloorDivide(timeMs - anchorMs, lengthMs) * lengthMs + anchorMs;
        }

        /// <summary>The start of the next candle after the one that starts here.</summary>
        public long Next(long startMs) => interval.Step(startMs, 1);

        /// <summary>The start that lies a number of candles after (or, below zero, before) a start.</summary>
        public long Step(long startMs, int candles) =>
            interval == CandleInterval.Month1
                ? CalendarMonth.OfDay(startMs / DayMs).Plus(candles).FirstDay * DayMs
                : startMs + candles * LengthsMs[(int)interval];

        private long AnchorMs => interval == CandleInterval.Week1 ? FirstMondayMs : 0;
    }

    private static long FloorDivide(long value, long by) => value >= 0 ? value / by : -((-value + by - 1) / by);
}
