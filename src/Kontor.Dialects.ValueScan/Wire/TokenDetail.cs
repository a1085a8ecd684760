using System.Globalization;
using System.Text.Json;
using Kontor.Analytics;
using Kontor.Analytics.Markets;
using Kontor.Dialects.ValueScan.Tokens;
using Kontor.World.Facts;

namespace Kontor.Dialects.ValueScan.Wire;

/// <summary>
/// What is known of one token now. Every decimal is text. What this world has no source for is the empty text that the contract uses for a
/// missing value.
/// </summary>
internal sealed class TokenDetail(Analyst analyst, FactsView facts)
{
    private const int HoursPerDay = 24;
    private const long HourMs = 60 * Grid.MinuteMs;

    private MarketBooks Markets => analyst.Markets;

    public void Write(Utf8JsonWriter json, TokenMoment moment)
    {
        var (token, nowMs) = moment;
        json.WriteStartObject();
        json.WriteTokenId(token);
        json.WriteString("name"u8, token.Name);
        json.WriteString("symbol"u8, token.Symbol);
        // A symbol never changes here, so there is none that it had before.
        json.WriteString("oldSymbol"u8, "");
        WritePrices(json, token.Symbol, nowMs);
        WriteSupplies(json, token.Symbol);
        json.WriteDollars("cost", analyst.Holdings.Current.Of(token.Symbol).WhalesNow()?.AverageCost);
        WritePlaces(json, token);
        json.WriteEndObject();
    }

    private void WritePrices(Utf8JsonWriter json, string symbol, long nowMs)
    {
        var range = Markets.RangeBefore(symbol, long.MaxValue);
        json.WriteDecimal("price"u8, Markets.PriceNow(symbol));
        json.WriteDecimal("highPrice"u8, range?.High);
        json.WriteDecimal("lowPrice"u8, range?.Low);
        json.WriteDecimal("marketCapDominance"u8, analyst.Capital.DominanceNow(symbol));
        WriteVolume(json, symbol, nowMs);
        json.WriteDecimal("percentChange1h"u8, ChangeOver(symbol, nowMs, HourMs));
        json.WriteDecimal("percentChange24h"u8, ChangeOver(symbol, nowMs, HoursPerDay * HourMs));
        json.WriteDecimal("percentChange7d"u8, ChangeOver(symbol, nowMs, 7 * Grid.DayMs));
        json.WriteDecimal("percentChange30d"u8, ChangeOver(symbol, nowMs, 30 * Grid.DayMs));
        json.WriteDecimal("percentChange60d"u8, ChangeOver(symbol, nowMs, 60 * Grid.DayMs));
        json.WriteDecimal("percentChange90d"u8, ChangeOver(symbol, nowMs, 90 * Grid.DayMs));
    }

    /// <summary>The last 1,440 minutes, the one that runs included, and how much more that is than in those before them.</summary>
    private void WriteVolume(Utf8JsonWriter json, string symbol, long nowMs)
    {
        var venue = Markets.PriceVenue(symbol);
        var isTraded = Markets.FirstTradeMs(symbol, venue) is not null;
        var fromMs = nowMs - (nowMs % Grid.MinuteMs) + Grid.MinuteMs - Grid.DayMs;
        var volume = Markets.Over(symbol, venue, fromMs, long.MaxValue).Amount;
        var before = Markets.Over(symbol, venue, fromMs - Grid.DayMs, fromMs).Amount;
        json.WriteDecimal("volume24h"u8, isTraded ? volume : null);
        json.WriteDecimal("volumeChange24h"u8, isTraded ? Fixed.Percent(volume - before, before) : null);
    }

    private void WriteSupplies(Utf8JsonWriter json, string symbol)
    {
        var token = facts.Book.Find(symbol);
        json.WriteDecimal("marketCap"u8, analyst.Capital.Now(symbol));
        json.WriteDecimal("totalSupply"u8, Known(token?.Total));
        json.WriteDecimal("circulationSupply"u8, Known(token?.Circulating));
        json.WriteDecimal("maxSupply"u8, Known(token?.Max));
    }

    private static void WritePlaces(Utf8JsonWriter json, Token token)
    {
        json.WriteStartArray("chainAddresses"u8);
        foreach (var place in token.Places)
        {
            json.WriteStartObject();
            json.WriteString("contractAddress"u8, place.Contract);
            json.WriteString("chainName"u8, place.ChainName);
            json.WriteString("holderCount"u8, place.Holders.ToString(CultureInfo.InvariantCulture));
            json.WriteString("coinKey"u8, $"{token.Symbol}_{(place.Contract.Length > 0 ? place.Contract : token.Symbol)}");
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private Int128? ChangeOver(string symbol, long nowMs, long spanMs) =>
        Fixed.PercentChange(Markets.PriceAt(symbol, nowMs - spanMs), Markets.PriceNow(symbol));

    private static Int128? Known(Int128? supply) => supply > 0 ? supply : null;
}
