using System.Globalization;
using Kontor.Catalog;
using Kontor.World;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>The two ends of a query's time, both inclusive; null where the client left one open.</summary>
internal readonly record struct TimeRange(long? StartMs, long? EndMs)
{
    /// <summary>Thirteen digits. A smaller number is a time in seconds.</summary>
    private const long InstantMinMs = 1_000_000_000_000;
    private const long DayMs = 86_400_000;

    /// <summary>Where the query begins and ends when nothing else is said.</summary>
    public long FromMs => StartMs ?? 0;
    public long ToMs => EndMs ?? long.MaxValue;

    /// <summary>Reads both ends. Each on its own first; how they lie to one another is <see cref="Check"/>'s matter.</summary>
    public static Refusal? Read(string? start, string? end, out TimeRange range)
    {
        range = default;
        if (!TryRead(start, out var startMs))
            return Errors.ParamValidateErrorStartTime;
        if (!TryRead(end, out var endMs))
            return Errors.ParamValidateErrorEndTime;
        range = new TimeRange(startMs, endMs);
        return null;
    }

    /// <summary>Not backwards; and where the contract bounds it, not wider than so many days.</summary>
    public Refusal? Check(int daysMax = 0)
    {
        if (StartMs is not { } start || EndMs is not { } end)
            return null;
        if (start > end)
            return Errors.StartTimeAfterEndTime;
        return daysMax > 0 && end - start > daysMax * DayMs ? Errors.QueryTimeOutOfRangeSpanTooWide.With(daysMax) : null;
    }

    /// <summary>Where the contract keeps no older history: not begun longer ago than so many days.</summary>
    public Refusal? CheckWithin(int days, long nowMs) =>
        StartMs is { } start && start < nowMs - days * DayMs ? Errors.QueryTimeOutOfRangeStartTooOld.With(days) : null;

    /// <summary>Closes an open end, so that the range is so many days wide.</summary>
    public TimeRange OrLast(int days, long nowMs) =>
        (StartMs, EndMs) switch
        {
            ({ } start, null) => this with { EndMs = start + days * DayMs },
            (null, { } end) => this with { StartMs = end - days * DayMs },
            (null, null) => new TimeRange(nowMs - days * DayMs, nowMs),
            _ => this,
        };

    private static bool TryRead(string? text, out long? ms)
    {
        ms = null;
        if (text is null)
            return true;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        ms = number;
        return number is >= InstantMinMs and <= Bounds.InstantMaxMs;
    }
}
