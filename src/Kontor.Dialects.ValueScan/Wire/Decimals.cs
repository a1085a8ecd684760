using System.Text.Json;
using Kontor.Analytics;
using Kontor.Analytics.Holdings;

namespace Kontor.Dialects.ValueScan.Wire;

/// <summary>Writes decimals as text. Dollars have eight decimals at most, coin has as many as its smallest unit; what is not known is the empty text.</summary>
internal static class Decimals
{
    public static void WriteDollars(this Utf8JsonWriter json, string name, Exact? dollars) =>
        json.WriteString(name, dollars?.ToText(Fixed.Decimals) ?? "");

    public static void WriteCoin(this Utf8JsonWriter json, string name, Exact amount) => json.WriteString(name, amount.ToText());

    public static Exact? ToDollars(this Int128? price) => price is { } known ? new Exact(known, Fixed.Decimals) : null;
}
