using Kontor.Catalog;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Rows;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.XLayer.Endpoints;

/// <summary><c>block/*</c>: blocks, and what happened in them.</summary>
internal static class BlockEndpoints
{
    private const int LimitMax = 100;

    public static void Map(RouteTable routes, Explorer explorer)
    {
        explorer.Get(routes, "block/block-fills", FillsRequest.Read, Fills);
        explorer.Get(routes, "block/block-list", ListRequest.Read, List);
        explorer.Get(routes, "block/transaction-list", TransactionsRequest.Read, Transactions);
        explorer.Get(routes, "block/transaction-list-multi", RangeRequest.Read, TransactionsOfRange);
    }

    private static Refusal? Fills(Call call, IServedChain chain, FillsRequest request)
    {
        if (chain.Index.FindBlock(request.Height) is not { } block)
            return Errors.BlockHeightWithoutData;
        var confirmations = Heights.Confirmations(chain.Index, block.Height);
        return ListReply.Flat(call, [block], (json, row) => BlockFields.WriteWhole(json, chain.Identity, row, confirmations));
    }

    private static Refusal? List(Call call, IServedChain chain, ListRequest request)
    {
        var index = chain.Index;
        if (request.Height is { } height && !Heights.Has(index, height))
            return Errors.BlockHeightWithoutData;
        var range = request.Height is { } one ? HeightRange.One(one) : HeightRange.All;
        var page = index.Blocks(range, request.Paging.Request);
        var json = ListReply.Begin(call, request.Paging, page);
        json.WriteChainNames(chain.Identity);
        return ListReply.End(call, "blockList"u8, page, block => BlockFields.WriteListed(json, chain.Identity, block));
    }

    private static Refusal? Transactions(Call call, IServedChain chain, TransactionsRequest request)
    {
        if (!Heights.Has(chain.Index, request.Height))
            return Errors.BlockHeightWithoutData;
        var page = Movements.OfBlocks(chain, request.Protocol, HeightRange.One(request.Height), request.Paging.Request);
        var json = ListReply.Begin(call, request.Paging, page);
        json.WriteChainNames(chain.Identity);
        // The rows are no blocks, but so the contract calls them.
        return ListReply.End(call, "blockList"u8, page, movement => MovementFields.WriteOfBlock(json, movement));
    }

    private static Refusal? TransactionsOfRange(Call call, IServedChain chain, RangeRequest request)
    {
        if (!Heights.HasAny(chain.Index, request.Range))
            return Errors.BlockHeightWithoutData;
        var page = Movements.OfBlocks(chain, request.Protocol, request.Range, request.Paging.Request);
        var json = ListReply.Begin(call, request.Paging, page);
        json.WriteChainNames(chain.Identity);
        return ListReply.End(call, "transactionList"u8, page, movement => MovementFields.WriteOfBlocks(json, movement));
    }

    private sealed record FillsRequest(long Height)
    {
        public static FillsRequest Read(Parameters parameters) => new(parameters.RequiredHeight("height"));
    }

    private sealed record ListRequest(long? Height, Paging Paging)
    {
        public static ListRequest Read(Parameters parameters) => new(parameters.Number("height"), parameters.Paging(LimitMax));
    }

    private sealed record TransactionsRequest(long Height, Protocol Protocol, Paging Paging)
    {
        public static TransactionsRequest Read(Parameters parameters) =>
            new(
                parameters.RequiredHeight("height"),
                parameters.Word(Protocols.Parameter, Protocol.Transaction, Protocols.OfBlock),
                parameters.Paging(LimitMax)
            );
    }

    private sealed record RangeRequest(HeightRange Range, Protocol Protocol, Paging Paging)
    {
        public static RangeRequest Read(Parameters parameters) =>
            new(
                parameters.RequiredHeights(),
                parameters.Word(Protocols.Parameter, Protocol.Transaction, Protocols.OfBlockRange),
                parameters.Paging(LimitMax)
            );
    }
}
