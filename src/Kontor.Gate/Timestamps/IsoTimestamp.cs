namespace Kontor.Gate.Timestamps;

/// <summary>
/// Times written as ISO 8601, in the one shape <c>YYYY-MM-DDTHH:MM:SS[.f]zone</c> with capital letters. Written by hand, because the
/// platform's parser accepts a dozen more shapes, and a time it accepts and the contract does not would be a wrong answer on the wire.
/// There is no 24:00 and no leap second: clients do not send them, and the world's clock does not have them.
/// </summary>
internal static class IsoTimestamp
{
    private const int FractionDigitsMax = 9;
    private const int OffsetMinutesMax = 14 * 60;
    private const string Shape = "0000-00-00T00:00:00";
    private static readonly int EpochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    internal static bool TryRead(ReadOnlySpan<char> text, bool offsetAllowed, out long ms)
    {
        ms = 0;
        if (text.Length <= Shape.Length || !TryReadSeconds(text[..Shape.Length], out var seconds))
            return false;
        var rest = text[Shape.Length..];
        if (!TryReadFraction(ref rest, out var fractionMs) || !TryReadZone(rest, offsetAllowed, out var offsetMinutes))
            return false;
        ms = ((seconds - (offsetMinutes * 60L)) * 1_000) + fractionMs;
        return true;
    }

    private static bool TryReadSeconds(ReadOnlySpan<char> text, out long seconds)
    {
        seconds = 0;
        for (var i = 0; i < Shape.Length; i++)
        {
            if (Shape[i] == '0' ? !char.IsAsciiDigit(text[i]) : text[i] != Shape[i])
                return false;
        }

        var (year, month, day) = ((Two(text, 0) * 100) + Two(text, 2), Two(text, 5), Two(text, 8));
        var (hour, minute, second) = (Two(text, 11), Two(text, 14), Two(text, 17));
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
            return false;
        if (hour > 23 || minute > 59 || second > 59)
            return false;
        long days = new DateOnly(year, month, day).DayNumber - EpochDay;
        seconds = (((((days * 24) + hour) * 60) + minute) * 60) + second;
        return true;
    }

    /// <summary>Whole milliseconds of the fraction; finer digits are read and dropped, towards the past.</summary>
    private static bool TryReadFraction(ref ReadOnlySpan<char> rest, out int ms)
    {
        ms = 0;
        if (rest[0] != '.')
            return true;
        var count = rest[1..].IndexOfAnyExceptInRange('0', '9');
        if (count is < 1 or > FractionDigitsMax)
            return false;
        for (var i = 1; i <= 3; i++)
            ms = (ms * 10) + (i <= count ? rest[i] - '0' : 0);
        rest = rest[(count + 1)..];
        return true;
    }

    private static bool TryReadZone(ReadOnlySpan<char> zone, bool offsetAllowed, out int offsetMinutes)
    {
        offsetMinutes = 0;
        if (zone is "Z")
            return true;
        if (!offsetAllowed || zone is not [('+' or '-') and var sign, _, _, ':', _, _])
            return false;
        foreach (var i in (ReadOnlySpan<int>)[1, 2, 4, 5])
        {
            if (!char.IsAsciiDigit(zone[i]))
                return false;
        }

        var minutes = (Two(zone, 1) * 60) + Two(zone, 4);
        offsetMinutes = sign == '-' ? -minutes : minutes;
        return Two(zone, 4) <= 59 && minutes <= OffsetMinutesMax;
    }

    private static int Two(ReadOnlySpan<char> text, int at) => ((text[at] - '0') * 10) + (text[at + 1] - '0');
}
