using System.Text.Json;
using Kontor.Analytics;
using Kontor.Analytics.Markets;
using Kontor.Analytics.Signals;
using Kontor.Catalog;
using Kontor.Dialects.ValueScan.Tokens;
using Kontor.Dialects.ValueScan.Wire;
using Kontor.Gate;
using Kontor.World.Facts;

namespace Kontor.Dialects.ValueScan.Endpoints;

/// <summary><c>ai/get*Coin*List</c>: which chances, risks and movements of money go on, and what was said about them.</summary>
internal sealed class EpisodeEndpoints(Shop shop, Analyst analyst, FactsView facts)
{
    private const string Service = "valuescan/signals";
    private const string TradeType = "tradeType";
    private const int Credits = 3;

    private readonly EpisodeRows _episodes = new(analyst, facts);
    private readonly FundsRows _funds = new(analyst);

    public IEnumerable<Interface> Interfaces =>
        [
            shop.Sell<TokenList>("ai/getChanceCoinList", Credits, Service, [], AskAll, _episodes.WriteChances),
            shop.Sell<MessageRequest>("ai/getChanceCoinMessageList", Credits, Service, [Shop.TokenId], AskChance, TellMessages),
            shop.Sell<TokenList>("ai/getRiskCoinList", Credits, Service, [], AskAll, _episodes.WriteRisks),
            shop.Sell<MessageRequest>("ai/getRiskCoinMessageList", Credits, Service, [Shop.TokenId], AskRisk, TellMessages),
            shop.Sell<TokenList>("ai/getFundsCoinList", Credits, Service, [], AskAll, _funds.Write),
            shop.Sell<MessageRequest>("ai/getFundsCoinMessageList", Credits, Service, [Shop.TokenId], AskFunds, TellMessages),
        ];

    private static Refusal? AskAll(Call call, TokenList tokens, out TokenList request)
    {
        request = tokens;
        return null;
    }

    private static Refusal? AskChance(Call call, TokenList tokens, out MessageRequest request) =>
        Ask(call, tokens, EpisodeKind.Chance, Venue.Spot, out request);

    private static Refusal? AskRisk(Call call, TokenList tokens, out MessageRequest request) =>
        Ask(call, tokens, EpisodeKind.Risk, Venue.Spot, out request);

    private static Refusal? AskFunds(Call call, TokenList tokens, out MessageRequest request)
    {
        var isLegal = Venues.TryRead(call.Json, TradeType, Venue.Spot, out var venue);
        return Ask(call, tokens, EpisodeKind.Funds, venue, out request) ?? (isLegal ? null : Errors.RequiredParamsIllegal.Refusal);
    }

    private static Refusal? Ask(Call call, TokenList tokens, EpisodeKind kind, Venue venue, out MessageRequest request)
    {
        var refusal = Shop.ReadToken(call, tokens, out var token);
        request = new MessageRequest(token, kind, venue);
        return refusal;
    }

    private void TellMessages(Utf8JsonWriter json, MessageRequest request)
    {
        json.WriteStartArray();
        foreach (var message in analyst.Signals.Current.Messages(request.Kind, request.Token.Symbol, request.Venue))
            SignalRows.Write(json, request.Token, message);
        json.WriteEndArray();
    }

    private sealed record MessageRequest(Token Token, EpisodeKind Kind, Venue Venue);
}
