using System.Globalization;
using System.Numerics;

namespace Kontor.Analytics.Holdings;

/// <summary>A decimal number, exactly: so many units of the last of so many decimals. It is rounded when it is written, and nowhere before.</summary>
public readonly record struct Exact(BigInteger Units, int Scale)
{
    public static Exact Zero => new(BigInteger.Zero, 0);

    public int Sign => Units.Sign;

    public static Exact operator +(Exact left, Exact right)
    {
        var scale = Math.Max(left.Scale, right.Scale);
        return new Exact(left.At(scale) + right.At(scale), scale);
    }

    public static Exact operator -(Exact left, Exact right) => left + new Exact(-right.Units, right.Scale);

    public static Exact operator *(Exact left, Exact right) => new(left.Units * right.Units, left.Scale + right.Scale);

    /// <summary>The quotient with so many decimals, rounded; nothing where the divisor is zero.</summary>
    public static Exact? Divide(Exact dividend, Exact divisor, int decimals)
    {
        if (divisor.Units.IsZero)
            return null;
        var scale = Math.Max(dividend.Scale, divisor.Scale);
        var scaled = dividend.At(scale) * BigInteger.Pow(10, decimals);
        return new Exact(Round(scaled, divisor.At(scale)), decimals);
    }

    /// <summary>Without zeros at the end and without an exponent, rounded to so many decimals at most: halves away from zero.</summary>
    public string ToText(int decimals = int.MaxValue)
    {
        var (units, scale) = Scale > decimals ? (Round(Units, BigInteger.Pow(10, Scale - decimals)), decimals) : (Units, Scale);
        if (units.IsZero)
            return "0";
        var digits = BigInteger.Abs(units).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        var fraction = digits.AsSpan(digits.Length - scale).TrimEnd('0');
        var sign = units.Sign < 0 ? "-" : "";
        var whole = digits.AsSpan(0, digits.Length - scale);
        return fraction.IsEmpty ? $"{sign}{whole}" : $"{sign}{whole}.{fraction}";
    }

    private BigInteger At(int scale) => scale == Scale ? Units : Units * BigInteger.Pow(10, scale - Scale);

    private static BigInteger Round(BigInteger dividend, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem(dividend, divisor, out var rest);
        return BigInteger.Abs(rest) * 2 < BigInteger.Abs(divisor) ? quotient : quotient + (dividend.Sign * divisor.Sign);
    }
}
