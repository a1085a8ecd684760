using System.Text.Json;
using Kontor.Catalog;
using Kontor.Chains.Model;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Rows;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Endpoints;

/// <summary><c>address/*</c>: what an address is and has, and who has most. What it did: <see cref="AddressListEndpoints"/>.</summary>
internal sealed class AddressEndpoints(CoinPrices prices)
{
    private const int TokensLimitMax = 50;
    private const int HoldersLimitMax = 100;

    public void Map(RouteTable routes, Explorer explorer)
    {
        explorer.Get(routes, "address/information-evm", InformationRequest.Read, Information);
        explorer.Get(routes, "address/token-balance", TokensRequest.Read, Tokens);
        explorer.Get(routes, "address/native-token-position-list", HoldersRequest.Read, Holders);
    }

    private static Refusal? Information(Call call, IServedChain chain, InformationRequest request)
    {
        var address = chain.Index.DescribeAddress(request.Address);
        var token = chain.Index.FindToken(request.Address)?.Fact?.Symbol ?? "";
        return ListReply.Flat(call, [address], (json, row) => AddressFields.Write(json, chain.Identity, row, token));
    }

    private Refusal? Tokens(Call call, IServedChain chain, TokensRequest request)
    {
        var index = chain.Index;
        if (request.Token is { } contract && index.FindToken(contract) is null)
            return Errors.TokenNotFound;
        // Pieces of a collection are told apart; equal pieces are not.
        var filter = new TokenFilter(request.Kind, request.Token, ByItem: request.Kind != TokenKind.Erc20);
        var page = index.TokensOf(request.Address, filter, request.Paging.Request);
        var json = ListReply.Begin(call, request.Paging, page);
        return ListReply.End(call, "tokenList"u8, page, holding => Write(json, holding, index.FactOf(holding.Contract)));
    }

    private void Write(Utf8JsonWriter json, HoldingView holding, TokenFact? fact)
    {
        var unit = TokenUnit.Of(fact, holding.Kind);
        var price = holding.Kind == TokenKind.Erc20 ? prices.Find(unit.Symbol) : null;
        HoldingFields.Write(json, unit, price, holding);
    }

    private static Refusal? Holders(Call call, IServedChain chain, HoldersRequest request)
    {
        var page = chain.Index.Holders(null, request.Paging.Request);
        var json = ListReply.Begin(call, request.Paging, page);
        return ListReply.End(call, "positionList"u8, page, holder => HolderFields.WriteNative(json, chain.Identity, holder));
    }

    private sealed record InformationRequest(Address20 Address)
    {
        public static InformationRequest Read(Parameters parameters) => new(parameters.RequiredAddress("address"));
    }

    private sealed record TokensRequest(Address20 Address, TokenKind Kind, Address20? Token, Paging Paging)
    {
        public static TokensRequest Read(Parameters parameters) =>
            new(
                parameters.RequiredAddress("address"),
                parameters.RequiredWord(Protocols.Parameter, Protocol.Token20, Protocols.HeldTokens).TokenKind() ?? TokenKind.Erc20,
                parameters.Address("tokenContractAddress"),
                parameters.Paging(TokensLimitMax)
            );
    }

    private sealed record HoldersRequest(Paging Paging)
    {
        public static HoldersRequest Read(Parameters parameters) => new(parameters.Paging(HoldersLimitMax));
    }
}
