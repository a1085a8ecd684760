namespace Kontor.World.Ledger;

/// <summary>What is wrong with a decimal number somebody wrote.</summary>
public enum UnitsFault : byte
{
    None,
    Empty,

    /// <summary>Something that is not a digit or the one point: also signs, exponents, spaces and a point without digits around it.</summary>
    NotANumber,
    TooManyDecimals,
    TooLong,
    Overflow,
}

/// <summary>Exact conversion between decimal text and amounts in the smallest unit. No floating point comes near it.</summary>
public static class Units
{
    /// <summary>39 digits is the longest Int128; a sign, a point and a zero in front of it may be added.</summary>
    public const int TextLengthMax = 42;

    public static UnitsFault Parse(ReadOnlySpan<char> text, int decimals, out Int128 units)
    {
        units = 0;
        if (text.IsEmpty)
            return UnitsFault.Empty;
        if (text.Length > TextLengthMax)
            return UnitsFault.TooLong;
        var point = text.IndexOf('.');
        var fraction = point < 0 ? [] : text[(point + 1)..];
        var whole = point < 0 ? text : text[..point];
        if (whole.IsEmpty || (point >= 0 && fraction.IsEmpty))
            return UnitsFault.NotANumber;
        if (whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9'))
            return UnitsFault.NotANumber;
        if (fraction.Length > decimals)
            return UnitsFault.TooManyDecimals;
        var isCountable =
            TryAppend(ref units, whole) && TryAppend(ref units, fraction) && TryAppend(ref units, Zeros[..(decimals - fraction.Length)]);
        if (!isCountable)
            units = 0;
        return isCountable ? UnitsFault.None : UnitsFault.Overflow;
    }

    /// <summary>With all decimals the asset has: <c>1.50000000</c>.</summary>
    public static string Format(Int128 units, int decimals) => Write(units, decimals, decimals, isTrimmed: false);

    /// <summary>With a given number of decimals; further ones are cut off, towards zero.</summary>
    public static string Format(Int128 units, int decimals, int shownDecimals) => Write(units, decimals, shownDecimals, isTrimmed: false);

    /// <summary>Without zeros at the end: <c>1.5</c>.</summary>
    public static string FormatTrimmed(Int128 units, int decimals) => Write(units, decimals, decimals, isTrimmed: true);

    private static ReadOnlySpan<char> Zeros => "000000000000000000000000000000";

    private static bool TryAppend(ref Int128 units, ReadOnlySpan<char> digits)
    {
        foreach (var digit in digits)
        {
            var value = digit - '0';
            if (units > (Int128.MaxValue - value) / 10)
                return false;
            units = units * 10 + value;
        }
        return true;
    }

    private static string Write(Int128 units, int decimals, int shownDecimals, bool isTrimmed)
    {
        Invariant.Holds(decimals is >= 0 and <= 30 && shownDecimals is >= 0 and <= 30);
        Span<char> digits = stackalloc char[40];
        // UInt128, because the smallest Int128 has no positive twin.
        var magnitude = units < 0 ? UInt128.MaxValue - (UInt128)units + 1 : (UInt128)units;
        magnitude.TryFormat(digits, out var length);
        Span<char> text = stackalloc char[80];
        var end = 0;
        if (units < 0)
            text[end++] = '-';
        for (var place = Math.Max(length, decimals + 1) - 1; place >= decimals; place--)
            text[end++] = Digit(digits, length, place);
        var wholeEnd = end;
        text[end++] = '.';
        for (var shown = 1; shown <= shownDecimals; shown++)
            text[end++] = shown <= decimals ? Digit(digits, length, decimals - shown) : '0';
        if (isTrimmed)
            end = text[..end].TrimEnd('0').Length;
        if (end == wholeEnd + 1)
            end = wholeEnd;
        return text[..end].ToString();
    }

    // The digit that stands for 10^place, with zeros in front of the number as far as somebody asks.
    private static char Digit(ReadOnlySpan<char> digits, int length, int place) => place < length ? digits[length - 1 - place] : '0';
}
