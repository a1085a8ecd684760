using System.Collections.Immutable;
using Kontor.Catalog;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.TradeZone;

/// <summary><c>tz/transaction/*</c>.</summary>
internal sealed class ZoneTransactionEndpoints(ZoneRows rows)
{
    public void Map(RouteTable routes, Explorer zone)
    {
        zone.Get(routes, "transaction/transaction-list", ListRequest.Read, List);
        zone.Get(routes, "transaction/transaction-fills", BatchRequest.ReadOne, Batch);
        zone.Get(routes, "transaction/transaction-multi", BatchRequest.Read, Batch);
    }

    private Refusal? List(Call call, IServedChain chain, ListRequest request)
    {
        var range = HeightRange.All;
        if (request.Height is { } height)
        {
            if (chain.Index.HashAt(height) is null)
                return Errors.BlockHeightWithoutData;
            range = HeightRange.One(height);
        }
        if (request.BlockHash is { } hash)
        {
            var block = chain.Index.FindBlock(hash);
            if (block is not null && request.Height is { } wanted && wanted != block.Height)
                return Errors.ParametersMismatch.With("height", "blockHash");
            // A block that is not there has no transactions.
            range = block is null ? new HeightRange(0, -1) : HeightRange.One(block.Height);
        }
        var page = chain.Index.Transactions(range, request.Paging.WholeRequest);
        var json = ZoneList.Begin(call, request.Paging, page.Total);
        foreach (var transaction in page.Rows)
            rows.WriteListed(json, chain, transaction);
        return ZoneList.End(call);
    }

    private Refusal? Batch(Call call, IServedChain chain, BatchRequest request)
    {
        var json = Envelope.Begin(call);
        foreach (var hash in request.Hashes)
        {
            if (chain.Index.FindTransaction(hash) is { } transaction)
                rows.WriteWhole(json, chain, transaction);
        }
        return Envelope.End(call);
    }

    private sealed record ListRequest(Hash32? BlockHash, long? Height, Paging Paging)
    {
        public static ListRequest Read(Parameters parameters) =>
            new(parameters.Hash("blockHash"), parameters.Number("height"), parameters.ZonePaging());
    }

    private sealed record BatchRequest(ImmutableArray<Hash32> Hashes)
    {
        public static BatchRequest Read(Parameters parameters) => new(parameters.RequiredHashes("txId"));

        public static BatchRequest ReadOne(Parameters parameters) => new([parameters.RequiredHash("txid")]);
    }
}
