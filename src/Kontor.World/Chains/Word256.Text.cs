using System.Buffers.Binary;
using System.Globalization;

namespace Kontor.World.Chains;

public readonly partial struct Word256
{
    /// <summary>The longest number has 78 digits.</summary>
    private const int DigitsMax = 78;

    private const int DigitsPerWord = 19;
    private const ulong TenToTheNineteenth = 10_000_000_000_000_000_000;

    /// <summary>Reads up to 32 bytes, the most significant first.</summary>
    public static Word256 FromBigEndian(ReadOnlySpan<byte> bytes)
    {
        Span<byte> padded = stackalloc byte[Bytes];
        padded.Clear();
        bytes.CopyTo(padded[(Bytes - bytes.Length)..]);
        return new Word256(BinaryPrimitives.ReadUInt128BigEndian(padded), BinaryPrimitives.ReadUInt128BigEndian(padded[16..]));
    }

    /// <summary>Writes 32 bytes, the most significant first.</summary>
    public void WriteBigEndian(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt128BigEndian(target, High128);
        BinaryPrimitives.WriteUInt128BigEndian(target[16..], Low128);
    }

    public static Word256 Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"Not a number of 256 bits: '{text}'.");

    /// <summary>Reads decimal digits and nothing else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Word256 value)
    {
        value = default;
        if (text.IsEmpty)
            return false;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit) || !TryMultiply(value, 10, out var shifted) || !TryAdd(shifted, (ulong)(digit - '0'), out value))
            {
                value = default;
                return false;
            }
        }
        return true;
    }

    /// <summary>Reads 0x and 1 to 64 hexadecimal digits, as nodes write quantities and words.</summary>
    public static bool TryParseHex(ReadOnlySpan<char> text, out Word256 value)
    {
        value = default;
        if (text.Length is < 3 or > 66 || text[0] != '0' || text[1] is not ('x' or 'X'))
            return false;
        Span<char> digits = stackalloc char[Bytes * 2];
        Span<byte> bytes = stackalloc byte[Bytes];
        digits.Fill('0');
        text[2..].CopyTo(digits[(digits.Length - text.Length + 2)..]);
        if (Convert.FromHexString(digits, bytes, out _, out _) != System.Buffers.OperationStatus.Done)
            return false;
        value = FromBigEndian(bytes);
        return true;
    }

    /// <summary>Reads a number with up to so many decimals as a count of the smallest unit.</summary>
    public static bool TryParseUnits(ReadOnlySpan<char> text, int decimals, out Word256 value)
    {
        var point = text.IndexOf('.');
        var fraction = point < 0 ? default : text[(point + 1)..];
        value = default;
        if (fraction.Length > decimals || (point >= 0 && fraction.IsEmpty) || text.Length > 2 * DigitsMax || decimals > DigitsMax)
            return false;
        Span<char> digits = stackalloc char[text.Length + decimals];
        var whole = point < 0 ? text : text[..point];
        if (whole.IsEmpty)
            return false;
        whole.CopyTo(digits);
        fraction.CopyTo(digits[whole.Length..]);
        digits = digits[..(whole.Length + decimals)];
        digits[(whole.Length + fraction.Length)..].Fill('0');
        return TryParse(digits, out value);
    }

    public override string ToString()
    {
        Span<char> digits = stackalloc char[DigitsMax];
        return digits[WriteDigits(digits)..].ToString();
    }

    /// <summary>0x and as few hexadecimal digits as are needed.</summary>
    public string ToHex()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        WriteBigEndian(bytes);
        var digits = Convert.ToHexStringLower(bytes).AsSpan().TrimStart('0');
        return digits.IsEmpty ? "0x0" : $"0x{digits}";
    }

    /// <summary>As an amount of a coin with so many decimals: nothing is rounded, no zero stands at the end, and there is no exponent.</summary>
    public string ToUnits(int decimals)
    {
        if (decimals <= 0)
            return ToString();
        Span<char> digits = stackalloc char[DigitsMax];
        ReadOnlySpan<char> written = digits[WriteDigits(digits)..];
        var whole = written.Length > decimals ? written[..^decimals] : "0";
        var fraction = (written.Length > decimals ? written[^decimals..] : written).TrimEnd('0');
        if (fraction.IsEmpty || IsZero)
            return whole.ToString();
        return string.Concat(whole, ".", new string('0', Math.Max(0, decimals - written.Length)), fraction);
    }

    /// <summary>Writes the digits at the end of the span and says where they begin.</summary>
    private int WriteDigits(Span<char> digits)
    {
        var rest = this;
        var end = digits.Length;
        while (true)
        {
            (rest, var word) = DivRem(rest, TenToTheNineteenth);
            if (rest.IsZero)
                return WriteWord(word, digits[..end]);
            word.TryFormat(digits.Slice(end - DigitsPerWord, DigitsPerWord), out _, "D19", CultureInfo.InvariantCulture);
            end -= DigitsPerWord;
        }
    }

    private static int WriteWord(ulong word, Span<char> digits)
    {
        var start = digits.Length;
        do
        {
            (word, var digit) = Math.DivRem(word, 10);
            digits[--start] = (char)('0' + digit);
        } while (word != 0);
        return start;
    }
}
