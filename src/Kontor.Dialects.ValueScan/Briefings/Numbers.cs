using System.Globalization;
using System.Text;
using Kontor.Analytics;

namespace Kontor.Dialects.ValueScan.Briefings;

/// <summary>Writes numbers of eight decimals as people of a language read them. Rounded are halves away from zero.</summary>
internal static class Numbers
{
    private const int DigitsPerGroup = 3;
    private const int Cents = 2;

    /// <summary>Two decimals; of less than a dollar all that there are.</summary>
    public static string Price(Phrasebook book, Int128 price) =>
        price < Fixed.One ? Text(book, price, Fixed.Decimals).TrimEnd('0') : Text(book, price, Cents);

    /// <summary>Whole dollars, whichever way they went.</summary>
    public static string Dollars(Phrasebook book, Int128 dollars) => Text(book, Int128.Abs(dollars), 0);

    /// <summary>A fraction in percent with two decimals, without its sign.</summary>
    public static string Percent(Phrasebook book, Int128 fraction) => Text(book, Int128.Abs(Hundredths(fraction)) * Fixed.One / 100, Cents);

    /// <summary>A fraction in hundredths of a percent.</summary>
    public static Int128 Hundredths(Int128 fraction) => Round(fraction, 4);

    /// <param name="decimals">So many are shown.</param>
    private static string Text(Phrasebook book, Int128 value, int decimals)
    {
        var digits = Round(value, decimals).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var (whole, fraction) = (digits[..^decimals], digits[^decimals..]);
        var text = new StringBuilder();
        for (var at = 0; at < whole.Length; at++)
        {
            if (at > 0 && (whole.Length - at) % DigitsPerGroup == 0)
                text.Append(book.Group);
            text.Append(whole[at]);
        }
        return decimals == 0 ? text.ToString() : text.Append(book.Point).Append(fraction).ToString();
    }

    private static Int128 Round(Int128 value, int decimals)
    {
        Int128 unit = 1;
        for (var cut = Fixed.Decimals - decimals; cut > 0; cut--)
            unit *= 10;
        var (quotient, rest) = Int128.DivRem(value, unit);
        return Int128.Abs(rest) >= unit - Int128.Abs(rest) && rest != 0 ? quotient + Int128.Sign(value) : quotient;
    }
}
