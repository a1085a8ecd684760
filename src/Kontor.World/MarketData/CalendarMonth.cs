namespace Kontor.World.MarketData;

/// <summary>
/// A month of the Gregorian calendar, counted from year 0. The runtime's own dates end with the year 9999, and the last candle of all
/// still has a month after it.
/// </summary>
internal readonly record struct CalendarMonth(long Number)
{
    private const int DaysPerEra = 146_097; // 400 years, after which the calendar repeats itself
    private const int DaysBeforeEpoch = 719_468; // from 0000-03-01 to 1970-01-01

    /// <summary>The month that a day falls into, days being counted from 1970-01-01.</summary>
    public static CalendarMonth OfDay(long day)
    {
        Invariant.Holds(day >= -DaysBeforeEpoch);
        // Years that begin in March have their leap day at the end, where it moves no other day.
        var sinceMarch0 = day + DaysBeforeEpoch;
        var era = sinceMarch0 / DaysPerEra;
        var dayOfEra = sinceMarch0 % DaysPerEra;
        var yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = dayOfEra - DaysBeforeYear(yearOfEra);
        var monthFromMarch = (5 * dayOfYear + 2) / 153;
        return new CalendarMonth((era * 400 + yearOfEra) * 12 + 2 + monthFromMarch);
    }

    /// <summary>The first day of the month, counted from 1970-01-01.</summary>
    public long FirstDay
    {
        get
        {
            var fromMarch = Number - 2;
            var (year, monthFromMarch) = (fromMarch / 12, fromMarch % 12);
            return year / 400 * DaysPerEra + DaysBeforeYear(year % 400) + (153 * monthFromMarch + 2) / 5 - DaysBeforeEpoch;
        }
    }

    public CalendarMonth Plus(int months) => new(Number + months);

    private static long DaysBeforeYear(long yearOfEra) => yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100;
}
