using System.Runtime.InteropServices;
using Kontor.Chains.Rows;

namespace Kontor.Chains.Writing;

/// <summary>How often methods of each contract were called in the last 30 days before the newest block, and by how many.</summary>
internal sealed class RecentCalls(Tables tables)
{
    public const long WindowMs = 30 * 24 * 60 * 60 * 1_000L;

    private readonly Dictionary<Pair, int> _callsByPair = [];
    private int _first;

    private readonly record struct Pair(int Contract, int Caller);

    public void Advance(int from, long headMs)
    {
        for (var row = from; row < tables.Transactions.Count; row++)
            Add(row);
        for (; _first < tables.Transactions.Count && TimeOf(_first) <= headMs - WindowMs; _first++)
            Subtract(_first);
    }

    /// <summary>Goes back to an earlier head, while the rows after it still stand.</summary>
    public void Retreat(int kept, long headMs)
    {
        for (var row = tables.Transactions.Count - 1; row >= Math.Max(kept, _first); row--)
            Subtract(row);
        _first = Math.Min(_first, kept);
        while (_first > 0 && TimeOf(_first - 1) > headMs - WindowMs)
            Add(--_first);
    }

    private long TimeOf(int row) => tables.Blocks[tables.Transactions[row].Block].TimeMs;

    private void Add(int row)
    {
        ref var transaction = ref tables.Transactions[row];
        if (!transaction.CallsMethod)
            return;
        ref var contract = ref tables.Addresses[transaction.To];
        ref var calls = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _callsByPair,
            new Pair(transaction.To, transaction.From),
            out var isKnown
        );
        calls++;
        contract.RecentCalls++;
        if (!isKnown)
            contract.RecentCallers++;
    }

    private void Subtract(int row)
    {
        ref var transaction = ref tables.Transactions[row];
        if (!transaction.CallsMethod)
            return;
        ref var contract = ref tables.Addresses[transaction.To];
        var pair = new Pair(transaction.To, transaction.From);
        ref var calls = ref CollectionsMarshal.GetValueRefOrNullRef(_callsByPair, pair);
        contract.RecentCalls--;
        if (--calls > 0)
            return;
        _callsByPair.Remove(pair);
        contract.RecentCallers--;
    }
}
