using System.Text.Json;
using Kontor.Chains.Following.Rpc;
using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Following.Reading;

/// <summary>
/// Reads what waits for a block: the pool where a node shows it, else the block that it would make now, else nothing. No node says when it first saw a
/// transaction, so that is remembered here, for as long as the transaction waits.
/// </summary>
internal sealed class PoolReader(NodeRpc rpc, TimeProvider clock)
{
    private readonly Lock _guard = new();
    private Dictionary<Hash32, long> _seenMs = [];
    private volatile bool _asksPool = true;

    public async Task<IReadOnlyList<PendingTransaction>> ReadAsync(CancellationToken stop) =>
        await TryPoolAsync(stop) ?? await AskAsync(NodeCalls.PendingBlock, BlockOf, stop) ?? [];

    private async Task<IReadOnlyList<PendingTransaction>?> TryPoolAsync(CancellationToken stop)
    {
        if (!_asksPool)
            return null;
        try
        {
            return await AskAsync(NodeCalls.PoolContent, PoolOf, stop);
        }
        catch (ChainSourceBrokenException)
        {
            // The pool of a busy chain is longer than any answer we read. Its next block tells the best paid of it.
            _asksPool = false;
            return null;
        }
    }

    /// <summary>Null where the node refuses.</summary>
    private async Task<IReadOnlyList<PendingTransaction>?> AskAsync(
        RpcCall call,
        Func<RpcAnswer, IEnumerable<NodeFields>> transactionsOf,
        CancellationToken stop
    )
    {
        using var replies = await rpc.AskAsync([call], stop);
        if (replies[0].Error is not null)
            return null;
        lock (_guard)
            return Take(transactionsOf(replies[0]));
    }

    private List<PendingTransaction> Take(IEnumerable<NodeFields> transactions)
    {
        var nowMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var seenMs = new Dictionary<Hash32, long>();
        var pending = new List<PendingTransaction>();
        foreach (var fields in transactions.Take(NodeBounds.PendingMax))
        {
            var hash = fields.Hash("hash"u8);
            if (seenMs.TryAdd(hash, _seenMs.GetValueOrDefault(hash, nowMs)))
                pending.Add(NodeTransaction.ReadPending(fields, hash, seenMs[hash]));
        }
        _seenMs = seenMs;
        pending.Sort((one, other) => (one.SeenMs, one.From, one.Nonce).CompareTo((other.SeenMs, other.From, other.Nonce)));
        return pending;
    }

    /// <summary>Only what can go into a block now: what is queued waits for another transaction first, perhaps forever.</summary>
    private IEnumerable<NodeFields> PoolOf(RpcAnswer answer)
    {
        var place = new NodePlace(rpc.Name, NodeCalls.Pool);
        var content = new NodeFields(answer.Result, place);
        if (!content.TryGet("pending"u8, out var senders) || senders.ValueKind != JsonValueKind.Object)
            throw content.Wrong("pending"u8, "an object");
        foreach (var sender in senders.EnumerateObject())
        {
            if (sender.Value.ValueKind != JsonValueKind.Object)
                throw content.Wrong("pending"u8, "an object of objects");
            foreach (var transaction in sender.Value.EnumerateObject())
                yield return new NodeFields(transaction.Value, place);
        }
    }

    private IEnumerable<NodeFields> BlockOf(RpcAnswer answer)
    {
        if (answer.IsNull)
            yield break;
        var place = new NodePlace(rpc.Name, NodeCalls.Block);
        var list = new NodeFields(answer.Result, place).List("transactions"u8, NodeBounds.TransactionsPerBlockMax);
        var index = 0;
        foreach (var transaction in list.EnumerateArray())
            yield return new NodeFields(transaction, place with { Index = index++ });
    }
}
