using Kontor.Chains.Following.Rpc;

namespace Kontor.Chains.Following.Reading;

/// <summary>
/// Asks for traces by the first method that the node offers. A node may also offer a method and not have what it takes for an old block; such a block goes
/// without, and is counted.
/// </summary>
internal sealed class TraceReader(NodeRpc rpc, TraceMethod first)
{
    // For a trace a node runs every transaction again, and some run all those before it in the block each time.
    private const int BatchMax = 8;
    private const int TransactionsPerBatchMax = 256;

    /// <summary>How often a node may be too slow for the same blocks before they go without.</summary>
    private const int LateMax = 3;

    private int _late;

    public TraceMethod Method { get; private set; } = first;

    /// <summary>Blocks with transactions that were read without a trace.</summary>
    public long BlocksWithout { get; private set; }

    /// <summary>Why the last of them had none, or why none has; empty as long as all have.</summary>
    public string Refusal { get; private set; } = first == TraceMethod.None ? "not asked for" : "";

    /// <summary>One for each block; null where there is none.</summary>
    public async Task<BlockTrace?[]> ReadAsync(IReadOnlyList<NodeHeader> blocks, CancellationToken stop)
    {
        while (Method != TraceMethod.None)
        {
            if (await TryReadAsync(blocks, stop) is { } traces)
                return traces;
            Method++;
        }
        BlocksWithout += blocks.Count(block => block.Hashes.Length > 0);
        return new BlockTrace?[blocks.Count];
    }

    /// <summary>Null when the node does not offer the method.</summary>
    private async Task<BlockTrace?[]?> TryReadAsync(IReadOnlyList<NodeHeader> blocks, CancellationToken stop)
    {
        var method = Method;
        var calls = blocks
            // The rewards of a block stand in a flat trace, so an empty block has one too.
            .Where(block => block.Hashes.Length > 0 || method == TraceMethod.TraceBlock)
            .Select(block => method == TraceMethod.CallTracer ? NodeCalls.CallTraceAt(block.Height) : NodeCalls.FlatTraceAt(block.Height))
            .ToList();
        var largest = blocks.Max(block => block.Hashes.Length);
        var batchMax = _late > 0 ? 1 : Math.Clamp(TransactionsPerBatchMax / Math.Max(1, largest), 1, BatchMax);
        using var replies = await rpc.AskAsync(calls, stop, batchMax, toleratesLate: true);
        BePatient(calls, replies);
        var traces = new BlockTrace?[blocks.Count];
        var (asked, without) = (0, 0);
        for (var index = 0; index < blocks.Count; index++)
        {
            if (blocks[index].Hashes.Length == 0 && method == TraceMethod.CallTracer)
            {
                traces[index] = new BlockTrace(0);
                continue;
            }

            var (call, answer) = (calls[asked], replies[asked++]);
            if (answer.Error is { } error)
                Refusal = $"{call.Method}: {error}";
            if (answer.Error is { IsNotOffered: true })
                return null;
            traces[index] = answer.Error is null ? Read(answer, blocks[index], method) : null;
            if (traces[index] is null && blocks[index].Hashes.Length > 0)
                without++;
        }
        BlocksWithout += without;
        return traces;
    }

    /// <summary>A node that is slow once is asked again by whoever follows, and only then given up on.</summary>
    private void BePatient(List<RpcCall> calls, RpcReplies replies)
    {
        for (var index = 0; index < replies.Count; index++)
        {
            if (replies[index].Error is not { IsLate: true } late)
                continue;
            if (++_late < LateMax)
                throw rpc.Refused(calls[index], late);
            break;
        }
        _late = 0;
    }

    private BlockTrace? Read(RpcAnswer answer, NodeHeader block, TraceMethod method)
    {
        if (method == TraceMethod.TraceBlock)
            return FlatTrace.Read(answer.Result, new NodePlace(rpc.Name, NodeCalls.FlatTrace, block.Height), block.Hashes);
        var place = new NodePlace(rpc.Name, NodeCalls.CallTrace, block.Height);
        if (CallTrace.Read(answer.Result, place, block.Hashes, out var refusal) is { } trace)
            return trace;
        Refusal = $"{NodeCalls.CallTrace}: '{refusal}'";
        return null;
    }
}
