namespace Kontor.Analytics.Signals;

/// <summary>So long before an instant of the grid.</summary>
internal enum Lag
{
    None,
    Step,
    Hours4,
    Day,
    DayAndStep,
    Month,
    MonthAndStep,
}
