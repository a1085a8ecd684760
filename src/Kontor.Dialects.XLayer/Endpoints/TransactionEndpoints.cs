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

/// <summary><c>transaction/*</c>: transactions by their hashes. Hashes that name nothing are left out, and are nobody's mistake.</summary>
internal static class TransactionEndpoints
{
    public static void Map(RouteTable routes, Explorer explorer)
    {
        explorer.Get(routes, "transaction/transaction-fills", BatchRequest.ReadLower, Fills);
        explorer.Get(routes, "transaction/transaction-multi", BatchRequest.Read, Several);
    }

    private static Refusal? Fills(Call call, IServedChain chain, BatchRequest request)
    {
        var (index, identity) = (chain.Index, chain.Identity);
        return ListReply.Flat(
            call,
            Known(index, request.Hashes),
            (json, transaction) =>
            {
                var texts = index.TextsOf(transaction.At.TransactionHash) ?? new TransactionTexts([], "");
                var confirmations = Heights.Confirmations(index, transaction.At.Height);
                TransactionDetailFields.Write(json, identity, transaction, texts, confirmations);
            }
        );
    }

    private static Refusal? Several(Call call, IServedChain chain, BatchRequest request) =>
        ListReply.Flat(
            call,
            Known(chain.Index, request.Hashes),
            (json, transaction) => TransactionFields.WriteOfBatch(json, chain.Identity, transaction)
        );

    private static IEnumerable<TransactionView> Known(ChainIndex index, ImmutableArray<Hash32> hashes) =>
        hashes.Select(index.FindTransaction).OfType<TransactionView>();

    private sealed record BatchRequest(ImmutableArray<Hash32> Hashes)
    {
        public static BatchRequest Read(Parameters parameters) => new(parameters.RequiredHashes("txId"));

        /// <summary>One of the two spells the name in small letters.</summary>
        public static BatchRequest ReadLower(Parameters parameters) => new(parameters.RequiredHashes("txid"));
    }
}
