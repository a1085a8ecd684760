using System.Collections.Immutable;
using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Chains;
using Kontor.World.Directory;

namespace Kontor.Dialects.XLayer.Endpoints;

/// <summary><c>block/*</c>: what the chain's index knows of its blocks.</summary>
internal sealed class BlockEndpoints(LiveWorld world)
{
    public void Map(RouteTable routes) =>
        routes.Add(
            new Route("GET", XLayerDialect.Prefix + "/block/block-list", Access.Signed, List)
            {
                Needs = Permissions.Read,
                Service = ChainIndex.Service,
                Endpoint = "xlayer/block/block-list",
                Limits = Limits.PerKey,
                Reader = BlockListRequest.Read,
            }
        );

    private async ValueTask<Refusal?> List(Call call)
    {
        var request = (BlockListRequest)call.Arguments!;
        var answer = await world.ReadAsync(state => ChainIndex.Find(state) is { } chain ? BlockList.Of(chain, request) : null);
        if (call.Dialect.RefusalOf(call, answer) is { } refusal)
            return refusal;
        if (answer.Value is not { } list)
            return Errors.ChainNotSupported;
        if (list.IsAboveTip)
            return Errors.BlockHeightWithoutData;
        Write(Envelope.Begin(call), request.Paging, list);
        return Envelope.End(call);
    }

    private static void Write(Utf8JsonWriter json, Paging paging, BlockList list)
    {
        json.WriteStartObject();
        json.WriteDigits("page"u8, paging.Page);
        json.WriteDigits("limit"u8, paging.Limit);
        json.WriteDigits("totalPage"u8, paging.PagesOf(list.Rows));
        json.WriteString("chainFullName"u8, list.Chain.FullName);
        json.WriteString("chainShortName"u8, list.Chain.ShortName);
        json.WriteStartArray("blockList"u8);
        foreach (var block in list.Page)
            Write(json, list.Chain, block);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ChainRecord chain, Block block)
    {
        var fees = BlockFees.Of(block);
        var decimals = chain.NativeDecimals;
        json.WriteStartObject();
        json.WriteString("hash"u8, block.Hash.ToString());
        json.WriteDigits("height"u8, block.Height);
        json.WriteString("validator"u8, block.Miner.ToString());
        json.WriteDigits("blockTime"u8, block.TimeMs);
        json.WriteDigits("txnCount"u8, block.Transactions.Length);
        json.WriteDigits("blockSize"u8, block.SizeBytes);
        json.WriteString("mineReward"u8, fees.Tips.ToUnits(decimals));
        json.WriteString("totalFee"u8, fees.Total.ToUnits(decimals));
        json.WriteString("feeSymbol"u8, chain.NativeSymbol);
        json.WriteString("avgFee"u8, fees.Average.ToUnits(decimals));
        json.WriteDigits("ommerBlock"u8, 0);
        json.WriteDigits("gasUsed"u8, block.GasUsed);
        json.WriteDigits("gasLimit"u8, block.GasLimit);
        json.WriteString("gasAvgPrice"u8, fees.GasPriceAverage.ToUnits(decimals));
        json.WriteString("state"u8, "done"u8);
        json.WriteString("burnt"u8, fees.Burnt.ToUnits(decimals));
        json.WriteEndObject();
    }

    /// <summary>What was found, taken out of the state while nobody changed it.</summary>
    /// <param name="Rows">How many blocks the whole list has.</param>
    private sealed record BlockList(ChainRecord Chain, int Rows, ImmutableArray<Block> Page, bool IsAboveTip)
    {
        public static BlockList Of(Chain chain, BlockListRequest request)
        {
            var blocks = chain.Blocks;
            if (request.Height is not { } height)
                return new(
                    chain.Record,
                    (int)blocks.Count,
                    blocks.NewestFirst(request.Paging.FirstRow, request.Paging.RowsWithin((int)blocks.Count)),
                    IsAboveTip: false
                );
            var block = blocks.Find(height);
            return new(chain.Record, 1, block is null || request.Paging.Page > 1 ? [] : [block], IsAboveTip: block is null);
        }
    }
}
