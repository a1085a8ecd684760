using System.Runtime.ExceptionServices;
using System.Text.Json;
using Kontor.Chains.Following.Reading;
using Kontor.Chains.Following.Rpc;
using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Following;

/// <summary>
/// Reads whole blocks. 1 the blocks with their transactions; 2 their receipts; 3 their traces; 4 the code of contracts and the first
/// balances, where nothing else tells them; 5 the hash of the last block once more. A node is asked by heights, and the chain may turn to another branch
/// between two questions: if the last block is still the same at the end, then so was everything below it all the time.
/// </summary>
internal sealed class NodeBlockReader(NodeRpc rpc, ReceiptReader receipts, TraceReader traces)
{
    private const int AttemptsMax = 3;

    public async Task<IReadOnlyList<ChainBlock>> ReadAsync(long from, int count, CancellationToken stop)
    {
        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            var calls = Enumerable.Range(0, count).Select(index => NodeCalls.BlockAt(from + index, isFull: true)).ToList();
            using var replies = await rpc.AskAsync(calls, stop); // 1
            var (blocks, problem) = await TryReadAsync(calls, replies, from, stop);
            if (blocks.Count == 0 && problem is null)
                return [];
            if (!await HasMovedAsync(replies, from, stop)) // 5
            {
                problem?.Throw();
                return blocks;
            }
        }

        throw new ChainSourceUnavailableException($"{rpc.Name} changes its blocks from {from} on faster than they can be read.");
    }

    // What cannot be true may still be two truths, one before and one after a reorganisation: that is decided by whoever called.
    private async Task<(IReadOnlyList<ChainBlock> Blocks, ExceptionDispatchInfo? Problem)> TryReadAsync(
        List<RpcCall> calls,
        RpcReplies replies,
        long from,
        CancellationToken stop
    )
    {
        try
        {
            var headers = Headers(calls, replies, from);
            return (headers.Count == 0 ? [] : await CompleteAsync(headers, stop), null);
        }
        catch (ChainSourceBrokenException problem)
        {
            return ([], ExceptionDispatchInfo.Capture(problem));
        }
    }

    /// <summary>As many as the node has, each the child of the one before.</summary>
    private List<NodeHeader> Headers(List<RpcCall> calls, RpcReplies replies, long from)
    {
        var headers = new List<NodeHeader>(replies.Count);
        for (var index = 0; index < replies.Count && !replies[index].IsNull; index++)
        {
            if (replies[index].Error is { } error)
                throw rpc.Refused(calls[index], error);
            var header = new NodeHeader(replies[index].Result, new NodePlace(rpc.Name, NodeCalls.Block, from + index), isWhole: true);
            if (index > 0 && header.ParentHash != headers[^1].Hash)
                throw header.Place.Broken($"a block whose parent is {header.ParentHash}, after the block {headers[^1].Hash}");
            headers.Add(header);
        }
        return headers;
    }

    private async Task<IReadOnlyList<ChainBlock>> CompleteAsync(List<NodeHeader> headers, CancellationToken stop)
    {
        // Not both at once: a node that traces with all its threads lets everything else wait until the time is over.
        using var receiptSet = await receipts.ReadAsync(headers, stop); // 2
        var traceList = await traces.ReadAsync(headers, stop); // 3
        var blocks = new List<ChainBlock>(headers.Count);
        for (var index = 0; index < headers.Count; index++)
            blocks.Add(await FillAsync(BlockAssembly.Assemble(headers[index], receiptSet[index], traceList[index]), stop)); // 4
        return blocks;
    }

    private async ValueTask<ChainBlock> FillAsync(ChainBlock block, CancellationToken stop)
    {
        if (block.Height == 0)
            block = block with { Grants = [.. await GenesisAsync(stop), .. block.Grants] };
        return block.Creations.Any(creation => creation.CodeHash.IsZero)
            ? block with
            {
                Creations = [.. await CodesAsync(block, stop)],
            }
            : block;
    }

    /// <summary>
    /// No node tells whom its genesis gave what. Nodes of developers hold accounts of their own, and what those have at block 0 is theirs from the start.
    /// </summary>
    private async Task<List<NativeGrant>> GenesisAsync(CancellationToken stop)
    {
        using var accounts = await rpc.AskAsync([NodeCalls.AccountsOfNode], stop);
        var grants = new List<NativeGrant>();
        if (accounts[0].Error is not null || accounts[0].Result.ValueKind != JsonValueKind.Array)
            return grants;
        var place = new NodePlace(rpc.Name, NodeCalls.Accounts);
        if (accounts[0].Result.GetArrayLength() > NodeBounds.AccountsMax)
            throw place.Broken($"more than {NodeBounds.AccountsMax} accounts");
        var addresses = accounts[0].Result.EnumerateArray().Select(one => AddressOf(one, place)).ToList();
        var calls = addresses.ConvertAll(address => NodeCalls.BalanceOf(address, height: 0));
        using var balances = await rpc.AskAsync(calls, stop);
        for (var index = 0; index < addresses.Count; index++)
        {
            if (balances[index].Error is { } error)
                throw rpc.Refused(calls[index], error);
            if (!NodeHex.TryQuantity(balances[index].Result, out var balance))
                throw (place with { Method = NodeCalls.Balance, Index = index }).Broken("not a quantity");
            if (!balance.IsZero)
                grants.Add(new NativeGrant(addresses[index], balance));
        }
        return grants;
    }

    /// <summary>Without a trace the code is asked for. What an old contract was when it was made is often forgotten: then it is what it is today.</summary>
    private async Task<List<ContractCreation>> CodesAsync(ChainBlock block, CancellationToken stop)
    {
        var then = block.Creations.Select(creation => NodeCalls.CodeOf(creation.Address, block.Height)).ToList();
        var now = block.Creations.Select(creation => NodeCalls.CodeOf(creation.Address)).ToList();
        using var old = await rpc.AskAsync(then, stop);
        using var latest = await rpc.AskAsync(now, stop);
        var creations = new List<ContractCreation>();
        for (var index = 0; index < now.Count; index++)
        {
            var answer = old[index].Error is null ? old[index] : latest[index];
            if (answer.Error is { } error)
                throw rpc.Refused(now[index], error);
            var code =
                NodeHex.Data(answer.Result, NodeBounds.CodeBytesMax, out _)
                ?? throw new NodePlace(rpc.Name, NodeCalls.Code, block.Height, index).Broken("not the code of a contract");
            creations.Add(block.Creations[index] with { CodeHash = Hash32.Of(code), CodeBytes = code.Length });
        }
        return creations;
    }

    private async Task<bool> HasMovedAsync(RpcReplies replies, long from, CancellationToken stop)
    {
        var last = replies.Count - 1;
        while (last > 0 && (replies[last].IsNull || replies[last].Error is not null))
            last--;
        var place = new NodePlace(rpc.Name, NodeCalls.Block, from + last);
        using var again = await rpc.AskAsync(NodeCalls.BlockAt(from + last, isFull: false), stop);
        return again[0].IsNull
            || new NodeFields(again[0].Result, place).Hash("hash"u8) != new NodeFields(replies[last].Result, place).Hash("hash"u8);
    }

    private static Address20 AddressOf(JsonElement text, NodePlace place)
    {
        Span<byte> bytes = stackalloc byte[Address20.Bytes];
        return NodeHex.TryExact(text, bytes) ? new Address20(bytes) : throw place.Broken("not a list of addresses");
    }
}
