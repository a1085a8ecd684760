using System.Buffers;

namespace Kontor.Dialects.XLayer.Wire;

/// <summary>The parameter that every endpoint demands. The documentation writes it in capitals and its examples in small letters.</summary>
internal static class ChainShortName
{
    public const string Parameter = "chainShortName";
    public const string XLayer = "XLAYER";
    public const string TradeZone = "TRADE_ZONE";

    private const int LengthMax = 32;
    private static readonly SearchValues<char> s_letters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
    );

    public static bool IsWellFormed(ReadOnlySpan<char> name) => name.Length is > 0 and <= LengthMax && !name.ContainsAnyExcept(s_letters);

    public static bool IsXLayer(ReadOnlySpan<char> name) => name.Equals(XLayer, StringComparison.OrdinalIgnoreCase);
}
