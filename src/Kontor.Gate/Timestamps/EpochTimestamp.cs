namespace Kontor.Gate.Timestamps;

/// <summary>Times written as a count since 1970.</summary>
internal static class EpochTimestamp
{
    private const int SecondsLength = 10;
    private const int MsLength = 13;

    internal static bool TryReadMs(ReadOnlySpan<char> text, out long ms) => Digits.TryRead(text, out ms);

    internal static bool TryReadMs13(ReadOnlySpan<char> text, out long ms)
    {
        ms = 0;
        // A leading zero would make thirteen characters of a shorter number.
        return text.Length == MsLength && text[0] != '0' && Digits.TryRead(text, out ms);
    }

    internal static bool TryReadSecondsOrMs(ReadOnlySpan<char> text, out long ms)
    {
        ms = 0;
        if (text.Length is not (SecondsLength or MsLength) || !Digits.TryRead(text, out var number))
            return false;
        ms = text.Length == SecondsLength ? number * 1_000 : number;
        return true;
    }
}
