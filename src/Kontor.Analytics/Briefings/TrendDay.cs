namespace Kontor.Analytics.Briefings;

/// <summary>A day on which large holders and buyers moved a price the same way.</summary>
/// <param name="DayMs">Its beginning.</param>
public readonly record struct TrendDay(long DayMs, PriceTrend Trend);
