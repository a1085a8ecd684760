using System.Text.Json;
using Kontor.Analytics;
using Kontor.Catalog;
using Kontor.Dialects.ValueScan.Tokens;
using Kontor.Dialects.ValueScan.Wire;
using Kontor.Gate;
using Kontor.World.Facts;

namespace Kontor.Dialects.ValueScan.Endpoints;

/// <summary><c>vs-token/*</c>: which tokens there are, and what is known of one.</summary>
internal sealed class TokenEndpoints(Shop shop, Analyst analyst, FactsView facts)
{
    private const string Service = "valuescan/tokens";
    private const int SearchLengthMax = 100;

    public IEnumerable<Interface> Interfaces =>
        [
            shop.Sell<SearchRequest>("vs-token/list", 1, Service, [], AskList, TellList),
            shop.Sell<TokenMoment>("vs-token/detail", 1, Service, [Shop.TokenId], AskDetail, new TokenDetail(analyst, facts).Write),
        ];

    private static Refusal? AskList(Call call, TokenList tokens, out SearchRequest request)
    {
        var isText = Fields.TryReadText(call.Json, "search", SearchLengthMax, out var text);
        request = new SearchRequest(tokens, text);
        return isText ? null : Errors.RequiredParamsIllegal.Refusal;
    }

    private static Refusal? AskDetail(Call call, TokenList tokens, out TokenMoment request)
    {
        var refusal = Shop.ReadToken(call, tokens, out var token);
        request = new TokenMoment(token, call.NowMs);
        return refusal;
    }

    private void TellList(Utf8JsonWriter json, SearchRequest request)
    {
        json.WriteStartArray();
        foreach (var token in request.Tokens.Search(request.Text, WorthOf))
        {
            json.WriteStartObject();
            // Here, and only here, the number is a number.
            json.WriteNumber("id"u8, token.Id);
            json.WriteString("symbol"u8, token.Symbol);
            json.WriteString("name"u8, token.Name);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private Int128 WorthOf(Token token) => analyst.Capital.Now(token.Symbol) ?? 0;

    private sealed record SearchRequest(TokenList Tokens, string Text);
}
