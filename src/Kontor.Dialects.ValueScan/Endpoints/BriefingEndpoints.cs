using System.Collections.Immutable;
using System.Text.Json;
using Kontor.Analytics;
using Kontor.Analytics.Briefings;
using Kontor.Catalog;
using Kontor.Dialects.ValueScan.Briefings;
using Kontor.Dialects.ValueScan.Tokens;
using Kontor.Dialects.ValueScan.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.ValueScan.Endpoints;

/// <summary><c>ai/*</c> about the whole market: briefings as plain text, and as rows with the numbers behind them.</summary>
internal sealed class BriefingEndpoints(Shop shop, Analyst analyst)
{
    private const string Service = "valuescan/ai";
    private const string DefaultLanguage = "zh-CN";
    private const int LanguageLengthMax = 16;
    private const int PageSizeMax = 100;
    private const int LimitMax = 2_000;
    private const int DefaultLimit = 200;

    public IEnumerable<Interface> Interfaces =>
        [
            shop.Sell<PageRequest>("ai/getAiTokenAnalyseResultList", 1, Service, [], AskPage, TellPage),
            shop.Sell<TokenRequest>("ai/getMarketAnalysisList", 3, Service, [Shop.TokenId], AskToken, TellToken),
        ];

    private static Refusal? AskPage(Call call, TokenList tokens, out PageRequest request)
    {
        request = null!;
        if (!BriefingTimes.TryRead(call, out var times) || !RowPage.TryRead(call, PageSizeMax, out var page))
            return Errors.RequiredParamsIllegal;
        request = new PageRequest(times, page);
        return null;
    }

    private void TellPage(Utf8JsonWriter json, PageRequest request)
    {
        var (skip, max) = request.Page;
        json.WriteStartArray();
        foreach (
            var briefing in request.Times.NewestFirst(analyst.Briefings.Announcements).Skip((int)Math.Min(skip, int.MaxValue)).Take(max)
        )
            MarketRows.WriteListed(json, briefing);
        json.WriteEndArray();
    }

    private static Refusal? AskToken(Call call, TokenList tokens, out TokenRequest request)
    {
        request = null!;
        if (Shop.ReadToken(call, tokens, out var token) is { } refusal)
            return refusal;
        if (
            !BriefingTimes.TryRead(call, out var times)
            || !Fields.TryReadWhole(call.Json, "limit", DefaultLimit, out var limit)
            || limit is < 1 or > LimitMax
            || ReadLanguage(call) is not { } book
        )
            return Errors.RequiredParamsIllegal;
        request = new TokenRequest(token, times, (int)limit, book);
        return null;
    }

    private static Phrasebook? ReadLanguage(Call call) =>
        Fields.IsEmpty(call.Json, "language") ? Phrasebook.Find(DefaultLanguage)
        : Fields.TryReadText(call.Json, "language", LanguageLengthMax, out var language) ? Phrasebook.Find(language)
        : null;

    private void TellToken(Utf8JsonWriter json, TokenRequest request)
    {
        var readings = request
            .Times.NewestFirst(analyst.Briefings.Announcements)
            .SelectMany(briefing => briefing.Readings)
            .Where(reading => reading.Symbol == request.Token.Symbol)
            .Take(request.Limit);
        json.WriteStartArray();
        foreach (var reading in readings)
            Write(json, request.Token, reading, request.Book);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Token token, Reading reading, Phrasebook book)
    {
        json.WriteStartObject();
        json.WriteTokenId(token);
        json.WriteString("symbol"u8, token.Symbol);
        json.WriteString("icon"u8, "");
        json.WriteDecimal("price"u8, reading.Price);
        json.WriteString("signal"u8, SignalOf(reading.Trend));
        json.WriteDecimal("klineDiff"u8, reading.Change1h);
        json.WriteDecimals("supports"u8, reading.Supports);
        json.WriteDecimals("resistances"u8, reading.Resistances);
        json.WriteString("analysis"u8, BriefingText.Of(reading, book));
        json.WriteNumber("analysisTime"u8, reading.TimeMs);
        json.WriteEndObject();
    }

    private static string SignalOf(PriceTrend trend) =>
        trend switch
        {
            PriceTrend.Up => "BUY",
            PriceTrend.Down => "SELL",
            _ => "HOLD",
        };

    private sealed record PageRequest(BriefingTimes Times, RowPage Page);

    private sealed record TokenRequest(Token Token, BriefingTimes Times, int Limit, Phrasebook Book);
}
