using System.Buffers;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Wire;

/// <summary>
/// A number that is not negative, with as many decimals as were written. How many of them count is known only when the token is; which of two
/// numbers is larger is known before.
/// </summary>
/// <param name="Whole">Without zeros in front: empty for less than one.</param>
/// <param name="Fraction">Without zeros at the end.</param>
internal sealed record DecimalText(string Whole, string Fraction)
{
    private const int LengthMax = 160;

    /// <summary>No number of 256 bits has more.</summary>
    private const int WholeDigitsMax = 78;

    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789");

    /// <summary>Nothing where the parameter is absent, blank, or no such number, which is then complained of.</summary>
    public static DecimalText? Read(Parameters parameters, string name)
    {
        if (parameters.Optional(name) is not { } text)
            return null;
        if (!TryParse(text, out var number))
            parameters.Malformed(name);
        return number;
    }

    public static bool TryParse(string text, out DecimalText? number)
    {
        number = null;
        var point = text.IndexOf('.');
        var (whole, fraction) = point < 0 ? (text, "") : (text[..point], text[(point + 1)..]);
        if (text.Length > LengthMax || whole.Length == 0 || (point >= 0 && fraction.Length == 0))
            return false;
        if (whole.AsSpan().ContainsAnyExcept(s_digits) || fraction.AsSpan().ContainsAnyExcept(s_digits))
            return false;
        number = new DecimalText(whole.TrimStart('0'), fraction.TrimEnd('0'));
        return true;
    }

    public static int Compare(DecimalText left, DecimalText right)
    {
        if (left.Whole.Length != right.Whole.Length)
            return left.Whole.Length.CompareTo(right.Whole.Length);
        var whole = string.CompareOrdinal(left.Whole, right.Whole);
        return whole != 0 ? whole : string.CompareOrdinal(left.Fraction, right.Fraction);
    }

    /// <summary>As a count of the smallest unit: what is finer is cut off, and what is more than there can be is the most.</summary>
    public Word256 Floor(int decimals)
    {
        if (Whole.Length > WholeDigitsMax)
            return Word256.Max;
        var fraction = Fraction.Length > decimals ? Fraction[..decimals] : Fraction.PadRight(decimals, '0');
        return Whole.Length + decimals == 0 ? Word256.Zero
            : Word256.TryParse(Whole + fraction, out var units) ? units
            : Word256.Max;
    }

    /// <summary>As a count of the smallest unit that is not less.</summary>
    public Word256 Ceiling(int decimals)
    {
        var units = Floor(decimals);
        return Fraction.Length > decimals ? Word256.AddUpToMax(units, Word256.One) : units;
    }
}
