namespace Kontor.Gate.Timestamps;

/// <summary>
/// Unsigned decimal numbers, digits only. The platform's parser would also take signs and, depending on its flags, white space and
/// separators: every one of those is a different answer on the wire.
/// </summary>
internal static class Digits
{
    /// <summary>The digits of <see cref="long.MaxValue"/>.</summary>
    private const int CountMax = 19;

    internal static bool TryRead(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        if (text.Length is 0 or > CountMax)
            return false;
        var sum = 0UL;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
            sum = (sum * 10) + (uint)(digit - '0');
        }

        // Nineteen digits always fit into 64 bits without a sign, but not always into 63.
        if (sum > long.MaxValue)
            return false;
        value = (long)sum;
        return true;
    }
}
