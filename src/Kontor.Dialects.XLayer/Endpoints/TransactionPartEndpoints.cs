using System.Collections.Immutable;
using Kontor.Catalog;
using Kontor.Chains;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Rows;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Endpoints;

/// <summary><c>transaction/*</c>: what happened within transactions that are named by their hashes, one or up to twenty.</summary>
internal static class TransactionPartEndpoints
{
    private const int LimitMax = 100;

    public static void Map(RouteTable routes, Explorer explorer)
    {
        explorer.Get(routes, "transaction/internal-transaction-detail", InternalRequest.ReadOne, InternalOfOne);
        explorer.Get(routes, "transaction/token-transaction-detail", TransferRequest.ReadOne, TransfersOfOne);
        explorer.Get(routes, "transaction/internal-transaction-multi", InternalRequest.ReadSeveral, InternalOfSeveral);
        explorer.Get(routes, "transaction/token-transfer-multi", TransferRequest.ReadSeveral, TransfersOfSeveral);
    }

    private static Refusal? InternalOfOne(Call call, IServedChain chain, InternalRequest request)
    {
        if (!NamesAny(chain.Index, request.Hashes))
            return ListReply.Nothing(call);
        var page = Internals(chain.Index, request);
        var json = ListReply.Begin(call, request.Paging, page);
        return ListReply.End(
            call,
            "internalTransactionDetails"u8,
            page,
            moved => InternalFields.WriteOfTransaction(json, chain.Identity, moved)
        );
    }

    private static Refusal? InternalOfSeveral(Call call, IServedChain chain, InternalRequest request)
    {
        if (!NamesAny(chain.Index, request.Hashes))
            return ListReply.Nothing(call);
        var page = Internals(chain.Index, request);
        var json = ListReply.Begin(call, request.Paging, page);
        return ListReply.End(call, "transactionList"u8, page, moved => InternalFields.WriteOfBatch(json, chain.Identity, moved));
    }

    private static Refusal? TransfersOfOne(Call call, IServedChain chain, TransferRequest request)
    {
        if (!NamesAny(chain.Index, request.Hashes))
            return ListReply.Nothing(call);
        var page = Transfers(chain.Index, request);
        var json = ListReply.Begin(call, request.Paging, page);
        return ListReply.End(
            call,
            "tokenTransferDetails"u8,
            page,
            transfer => TransferFields.WriteOfTransaction(json, chain.Index, transfer)
        );
    }

    private static Refusal? TransfersOfSeveral(Call call, IServedChain chain, TransferRequest request)
    {
        if (!NamesAny(chain.Index, request.Hashes))
            return ListReply.Nothing(call);
        var page = Transfers(chain.Index, request);
        var json = ListReply.Begin(call, request.Paging, page);
        return ListReply.End(call, "tokenTransferDetails"u8, page, transfer => TransferFields.WriteOfBatch(json, chain.Index, transfer));
    }

    private static bool NamesAny(ChainIndex index, ImmutableArray<Hash32> hashes) =>
        hashes.Any(hash => index.FindTransaction(hash) is not null);

    private static Page<InternalView> Internals(ChainIndex index, InternalRequest request) =>
        OneAfterTheOther(request.Hashes, request.Paging.Request, index.InternalsOfTransaction);

    private static Page<TransferView> Transfers(ChainIndex index, TransferRequest request)
    {
        var (protocol, kind) = (request.Protocol, request.Protocol.TokenKind());
        return kind is null && protocol != Protocol.AnyToken
            ? Movements.None<TransferView>(index)
            : OneAfterTheOther(request.Hashes, request.Paging.Request, (hash, page) => index.TransfersOfTransaction(hash, kind, page));
    }

    /// <summary>The rows of the first transaction, then those of the second and so on, as if they were one list.</summary>
    private static Page<T> OneAfterTheOther<T>(ImmutableArray<Hash32> hashes, PageRequest page, Func<Hash32, PageRequest, Page<T>> find)
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        var (height, total) = (0L, 0L);
        foreach (var hash in hashes)
        {
            var part = find(hash, new PageRequest(Math.Max(0, page.Offset - total), page.Max - rows.Count));
            rows.AddRange(part.Rows);
            (height, total) = (part.Height, total + part.Total);
        }
        return new Page<T>(height, total, rows.ToImmutable());
    }

    private sealed record InternalRequest(ImmutableArray<Hash32> Hashes, Paging Paging)
    {
        public static InternalRequest ReadOne(Parameters parameters) => new([parameters.RequiredHash("txId")], parameters.Paging(LimitMax));

        public static InternalRequest ReadSeveral(Parameters parameters) =>
            new(parameters.RequiredHashes("txId"), parameters.Paging(LimitMax));
    }

    private sealed record TransferRequest(ImmutableArray<Hash32> Hashes, Protocol Protocol, Paging Paging)
    {
        public static TransferRequest ReadOne(Parameters parameters) => Read([parameters.RequiredHash("txId")], parameters);

        public static TransferRequest ReadSeveral(Parameters parameters) => Read(parameters.RequiredHashes("txId"), parameters);

        private static TransferRequest Read(ImmutableArray<Hash32> hashes, Parameters parameters) =>
            new(hashes, parameters.Word(Protocols.Parameter, Protocol.AnyToken, Protocols.Tokens), parameters.Paging(LimitMax));
    }
}
