using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World.History;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>
/// A range of time in a query, both ends included. The contract counts seconds here and milliseconds there, and clients do not agree with it:
/// what is too large for seconds counts milliseconds.
/// </summary>
internal readonly record struct FuturesTimes(long FromMs, long ToMs)
{
    public static FuturesTimes All { get; } = new(0, long.MaxValue);

    private const long MillisecondsMin = 100_000_000_000;
    public const long DayMs = 86_400_000;
    private const int DaysDefault = 7;
    private const int DaysMax = 90;

    public HistoryRange Range => HistoryRange.All with { FromMs = FromMs, ToMs = ToMs };

    /// <summary>The last seven days unless the client says otherwise, and no more than ninety.</summary>
    public static Refusal? Read(in Parameters given, long nowMs, out FuturesTimes times) =>
        Read(given, nowMs, DaysDefault, DaysMax, out times);

    public static Refusal? Read(in Parameters given, long nowMs, int daysDefault, int daysMax, out FuturesTimes times)
    {
        times = default;
        if (given.Whole("start_time", "time_start", out var start) is { } badStart)
            return badStart;
        if (given.Whole("end_time", "time_end", out var end) is { } badEnd)
            return badEnd;
        if (start < 0 || end < 0)
            return Errors.ContractInvalidRequest;
        var toMs = end is { } last ? LastMs(last) : nowMs;
        var fromMs = start is { } first ? FirstMs(first) : toMs - (daysDefault * DayMs);
        if (fromMs > toMs || toMs - fromMs > daysMax * DayMs)
            return Errors.ContractInvalidRequest;
        times = new FuturesTimes(fromMs, toMs);
        return null;
    }

    public static long FirstMs(long value) => value >= MillisecondsMin ? value : value * 1_000;

    // A second lasts until the next one.
    public static long LastMs(long value) => value >= MillisecondsMin ? value : (value * 1_000) + 999;
}
