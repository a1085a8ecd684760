using System.Collections.Immutable;
using Kontor.Catalog;
using Kontor.Chains.Serving;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.TradeZone;

/// <summary><c>tz/cross/*</c>: what went over the bridge between X Layer and the zone.</summary>
internal sealed class CrossEndpoints(LiveWorld world)
{
    private const string Home = "xlayer";

    public void Map(RouteTable routes, Explorer zone)
    {
        zone.Get(routes, "cross/transaction-list", CrossRequest.Read, List);
        zone.Get(routes, "cross/transaction-fills", BatchRequest.ReadOne, Batch);
        zone.Get(routes, "cross/transaction-multi", BatchRequest.Read, Batch);
    }

    private Refusal? List(Call call, IServedChain chain, CrossRequest request)
    {
        var search = FindBridge(chain) is { } bridge ? new CrossSearch(world.Chains.Crossed!, bridge, request) : null;
        var (total, crossings) = search?.Newest(request.Paging.WholeRequest) ?? (0, []);
        var json = ZoneList.Begin(call, request.Paging, total);
        foreach (var crossing in crossings)
            CrossRow.Write(json, world.Chains, chain, crossing);
        return ZoneList.End(call);
    }

    private Refusal? Batch(Call call, IServedChain chain, BatchRequest request)
    {
        var crossed = world.Chains.Crossed;
        var bridge = FindBridge(chain);
        var json = Envelope.Begin(call);
        foreach (var hash in request.Hashes)
        {
            // Only by its transaction in the zone: that of the other chain names nothing here.
            if (
                crossed?.Index.Find(hash) is { } id
                && crossed.Find(id) is { } crossing
                && crossing.Bridge == bridge
                && crossing.ZoneLeg.Transaction == hash
            )
                CrossRow.Write(json, world.Chains, chain, crossing);
        }
        return Envelope.End(call);
    }

    private int? FindBridge(IServedChain chain)
    {
        var bridges = world.Chains.Bridges.ToList();
        var index = bridges.FindIndex(bridge => bridge.Home == Home && bridge.Zone == chain.Identity.Name);
        return index < 0 ? null : index;
    }

    private sealed record BatchRequest(ImmutableArray<Hash32> Hashes)
    {
        public static BatchRequest Read(Parameters parameters) => new(parameters.RequiredHashes("txId"));

        public static BatchRequest ReadOne(Parameters parameters) => new([parameters.RequiredHash("txid")]);
    }
}
