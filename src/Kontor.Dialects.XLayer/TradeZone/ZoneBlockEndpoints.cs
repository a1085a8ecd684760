using System.Text.Json;
using Kontor.Catalog;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.XLayer.TradeZone;

/// <summary><c>tz/block/*</c>: the zone's blocks, and what stands in them.</summary>
internal sealed class ZoneBlockEndpoints(ZoneRows rows)
{
    public void Map(RouteTable routes, Explorer zone)
    {
        zone.Get(routes, "block/block-fills", BlockRequest.Read, Block);
        zone.Get(routes, "block/block-list", BlocksRequest.Read, Blocks);
        zone.Get(routes, "block/transaction-list", TransactionsRequest.Read, Transactions);
        zone.Get(routes, "block/transaction-list-multi", RangeRequest.Read, TransactionsOfRange);
    }

    private static Refusal? Block(Call call, IServedChain chain, BlockRequest request)
    {
        if (chain.Index.FindBlock(request.Height) is not { } block)
            return Errors.BlockHeightWithoutData;
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteHash("hash"u8, block.Hash);
        json.WriteDigits("height"u8, block.Height);
        json.WriteHash("previousBlockHash"u8, block.ParentHash);
        json.WriteAddress("miner"u8, block.Miner);
        json.WriteDigits("blockTime"u8, block.TimeMs);
        json.WriteDigits("size"u8, block.SizeBytes);
        json.WriteDigits("transactionCount"u8, block.TransactionCount);
        json.WriteDigits("tokenTransferCount"u8, block.TransferCount);
        json.WriteDigits("eventCount"u8, block.LogCount);
        json.WriteHash("transactionsRoot"u8, block.TransactionsRoot);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static Refusal? Blocks(Call call, IServedChain chain, BlocksRequest request)
    {
        if (request.Height is { } height && chain.Index.HashAt(height) is null)
            return Errors.BlockHeightWithoutData;
        var range = request.Height is { } one ? HeightRange.One(one) : HeightRange.All;
        var page = chain.Index.Blocks(range, request.Paging.WholeRequest);
        var json = ZoneList.Begin(call, request.Paging, page.Total);
        foreach (var block in page.Rows)
            WriteListed(json, block);
        return ZoneList.End(call);
    }

    private static void WriteListed(Utf8JsonWriter json, BlockView block)
    {
        json.WriteStartObject();
        json.WriteHash("hash"u8, block.Hash);
        json.WriteDigits("height"u8, block.Height);
        json.WriteAddress("miner"u8, block.Miner);
        json.WriteDigits("blockTime"u8, block.TimeMs);
        json.WriteDigits("transactionCount"u8, block.TransactionCount);
        json.WriteEndObject();
    }

    private Refusal? Transactions(Call call, IServedChain chain, TransactionsRequest request)
    {
        if (chain.Index.HashAt(request.Height) is null)
            return Errors.BlockHeightWithoutData;
        var page = chain.Index.Transactions(HeightRange.One(request.Height), request.Paging.WholeRequest);
        var json = ZoneList.Begin(call, request.Paging, page.Total);
        foreach (var transaction in page.Rows)
            rows.WriteListed(json, chain, transaction);
        return ZoneList.End(call);
    }

    /// <summary>The one list that is no list: its rows stand in the outer array, and nothing says how many there are.</summary>
    private Refusal? TransactionsOfRange(Call call, IServedChain chain, RangeRequest request)
    {
        var (index, heights) = (chain.Index, request.Heights);
        if (index.Head is not { } head || heights.First > head.Height || heights.Last < index.FirstHeight)
            return Errors.BlockHeightWithoutData;
        var page = index.Transactions(heights, request.Paging.WholeRequest);
        var json = Envelope.Begin(call);
        foreach (var transaction in page.Rows)
            rows.WriteListed(json, chain, transaction);
        return Envelope.End(call);
    }

    private sealed record BlockRequest(long Height)
    {
        public static BlockRequest Read(Parameters parameters) => new(parameters.RequiredHeight("height"));
    }

    private sealed record BlocksRequest(long? Height, Paging Paging)
    {
        public static BlocksRequest Read(Parameters parameters) => new(parameters.Number("height"), parameters.ZonePaging());
    }

    private sealed record TransactionsRequest(long Height, Paging Paging)
    {
        public static TransactionsRequest Read(Parameters parameters) => new(parameters.RequiredHeight("height"), parameters.ZonePaging());
    }

    private sealed record RangeRequest(HeightRange Heights, Paging Paging)
    {
        public static RangeRequest Read(Parameters parameters) => new(parameters.RequiredHeights(), parameters.ZonePaging());
    }
}
