namespace Kontor.Gate.Timestamps;

/// <summary>The time a client allows its request to travel.</summary>
public static class ReceiveWindow
{
    public const int MinMs = 1;
    public const int DefaultMs = 5_000;
    public const int MaxMs = 60_000;

    /// <summary>Reads a header or parameter. Absent and empty mean the default: one official client sends its unused headers empty.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out int ms, int defaultMs = DefaultMs)
    {
        ms = defaultMs;
        if (text.IsEmpty)
            return true;
        if (!Digits.TryRead(text, out var given) || !IsValid(given))
            return false;
        ms = (int)given;
        return true;
    }

    /// <summary>For windows that arrive as a JSON number.</summary>
    public static bool IsValid(long ms) => ms is >= MinMs and <= MaxMs;
}
