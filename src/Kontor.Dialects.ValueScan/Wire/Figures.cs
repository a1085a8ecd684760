using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Kontor.Analytics;
using Kontor.Analytics.Markets;
using Kontor.Dialects.ValueScan.Tokens;
using Kontor.World.Ledger;

namespace Kontor.Dialects.ValueScan.Wire;

/// <summary>
/// How figures are written. The contract has decimals as text and decimals as numbers, and which is which follows no rule: it belongs to the
/// field. Neither ever has an exponent, nor zeros at its end.
/// </summary>
internal static class Figures
{
    extension(Utf8JsonWriter json)
    {
        /// <summary>As text; a value that is missing is the empty text.</summary>
        public void WriteDecimal(ReadOnlySpan<byte> name, Int128? value) => json.WriteString(name, value is { } known ? Text(known) : "");

        /// <summary>A list of them.</summary>
        public void WriteDecimals(ReadOnlySpan<byte> name, ImmutableArray<Int128> values)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
                json.WriteStringValue(Text(value));
            json.WriteEndArray();
        }

        /// <summary>As a number; one that is missing is zero, because nothing else is a number.</summary>
        public void WriteFigure(ReadOnlySpan<byte> name, Int128? value)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(Text(value ?? 0), skipInputValidation: true);
        }

        /// <summary>The number, the symbol and the name of a token, as most answers begin with them.</summary>
        public void WriteToken(Token token)
        {
            json.WriteTokenId(token);
            json.WriteString("symbol"u8, token.Symbol);
            json.WriteString("name"u8, token.Name);
        }

        /// <summary>The name and the number of a time range, as its rows begin with them.</summary>
        public void WriteRange(TimeRange range)
        {
            json.WriteString("timeRange"u8, range.Name);
            json.WriteNumber("timeParticleEnum"u8, range.Particle);
        }

        /// <summary>Everywhere but in the list of tokens their number is text.</summary>
        public void WriteTokenId(Token token) => json.WriteString("vsTokenId"u8, token.Id.ToString(CultureInfo.InvariantCulture));
    }

    private static string Text(Int128 value) => Units.FormatTrimmed(value, Fixed.Decimals);
}
