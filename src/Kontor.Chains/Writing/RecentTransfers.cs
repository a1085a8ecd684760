using Kontor.Chains.Rows;
using Kontor.World.Chains;

namespace Kontor.Chains.Writing;

/// <summary>
/// The sum of each token's transfers of the last 24 hours before the newest block. Sums are taken modulo 2^256, so what was added can always be
/// taken out again.
/// </summary>
internal sealed class RecentTransfers(Tables tables)
{
    public const long WindowMs = 24 * 60 * 60 * 1_000L;

    private int _first;

    public void Advance(int from, long headMs)
    {
        for (var row = from; row < tables.Transfers.Count; row++)
            Add(row);
        for (; _first < tables.Transfers.Count && TimeOf(_first) <= headMs - WindowMs; _first++)
            Subtract(_first);
    }

    /// <summary>Goes back to an earlier head, while the rows after it still stand.</summary>
    public void Retreat(int kept, long headMs)
    {
        for (var row = tables.Transfers.Count - 1; row >= Math.Max(kept, _first); row--)
            Subtract(row);
        _first = Math.Min(_first, kept);
        while (_first > 0 && TimeOf(_first - 1) > headMs - WindowMs)
            Add(--_first);
    }

    private long TimeOf(int row) => tables.Blocks[tables.Transactions[tables.Transfers[row].Transaction].Block].TimeMs;

    private void Add(int row)
    {
        ref var transfer = ref tables.Transfers[row];
        ref var amount = ref tables.Tokens[transfer.Token].RecentAmount;
        amount = Word256.AddModulo(amount, tables.Amounts.Get(transfer.Amount));
    }

    private void Subtract(int row)
    {
        ref var transfer = ref tables.Transfers[row];
        ref var amount = ref tables.Tokens[transfer.Token].RecentAmount;
        amount = Word256.SubtractModulo(amount, tables.Amounts.Get(transfer.Amount));
    }
}
