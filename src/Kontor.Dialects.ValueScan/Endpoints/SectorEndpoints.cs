using System.Collections.Immutable;
using System.Text.Json;
using Kontor.Analytics;
using Kontor.Analytics.Markets;
using Kontor.Catalog;
using Kontor.Dialects.ValueScan.Tokens;
using Kontor.Dialects.ValueScan.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Facts;

namespace Kontor.Dialects.ValueScan.Endpoints;

/// <summary><c>trade/categories/*</c>: what flowed into and out of sectors, and of the tokens in them.</summary>
internal sealed class SectorEndpoints(Shop shop, Analyst analyst, FactsView facts)
{
    private const string Service = "valuescan/sectors";
    private const string TradeType = "tradeType";
    private const string Tag = "tag";
    private const int Credits = 3;

    public IEnumerable<Interface> Interfaces =>
        [
            shop.Sell<SectorRequest>("trade/categories/getTradeList", Credits, Service, [TradeType], AskSectors, TellSectors),
            shop.Sell<SectorRequest>("trade/categories/CoinTradeList", Credits, Service, [Tag, TradeType], AskTokens, TellTokens),
        ];

    private static Refusal? AskSectors(Call call, TokenList tokens, out SectorRequest request)
    {
        var isLegal = Venues.TryRead(call.Json, TradeType, out var venue);
        request = new SectorRequest(tokens, venue, "");
        return isLegal ? null : Errors.RequiredParamsIllegal.Refusal;
    }

    private static Refusal? AskTokens(Call call, TokenList tokens, out SectorRequest request)
    {
        var isLegal =
            Fields.TryReadText(call.Json, Tag, Bounds.NameLengthMax, out var tag) & Venues.TryRead(call.Json, TradeType, out var venue);
        request = new SectorRequest(tokens, venue, tag);
        return isLegal ? null : Errors.RequiredParamsIllegal.Refusal;
    }

    /// <summary>A sector is there when any of its tokens was traded.</summary>
    private void TellSectors(Utf8JsonWriter json, SectorRequest request)
    {
        var (book, gridMs) = (facts.Book, analyst.GridMs);
        json.WriteStartArray();
        foreach (var (tag, symbols) in book.TokensByTag)
        {
            var flows = FlowsOf(request, symbols, gridMs);
            if (flows.IsEmpty)
                continue;
            json.WriteStartObject();
            json.WriteNumber("updateTime"u8, gridMs);
            json.WriteNumber("tradeType"u8, (int)request.Venue);
            json.WriteString("tag"u8, tag);
            json.WriteString("tagsSimplified"u8, book.SimplifiedOf(tag));
            WriteRows(json, [.. flows.Select(one => one.Flows)], gridMs);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void TellTokens(Utf8JsonWriter json, SectorRequest request)
    {
        var gridMs = analyst.GridMs;
        json.WriteStartArray();
        foreach (var (token, flows) in FlowsOf(request, facts.Book.SymbolsOf(request.Tag), gridMs))
        {
            json.WriteStartObject();
            json.WriteNumber("updateTime"u8, gridMs);
            json.WriteString("tag"u8, request.Tag);
            json.WriteNumber("tradeType"u8, (int)request.Venue);
            json.WriteToken(token);
            WriteRows(json, [flows], gridMs);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Of the tokens that were traded.</summary>
    private ImmutableArray<(Token Token, VenueFlows Flows)> FlowsOf(SectorRequest request, ImmutableArray<string> symbols, long gridMs)
    {
        var traded = ImmutableArray.CreateBuilder<(Token, VenueFlows)>();
        foreach (var symbol in symbols)
        {
            var flows = analyst.Markets.FlowsOf(symbol, request.Venue);
            if (flows.HaveBegunBefore(gridMs) && request.Tokens.FindSymbol(symbol) is { } token)
                traded.Add((token, flows));
        }
        return traded.DrainToImmutable();
    }

    private static void WriteRows(Utf8JsonWriter json, ReadOnlySpan<VenueFlows> flows, long gridMs)
    {
        json.WriteStartArray("categoriesTradeDataList"u8);
        foreach (var range in TimeRange.All)
        {
            var inflow = default(Int128);
            foreach (var one in flows)
                inflow += one.Until(range, gridMs).Net;
            json.WriteStartObject();
            json.WriteRange(range);
            json.WriteFigure("tradeInflow"u8, inflow);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private sealed record SectorRequest(TokenList Tokens, Venue Venue, string Tag);
}
