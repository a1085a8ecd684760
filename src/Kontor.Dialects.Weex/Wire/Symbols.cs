namespace Kontor.Dialects.Weex.Wire;

/// <summary>A symbol is written in upper case without anything between its two assets: <c>BTCUSDT</c>.</summary>
internal static class Symbols
{
    private const int LengthMax = 32;

    /// <summary>Lower case and the suffixes of the older contract (<c>BTCUSDT_SPBL</c>) are malformed, not unknown.</summary>
    public static bool IsWellFormed(string text)
    {
        if (text.Length is < 2 or > LengthMax)
            return false;
        foreach (var character in text)
        {
            if (character is not (>= 'A' and <= 'Z' or >= '0' and <= '9'))
                return false;
        }

        return true;
    }
}
