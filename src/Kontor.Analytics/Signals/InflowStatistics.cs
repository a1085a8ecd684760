using System.Collections.Immutable;
using Kontor.Analytics.Markets;

namespace Kontor.Analytics.Signals;

/// <summary>
/// What net inflows of a token on one venue are usual: those of five minutes over 30 days, and those of several days over 30 days. A value that
/// leaves the 30 days is looked up again, so nothing is kept of each.
/// </summary>
internal sealed class InflowStatistics(TrailingFlows flows)
{
    private const int StepsMax = 8_640;
    private const int StepsMin = 288;
    private const int DaysMax = 30;
    private const int DaysMin = 7;
    private const long StepDollarsMin = 10_000;
    private const long DaysDollarsMin = 100_000;

    private static readonly ImmutableArray<long> s_windowsMs = [3 * Grid.DayMs, 7 * Grid.DayMs, 15 * Grid.DayMs, 30 * Grid.DayMs];

    private readonly Baseline _steps = new();
    private readonly ImmutableArray<Baseline> _days = [.. s_windowsMs.Select(_ => new Baseline())];

    /// <summary>Compares what flowed until an instant with what is usual, and then counts it.</summary>
    /// <param name="isMoved">False when nothing was traded that would come or go: then there is nothing but zeros.</param>
    public Anomalies Judge(long gridMs, bool isMoved)
    {
        if (flows.FirstMs is not { } firstMs)
            return default;
        var isWithinDay = isMoved && JudgeStep(gridMs, Grid.At(firstMs) + Grid.StepMs);
        var isOverDays = gridMs == Grid.DayOf(gridMs) && JudgeDays(gridMs, Grid.DayOf(firstMs) + Grid.DayMs);
        return new Anomalies(isWithinDay, isOverDays);
    }

    /// <param name="firstMs">The first instant that had anything before it.</param>
    private bool JudgeStep(long gridMs, long firstMs)
    {
        var dollars = Baseline.Dollars(flows.Between(Lag.Step, Lag.None).Net);
        var count = Math.Min(StepsMax, (gridMs - firstMs) / Grid.StepMs);
        var isUnusual = dollars >= StepDollarsMin && count >= StepsMin && _steps.IsExceededBy(dollars, count);
        _steps.Add(dollars);
        _steps.Remove(Baseline.Dollars(flows.Between(Lag.MonthAndStep, Lag.Month).Net));
        return isUnusual;
    }

    /// <param name="firstMs">The first day that had anything before it.</param>
    private bool JudgeDays(long dayMs, long firstMs)
    {
        var count = Math.Min(DaysMax, (dayMs - firstMs) / Grid.DayMs);
        var isUnusual = false;
        for (var window = 0; window < s_windowsMs.Length; window++)
        {
            var dollars = DollarsBefore(dayMs, s_windowsMs[window]);
            isUnusual |= dollars >= DaysDollarsMin && count >= DaysMin && _days[window].IsExceededBy(dollars, count);
            _days[window].Add(dollars);
            _days[window].Remove(DollarsBefore(dayMs - (DaysMax * Grid.DayMs), s_windowsMs[window]));
        }
        return isUnusual;
    }

    private long DollarsBefore(long dayMs, long windowMs) => Baseline.Dollars(flows.Markets.Over(dayMs - windowMs, dayMs).Net);
}
