using Kontor.Catalog;
using Kontor.Chains;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Rows;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Endpoints;

/// <summary><c>address/*</c>: what an address did, or up to twenty of them.</summary>
internal static class AddressListEndpoints
{
    private const int LimitMax = 100;

    /// <summary>The transactions of an address are shown as far back as a year before its last.</summary>
    private const long YearMs = 365L * 24 * 3_600_000;

    public static void Map(RouteTable routes, Explorer explorer)
    {
        explorer.Get(routes, "address/transaction-list", AnyRequest.Read, Any);
        explorer.Get(routes, "address/normal-transaction-list", OneRequest.Read, Normal);
        explorer.Get(routes, "address/internal-transaction-list", OneRequest.Read, Internal);
        explorer.Get(routes, "address/token-transaction-list", TokenRequest.Read, Token);
        explorer.Get(routes, "address/normal-transaction-list-multi", SeveralRequest.ReadWithSide, NormalOfSeveral);
        explorer.Get(routes, "address/internal-transaction-list-multi", SeveralRequest.Read, InternalOfSeveral);
    }

    private static Refusal? Any(Call call, IServedChain chain, AnyRequest request)
    {
        if (request.Token is { } contract && chain.Index.FindToken(contract) is null)
            return Errors.TokenNotFound;
        var (address, paging) = (request.Address, request.Paging);
        var page = Movements.OfAddress(chain, address, request.Protocol, request.Token, request.Side, request.Range, paging.Request);
        var json = ListReply.Begin(call, paging, page);
        json.WriteChainNames(chain.Identity);
        return ListReply.End(call, "transactionLists"u8, page, movement => MovementFields.WriteOfAddress(json, movement));
    }

    private static Refusal? Normal(Call call, IServedChain chain, OneRequest request)
    {
        var (index, range) = (chain.Index, request.Range);
        var oldest = OldestShown(index, request.Address);
        if (request.HasStart && range.First < oldest)
            return Errors.HistoryRangeExceeded;
        var shown = new HeightRange(Math.Max(range.First, oldest), range.Last);
        var page = index.TransactionsOf(request.Address, request.Side, shown, request.Paging.Request);
        var json = ListReply.Begin(call, request.Paging, page);
        return ListReply.End(
            call,
            "transactionList"u8,
            page,
            transaction => TransactionFields.WriteOfAddress(json, chain.Identity, transaction)
        );
    }

    private static Refusal? Internal(Call call, IServedChain chain, OneRequest request)
    {
        var page = chain.Index.InternalsOf(request.Address, request.Side, request.Range, request.Paging.Request);
        var json = ListReply.Begin(call, request.Paging, page);
        return ListReply.End(call, "transactionList"u8, page, moved => InternalFields.WriteOfAddress(json, chain.Identity, moved));
    }

    private static Refusal? Token(Call call, IServedChain chain, TokenRequest request)
    {
        var (index, paging) = (chain.Index, request.Paging);
        if (request.Token is { } contract && index.FindToken(contract) is null)
            return Errors.TokenNotFound;
        var page = Movements.Transfers(
            index,
            request.Address,
            request.Protocol,
            request.Token,
            request.Side,
            request.Range,
            paging.Request
        );
        var json = ListReply.Begin(call, paging, page);
        return ListReply.End(call, "transactionList"u8, page, transfer => TransferFields.WriteOfAddress(json, index, transfer));
    }

    private static Refusal? NormalOfSeveral(Call call, IServedChain chain, SeveralRequest request)
    {
        var page = chain.Index.TransactionsOf(request.Addresses, request.Side, request.Range, request.Paging.Request);
        var json = ListReply.Begin(call, request.Paging, page);
        return ListReply.End(
            call,
            "transactionList"u8,
            page,
            transaction => TransactionFields.WriteOfAddresses(json, chain.Identity, transaction)
        );
    }

    private static Refusal? InternalOfSeveral(Call call, IServedChain chain, SeveralRequest request)
    {
        var page = chain.Index.InternalsOf(request.Addresses, request.Side, request.Range, request.Paging.Request);
        var json = ListReply.Begin(call, request.Paging, page);
        return ListReply.End(call, "transactionList"u8, page, moved => InternalFields.WriteOfBatch(json, chain.Identity, moved));
    }

    /// <summary>The lowest height that is within the year; zero where the chain itself is no older.</summary>
    private static long OldestShown(ChainIndex index, Address20 address)
    {
        var newest = index.TransactionsOf(address, Side.Any, HeightRange.All, new PageRequest(0, 1));
        if (newest.Rows is not [var last])
            return 0;
        var oldest = index.HeightsBetween(last.At.TimeMs - YearMs, long.MaxValue).First;
        return oldest == index.FirstHeight ? 0 : oldest;
    }

    private sealed record AnyRequest(Address20 Address, Protocol Protocol, Address20? Token, HeightRange Range, Side Side, Paging Paging)
    {
        public static AnyRequest Read(Parameters parameters) =>
            new(
                parameters.RequiredAddress("address"),
                parameters.Word(Protocols.Parameter, Protocol.Transaction, Protocols.OfAddress),
                parameters.Address("tokenContractAddress"),
                parameters.Heights(),
                parameters.Side(),
                parameters.Paging(LimitMax)
            );
    }

    private sealed record OneRequest(Address20 Address, bool HasStart, HeightRange Range, Side Side, Paging Paging)
    {
        public static OneRequest Read(Parameters parameters) =>
            new(
                parameters.RequiredAddress("address"),
                parameters.Optional("startBlockHeight") is not null,
                parameters.Heights(),
                parameters.Side(),
                parameters.Paging(LimitMax)
            );
    }

    /// <summary>The kind of token is said to be required and to have a default, so nobody is refused for leaving it out.</summary>
    private sealed record TokenRequest(Address20 Address, Protocol Protocol, Address20? Token, HeightRange Range, Side Side, Paging Paging)
    {
        public static TokenRequest Read(Parameters parameters) =>
            new(
                parameters.RequiredAddress("address"),
                parameters.Word(Protocols.Parameter, Protocol.Token20, Protocols.Tokens),
                parameters.Address("tokenContractAddress"),
                parameters.Heights(),
                parameters.Side(),
                parameters.Paging(LimitMax)
            );
    }

    private sealed record SeveralRequest(Address20[] Addresses, HeightRange Range, Side Side, Paging Paging)
    {
        public static SeveralRequest Read(Parameters parameters) =>
            new(
                [.. parameters.RequiredAddresses("address")],
                parameters.RequiredHeights(),
                Chains.Views.Side.Any,
                parameters.Paging(LimitMax)
            );

        public static SeveralRequest ReadWithSide(Parameters parameters) =>
            new([.. parameters.RequiredAddresses("address")], parameters.RequiredHeights(), parameters.Side(), parameters.Paging(LimitMax));
    }
}
