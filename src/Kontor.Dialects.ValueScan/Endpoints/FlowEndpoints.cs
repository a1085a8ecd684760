using System.Text.Json;
using Kontor.Analytics;
using Kontor.Catalog;
using Kontor.Dialects.ValueScan.Tokens;
using Kontor.Dialects.ValueScan.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.ValueScan.Endpoints;

/// <summary><c>trade/getCoinTrade*</c>: what flowed into and out of a token on the houses' markets.</summary>
internal sealed class FlowEndpoints(Shop shop, Analyst analyst)
{
    private const string Service = "valuescan/flows";
    private const string Date = "date";
    private const int Credits = 3;

    private readonly TokenFlows _flows = new(analyst);

    public IEnumerable<Interface> Interfaces =>
        [
            shop.Sell<Token>("trade/getCoinTrade", Credits, Service, [Shop.TokenId], Shop.ReadToken, _flows.WriteNow),
            shop.Sell<Snapshot>("trade/getCoinTradeSnapshot", Credits, Service, [Shop.TokenId, Date], AskSnapshot, TellSnapshot),
            shop.Sell<Token>("trade/getCoinTradeInflowMarketCapRatio", Credits, Service, [Shop.TokenId], Shop.ReadToken, _flows.WriteRatio),
        ];

    private static Refusal? AskSnapshot(Call call, TokenList tokens, out Snapshot request)
    {
        request = null!;
        if (Shop.ReadToken(call, tokens, out var token) is { } refusal)
            return refusal;
        // Nobody can look at what is still to come.
        if (!Fields.TryReadWhole(call.Json, Date, out var dateMs) || dateMs > call.NowMs)
            return Errors.RequiredParamsIllegal;
        request = new Snapshot(token, dateMs);
        return null;
    }

    private void TellSnapshot(Utf8JsonWriter json, Snapshot request) => _flows.WriteThen(json, request.Token, request.DateMs);

    private sealed record Snapshot(Token Token, long DateMs);
}
