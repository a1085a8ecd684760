using System.Globalization;
using System.Text.Json;
using Kontor.Dialects.ValueScan.Tokens;

namespace Kontor.Dialects.ValueScan.Wire;

/// <summary>The members with which most rows begin: of which token they are.</summary>
internal static class TokenHead
{
    public static void Write(Utf8JsonWriter json, Token token)
    {
        json.WriteString("vsTokenId"u8, token.Id.ToString(CultureInfo.InvariantCulture));
        json.WriteString("symbol"u8, token.Symbol);
        json.WriteString("name"u8, token.Name);
    }
}
