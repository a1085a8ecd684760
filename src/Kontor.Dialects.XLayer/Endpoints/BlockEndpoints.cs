using Kontor.Catalog;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Rows;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.XLayer.Endpoints;

/// <summary><c>block/*</c>: what the chain's index knows of its blocks.</summary>
internal static class BlockEndpoints
{
    public static void Map(RouteTable routes, Explorer explorer) => explorer.Get(routes, "block/block-list", BlockListRequest.Read, List);

    private static Refusal? List(Call call, IServedChain chain, BlockListRequest request)
    {
        var (index, paging) = (chain.Index, request.Paging);
        if (request.Height is { } height && index.HashAt(height) is null)
            return Errors.BlockHeightWithoutData;
        var range = request.Height is { } one ? HeightRange.One(one) : HeightRange.All;
        var page = index.Blocks(range, paging.Request);
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WritePage(paging, page);
        json.WriteChainNames(chain.Identity);
        json.WriteStartArray("blockList"u8);
        foreach (var block in page.Rows)
        {
            json.WriteStartObject();
            BlockFields.WriteListed(json, chain.Identity, block);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private sealed record BlockListRequest(long? Height, Paging Paging)
    {
        private const int LimitMax = 100;

        public static BlockListRequest Read(Parameters parameters) => new(parameters.Number("height"), parameters.Paging(LimitMax));
    }
}
