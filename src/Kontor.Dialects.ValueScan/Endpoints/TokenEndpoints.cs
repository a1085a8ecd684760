using Kontor.Catalog;
using Kontor.Dialects.ValueScan.Tokens;
using Kontor.Dialects.ValueScan.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.ValueScan.Endpoints;

/// <summary><c>/api/open/v1/vs-token/*</c>: which tokens there are, and what is known of one.</summary>
internal sealed class TokenEndpoints(TokenRegistry registry, Till till)
{
    private const string Service = "valuescan/tokens";
    private const string Search = "search";
    private const string TokenId = "vsTokenId";
    private const int SearchLengthMax = 100;

    public IEnumerable<Interface> Interfaces =>
        [
            new(
                new Route("POST", "/api/open/v1/vs-token/list", Access.Signed, List)
                {
                    Credits = 1,
                    Service = Service,
                    Endpoint = "valuescan/vs-token/list",
                },
                new Form([], CheckList)
            ),
            new(
                new Route("POST", "/api/open/v1/vs-token/detail", Access.Signed, Detail)
                {
                    Credits = 1,
                    Service = Service,
                    Endpoint = "valuescan/vs-token/detail",
                },
                new Form([TokenId], CheckDetail)
            ),
        ];

    private static ValueTask<Refusal?> CheckList(Call call) =>
        new(Fields.TryReadText(call.Json, Search, SearchLengthMax, out _) ? null : Errors.RequiredParamsIllegal.Refusal);

    private async ValueTask<Refusal?> CheckDetail(Call call)
    {
        if (!Fields.TryReadWhole(call.Json, TokenId, out var id))
            return Errors.RequiredParamsIllegal;
        var tokens = await registry.ReadAsync();
        if (call.Dialect.RefusalOf(call, tokens) is { } unavailable)
            return unavailable;
        return tokens.Value.Find(id) is null ? Errors.RequiredParamsIllegal.Refusal : null;
    }

    private async ValueTask<Refusal?> List(Call call)
    {
        var tokens = await registry.ReadAsync();
        if (call.Dialect.RefusalOf(call, tokens) is { } unavailable)
            return unavailable;
        Fields.TryReadText(call.Json, Search, SearchLengthMax, out var text);
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var token in tokens.Value.Search(text))
        {
            json.WriteStartObject();
            // Here, and only here, the number is a number.
            json.WriteNumber("id"u8, token.Id);
            json.WriteString("symbol"u8, token.Symbol);
            json.WriteString("name"u8, token.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Envelope.End(call);
        return await till.ChargeAsync(call);
    }

    private async ValueTask<Refusal?> Detail(Call call)
    {
        var tokens = await registry.ReadAsync();
        if (call.Dialect.RefusalOf(call, tokens) is { } unavailable)
            return unavailable;
        if (!Fields.TryReadWhole(call.Json, TokenId, out var id) || tokens.Value.Find(id) is not { } token)
            return Errors.RequiredParamsIllegal;
        TokenDetail.Write(Envelope.Begin(call), token);
        Envelope.End(call);
        return await till.ChargeAsync(call);
    }
}
