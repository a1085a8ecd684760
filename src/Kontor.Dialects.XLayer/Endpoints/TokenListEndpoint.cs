using System.Collections.Immutable;
using Kontor.Catalog;
using Kontor.Chains;
using Kontor.Chains.Model;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Rows;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Endpoints;

/// <summary><c>token/token-list</c>: the tokens of the chain, by what they are worth or by how much they are used.</summary>
internal sealed class TokenListEndpoint(CoinPrices prices)
{
    public void Map(RouteTable routes, Explorer explorer) => explorer.Get(routes, "token/token-list", TokenListRequest.Read, List);

    private Refusal? List(Call call, IServedChain chain, TokenListRequest request)
    {
        var index = chain.Index;
        if (request.Token is { } contract && index.FindToken(contract) is null)
            return Errors.TokenNotFound;
        var found = Find(index, request).Where(token => token.IssuedMs >= request.FirstMs && token.IssuedMs <= request.LastMs);
        var tokens = ListedToken
            .Sorted(
                found.Select(token => ListedToken.Of(token, prices)),
                request.Order == TokenOrder.AmountOfDay ? token => token.AmountOfDay : token => token.MarketCap
            )
            .ToList();
        var wanted = request.Paging.Request;
        var rows = tokens.Skip((int)Math.Min(wanted.Offset, tokens.Count)).Take(wanted.Max);
        var page = new Page<ListedToken>(index.Head?.Height ?? -1, tokens.Count, [.. rows]);
        var json = ListReply.Begin(call, request.Paging, page);
        json.WriteChainNames(chain.Identity);
        return ListReply.End(call, "tokenList"u8, page, token => TokenFields.Write(json, token));
    }

    private static ImmutableArray<TokenView> Find(ChainIndex index, TokenListRequest request)
    {
        if (request.Protocol.TokenKind() is not { } kind)
            return [];
        if (request.Token is not { } contract)
            return index.Tokens(kind);
        return index.FindToken(contract) is { } token && token.Kind == kind ? [token] : [];
    }
}

internal enum TokenOrder
{
    MarketCap,
    AmountOfDay,
}

internal sealed record TokenListRequest(Protocol Protocol, Address20? Token, long FirstMs, long LastMs, TokenOrder Order, Paging Paging)
{
    private const int LimitMax = 50;
    private const long SpanMsMax = 365L * 24 * 3_600_000;

    public static TokenListRequest Read(Parameters parameters)
    {
        var protocol = parameters.Word(Protocols.Parameter, Protocol.Token20, Protocols.Tokens);
        var token = parameters.Address("tokenContractAddress");
        var (first, last) = (parameters.Number("startTime"), parameters.Number("endTime"));
        if (first > last)
            parameters.Mismatched("startTime", "endTime");
        if (last - first > SpanMsMax)
            parameters.BeyondHistory();
        var order = parameters.Word(
            "orderBy",
            TokenOrder.MarketCap,
            ("totalMarketCap", TokenOrder.MarketCap),
            ("transactionAmount24h", TokenOrder.AmountOfDay)
        );
        // Collections have neither, so there is nothing to order them by.
        if (protocol != Protocol.Token20 && parameters.Optional("orderBy") is not null)
            parameters.Mismatched("orderBy", Protocols.Parameter);
        return new TokenListRequest(protocol, token, first ?? 0, last ?? long.MaxValue, order, parameters.Paging(LimitMax));
    }
}
