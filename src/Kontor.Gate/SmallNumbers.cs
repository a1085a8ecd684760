using System.Globalization;

namespace Kontor.Gate;

/// <summary>Counters travel in headers, and a header is a string. The usual values are printed once and shared by all answers.</summary>
public static class SmallNumbers
{
    private const int SharedMax = 10_000;
    private static readonly string[] s_texts =
    [
        .. Enumerable.Range(0, SharedMax + 1).Select(n => n.ToString(CultureInfo.InvariantCulture)),
    ];

    public static string Text(long number) =>
        number is >= 0 and <= SharedMax ? s_texts[number] : number.ToString(CultureInfo.InvariantCulture);
}
