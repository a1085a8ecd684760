using System.Text.Json;
using Kontor.Analytics;
using Kontor.Dialects.ValueScan.Tokens;

namespace Kontor.Dialects.ValueScan.Wire;

/// <summary>Money that moves in an unusual way, wherever that goes on: where an anomaly was last, first.</summary>
internal sealed class FundsRows(Analyst analyst)
{
    public void Write(Utf8JsonWriter json, TokenList tokens)
    {
        var view = analyst.Signals.Current;
        json.WriteStartArray();
        // Equals stay in their order: by symbol, spot before contracts.
        foreach (var funds in view.Funds.OrderByDescending(one => one.EndMs))
        {
            if (tokens.FindSymbol(funds.Symbol) is not { } token)
                continue;
            json.WriteStartObject();
            json.WriteNumber("updateTime"u8, view.GridMs);
            json.WriteNumber("tradeType"u8, (int)funds.Venue);
            json.WriteToken(token);
            json.WriteNumber("startTime"u8, funds.StartMs);
            json.WriteNumber("endTime"u8, funds.EndMs);
            json.WriteNumber("number24h"u8, funds.Number24h);
            json.WriteNumber("numberNot24h"u8, funds.NumberNot24h);
            json.WriteDecimal("price"u8, funds.Price);
            json.WriteDecimal("pushPrice"u8, funds.PushPrice);
            json.WriteFigure("gains"u8, funds.Gains);
            json.WriteFigure("decline"u8, funds.Decline);
            json.WriteDecimal("percentChange24h"u8, funds.Change24h);
            json.WriteDecimal("marketCap"u8, analyst.Capital.At(funds.Symbol, view.GridMs));
            json.WriteBoolean("alpha"u8, funds.IsAlpha);
            json.WriteBoolean("fomo"u8, funds.IsFomo);
            json.WriteBoolean("fomoEscalation"u8, funds.IsEscalated);
            json.WriteFigure("bullishRatio"u8, analyst.Sentiment.RatiosOf(funds.Symbol, view.GridMs).Bullish);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
