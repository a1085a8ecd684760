using Kontor.Catalog;
using Kontor.Chains.Model;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Rows;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Endpoints;

/// <summary><c>transaction/*</c>: the lists of the whole chain, and of what waits for it.</summary>
internal static class TransactionListEndpoints
{
    private const int LimitMax = 100;
    private const int PendingLimitMax = 50;

    public static void Map(RouteTable routes, Explorer explorer)
    {
        explorer.Get(routes, "transaction/transaction-list", ListRequest.Read, List);
        explorer.Get(routes, "transaction/large-transaction-list", LargeRequest.Read, Large);
        explorer.Get(routes, "transaction/unconfirmed-transaction-list", PendingRequest.Read, Unconfirmed);
    }

    private static Refusal? List(Call call, IServedChain chain, ListRequest request)
    {
        if (Heights.Choose(chain.Index, request.Height, request.BlockHash, out var range) is { } refusal)
            return refusal;
        var page = chain.Index.Transactions(range, request.Paging.Request);
        var json = ListReply.Begin(call, request.Paging, page);
        json.WriteChainNames(chain.Identity);
        return ListReply.End(
            call,
            "transactionList"u8,
            page,
            transaction => TransactionFields.WriteOfChain(json, chain.Identity, transaction)
        );
    }

    private static Refusal? Large(Call call, IServedChain chain, LargeRequest request)
    {
        if (Heights.Choose(chain.Index, request.Height, request.BlockHash, out var range) is { } refusal)
            return refusal;
        var valueMin = request.AmountMin.Ceiling(chain.Identity.NativeDecimals);
        var page = chain.Index.LargeTransactions(valueMin, range, request.Paging.Request);
        var json = ListReply.Begin(call, request.Paging, page);
        json.WriteChainNames(chain.Identity);
        return ListReply.End(
            call,
            "transactionList"u8,
            page,
            transaction => TransactionFields.WriteLarge(json, chain.Identity, transaction)
        );
    }

    /// <summary>The newest first like all lists, whatever they pay; what came together stays in the order of the pool.</summary>
    private static Refusal? Unconfirmed(Call call, IServedChain chain, PendingRequest request)
    {
        var (wanted, index) = (request.Paging.Request, chain.Index);
        var pending = chain.Pending.OrderByDescending(transaction => transaction.SeenMs).ToList();
        var rows = pending.Skip((int)Math.Min(wanted.Offset, pending.Count)).Take(wanted.Max);
        var page = new Page<PendingTransaction>(index.Head?.Height ?? -1, pending.Count, [.. rows]);
        var json = ListReply.Begin(call, request.Paging, page);
        json.WriteChainNames(chain.Identity);
        return ListReply.End(call, "transactionList"u8, page, transaction => PendingFields.Write(json, chain.Identity, index, transaction));
    }

    private sealed record ListRequest(Hash32? BlockHash, long? Height, Paging Paging)
    {
        public static ListRequest Read(Parameters parameters) =>
            new(parameters.Hash("blockHash"), parameters.Number("height"), parameters.Paging(LimitMax));
    }

    /// <summary>What is called a type is the least amount; nothing below a hundred coins is large.</summary>
    private sealed record LargeRequest(DecimalText AmountMin, long? Height, Hash32? BlockHash, Paging Paging)
    {
        private static readonly DecimalText s_hundred = new("100", "");

        public static LargeRequest Read(Parameters parameters)
        {
            var amount = DecimalText.Read(parameters, "type") ?? s_hundred;
            if (DecimalText.Compare(amount, s_hundred) < 0)
                parameters.Malformed("type");
            return new(amount, parameters.Number("height"), parameters.Hash("blockHash"), parameters.Paging(LimitMax));
        }
    }

    private sealed record PendingRequest(Paging Paging)
    {
        public static PendingRequest Read(Parameters parameters) => new(parameters.Paging(PendingLimitMax));
    }
}
