using System.Globalization;
using Kontor.Catalog;

namespace Kontor.Dialects.Weex.Endpoints.Partners;

/// <summary>Days of the calendar, all in UTC: <c>2026-01-31</c>.</summary>
internal static class Dates
{
    private const string Form = "yyyy-MM-dd";
    private const long DayMs = 86_400_000;

    public static string Text(long ms) =>
        DateTimeOffset.FromUnixTimeMilliseconds(ms).UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>
    /// From the beginning of the first day to the end of the last. A question without an end ends today; one without a beginning looks so many
    /// days back.
    /// </summary>
    public static Refusal? Read(string? start, string? end, int defaultDays, long nowMs, out (long FromMs, long ToMs) range)
    {
        range = default;
        if (!TryRead(start, out var first))
            return Errors.ParamError.With("startTime");
        if (!TryRead(end, out var last))
            return Errors.ParamError.With("endTime");
        var lastMs = last ?? nowMs - (nowMs % DayMs);
        var firstMs = first ?? lastMs - (defaultDays * DayMs);
        range = (firstMs, lastMs + DayMs - 1);
        return firstMs > lastMs ? Errors.StartTimeAfterEndTime.Refusal : null;
    }

    private static bool TryRead(string? text, out long? ms)
    {
        ms = null;
        if (text is null)
            return true;
        if (
            !DateTime.TryParseExact(
                text,
                Form,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var day
            )
        )
            return false;
        ms = new DateTimeOffset(day, TimeSpan.Zero).ToUnixTimeMilliseconds();
        return ms >= 0;
    }
}
