using System.Text.Json;
using Kontor.Chains.Following.Rpc;

namespace Kontor.Chains.Following.Reading;

/// <summary>Asks for the receipts of whole blocks, or for those of single transactions where a node does not offer whole blocks.</summary>
internal sealed class ReceiptReader(NodeRpc rpc)
{
    /// <summary>Whether whole blocks of receipts are to be had; believed until the node says otherwise.</summary>
    public bool AsksForBlocks { get; private set; } = true;

    /// <summary>The receipts of each block in the order of its transactions.</summary>
    public async Task<ReceiptSet> ReadAsync(IReadOnlyList<NodeHeader> blocks, CancellationToken stop)
    {
        if (AsksForBlocks && await TryReadBlocksAsync(blocks, stop) is { } whole)
            return whole;
        AsksForBlocks = false;
        return await ReadOneByOneAsync(blocks, stop);
    }

    private async Task<ReceiptSet?> TryReadBlocksAsync(IReadOnlyList<NodeHeader> blocks, CancellationToken stop)
    {
        var calls = blocks.Where(block => block.Hashes.Length > 0).Select(block => NodeCalls.ReceiptsAt(block.Height)).ToList();
        var replies = await rpc.AskAsync(calls, stop);
        try
        {
            var receipts = new JsonElement[blocks.Count][];
            var asked = 0;
            for (var index = 0; index < blocks.Count; index++)
            {
                receipts[index] = [];
                if (blocks[index].Hashes.Length == 0)
                    continue;
                var (call, answer) = (calls[asked], replies[asked++]);
                if (answer.Error is { IsNotOffered: true })
                {
                    replies.Dispose();
                    return null;
                }
                receipts[index] = answer.Error is { } error ? throw rpc.Refused(call, error) : ListOf(answer.Result, blocks[index]);
            }
            return new ReceiptSet(replies, receipts);
        }
        catch
        {
            replies.Dispose();
            throw;
        }
    }

    private JsonElement[] ListOf(JsonElement list, NodeHeader block)
    {
        var place = new NodePlace(rpc.Name, NodeCalls.Receipts, block.Height);
        if (list.ValueKind != JsonValueKind.Array)
            throw place.Broken($"{RpcResponse.Kind(list)} instead of a list");
        return list.GetArrayLength() == block.Hashes.Length
            ? [.. list.EnumerateArray()]
            : throw place.Broken($"{list.GetArrayLength()} receipts for {block.Hashes.Length} transactions");
    }

    private async Task<ReceiptSet> ReadOneByOneAsync(IReadOnlyList<NodeHeader> blocks, CancellationToken stop)
    {
        var calls = blocks.SelectMany(block => block.Hashes).Select(NodeCalls.ReceiptOf).ToList();
        var replies = await rpc.AskAsync(calls, stop);
        var receipts = new JsonElement[blocks.Count][];
        var asked = 0;
        for (var index = 0; index < blocks.Count; index++)
        {
            receipts[index] = new JsonElement[blocks[index].Hashes.Length];
            for (var place = 0; place < receipts[index].Length; place++, asked++)
            {
                if (replies[asked].Error is { } error)
                {
                    replies.Dispose();
                    throw rpc.Refused(calls[asked], error);
                }
                receipts[index][place] = replies[asked].Result;
            }
        }
        return new ReceiptSet(replies, receipts);
    }
}
