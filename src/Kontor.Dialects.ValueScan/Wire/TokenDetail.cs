using System.Globalization;
using System.Text.Json;
using Kontor.Dialects.ValueScan.Tokens;

namespace Kontor.Dialects.ValueScan.Wire;

/// <summary>
/// What is known of one token. Every decimal is text. What this world has no source for, which is everything that needs a price, is the empty
/// text that the contract uses for a missing value.
/// </summary>
internal static class TokenDetail
{
    private static readonly JsonEncodedText[] s_unknown =
    [
        .. Names(
            "price",
            "highPrice",
            "lowPrice",
            "marketCapDominance",
            "volume24h",
            "volumeChange24h",
            "percentChange1h",
            "percentChange24h",
            "percentChange7d",
            "percentChange30d",
            "percentChange60d",
            "percentChange90d",
            "marketCap",
            "totalSupply",
            "circulationSupply",
            "maxSupply",
            "cost"
        ),
    ];

    public static void Write(Utf8JsonWriter json, Token token)
    {
        json.WriteStartObject();
        json.WriteString("vsTokenId"u8, Text(token.Id));
        json.WriteString("name"u8, token.Name);
        json.WriteString("symbol"u8, token.Symbol);
        // A symbol never changes here, so there is none that it had before.
        json.WriteString("oldSymbol"u8, "");
        foreach (var name in s_unknown)
            json.WriteString(name, "");
        json.WriteStartArray("chainAddresses"u8);
        foreach (var place in token.Places)
        {
            json.WriteStartObject();
            json.WriteString("contractAddress"u8, place.Contract);
            json.WriteString("chainName"u8, place.ChainName);
            json.WriteString("holderCount"u8, Text(place.Holders));
            json.WriteString("coinKey"u8, $"{token.Symbol}_{(place.Contract.Length > 0 ? place.Contract : token.Symbol)}");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static IEnumerable<JsonEncodedText> Names(params string[] names) => names.Select(name => JsonEncodedText.Encode(name));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
