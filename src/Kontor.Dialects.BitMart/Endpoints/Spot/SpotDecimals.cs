using System.Globalization;
using Kontor.World.Ledger;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary>
/// Reads prices and sizes as BitMart does: decimals that the market does not count are cut off, without a word. Numbers in JSON may come with
/// an exponent, which is how some languages write 0.00001.
/// </summary>
internal static class SpotDecimals
{
    public static bool TryRead(string text, int decimals, out Int128 units)
    {
        units = 0;
        var plain = text.AsSpan().ContainsAny('e', 'E') ? WithoutExponent(text) : text;
        var point = plain.IndexOf('.');
        if (point < 0 || plain.Length - point - 1 <= decimals)
            return Units.Parse(plain, decimals, out units) == UnitsFault.None;
        if (plain.AsSpan(point + 1).ContainsAnyExceptInRange('0', '9'))
            return false;
        var shown = decimals == 0 ? plain[..point] : plain[..(point + 1 + decimals)];
        return Units.Parse(shown, decimals, out units) == UnitsFault.None;
    }

    /// <summary>How many whole steps there are in a number. More than can be counted are as many as can: every bound is below that.</summary>
    public static bool TryReadSteps(string text, int decimals, long stepUnits, out long steps)
    {
        var isNumber = TryRead(text, decimals, out var units);
        steps = (long)Int128.Min(units / stepUnits, long.MaxValue);
        return isNumber;
    }

    private static string WithoutExponent(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : text;
}
