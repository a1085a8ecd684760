using System.Globalization;
using System.Text.Json;
using Kontor.Dialects.BinanceWallet.Endpoints;
using Kontor.World.Chains;

namespace Kontor.Dialects.BinanceWallet.Rows;

/// <summary>Words that several kinds of rows are written with. Numbers travel as text.</summary>
internal static class TextFields
{
    public static void WriteNumberText(this Utf8JsonWriter json, ReadOnlySpan<byte> name, long number) =>
        json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The symbol of a token, or of the chain's own coin (no contract). A token that does not say its symbol has an empty one.</summary>
    public static string SymbolOf(this Book book, Address20? contract) =>
        contract is { } token ? book.Served!.Index.FactOf(token)?.Symbol ?? "" : book.Served!.Identity.NativeSymbol;
}
