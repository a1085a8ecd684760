using System.Collections.Immutable;
using System.Text.Json;
using Kontor.Analytics;
using Kontor.Analytics.Briefings;
using Kontor.Catalog;
using Kontor.Dialects.ValueScan.Tokens;
using Kontor.Dialects.ValueScan.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.ValueScan.Endpoints;

/// <summary><c>indicator/*</c>: where much was traded, and which way large holders and buyers moved a price.</summary>
internal sealed class IndicatorEndpoints(Shop shop, Analyst analyst)
{
    private const string Service = "valuescan/indicators";
    private const string Date = "date";
    private const int Credits = 3;
    private const int Resistance = 1;
    private const int Support = 2;

    public IEnumerable<Interface> Interfaces =>
        [
            shop.Sell<TokenMoment>("indicator/getDenseAreaList", Credits, Service, [Shop.TokenId], AskAreas, TellAreas),
            shop.Sell<TrendRequest>("indicator/getPriceMarketList", Credits, Service, [Shop.TokenId, Days.End], AskTrends, TellTrends),
        ];

    private static Refusal? AskAreas(Call call, TokenList tokens, out TokenMoment request)
    {
        request = null!;
        if (Shop.ReadToken(call, tokens, out var token) is { } refusal)
            return refusal;
        // Nobody can look at what is still to come.
        if (!Fields.TryReadWhole(call.Json, Date, call.NowMs, out var dateMs) || dateMs > call.NowMs)
            return Errors.RequiredParamsIllegal;
        request = new TokenMoment(token, dateMs);
        return null;
    }

    private void TellAreas(Utf8JsonWriter json, TokenMoment request)
    {
        var (token, dateMs) = request;
        var isKept = dateMs >= analyst.GridMs - BriefingDesk.AreasKeptMs;
        var areas = isKept ? analyst.Briefings.AreasAt(token.Symbol, dateMs) : DenseAreas.None;
        json.WriteStartArray();
        WriteAreas(json, token, areas.Resistances, Resistance);
        WriteAreas(json, token, areas.Supports, Support);
        json.WriteEndArray();
    }

    private static void WriteAreas(Utf8JsonWriter json, Token token, ImmutableArray<Int128> prices, int kind)
    {
        foreach (var price in prices)
        {
            json.WriteStartObject();
            json.WriteToken(token);
            json.WriteDecimal("price"u8, price);
            json.WriteNumber("denseArea"u8, kind);
            json.WriteEndObject();
        }
    }

    private static Refusal? AskTrends(Call call, TokenList tokens, out TrendRequest request)
    {
        request = null!;
        if (Shop.ReadToken(call, tokens, out var token) is { } refusal)
            return refusal;
        if (!Days.TryRead(call, out var days))
            return Errors.RequiredParamsIllegal;
        request = new TrendRequest(token, days);
        return null;
    }

    private void TellTrends(Utf8JsonWriter json, TrendRequest request)
    {
        var (token, days) = (request.Token, request.Days);
        json.WriteStartArray();
        foreach (var (dayMs, trend) in analyst.Briefings.TrendsOf(token.Symbol))
        {
            if (dayMs < days.FirstMs || dayMs > days.LastMs)
                continue;
            json.WriteStartObject();
            json.WriteTokenId(token);
            json.WriteString("symbol"u8, token.Symbol);
            json.WriteNumber("date"u8, dayMs);
            json.WriteNumber("priceMarketType"u8, (int)trend);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private sealed record TrendRequest(Token Token, Days Days);
}
