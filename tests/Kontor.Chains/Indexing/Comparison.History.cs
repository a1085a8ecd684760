using Kontor.Chains.Model;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Chains.Tests.Indexing;

public sealed partial class Comparison
{
    private void Histories()
    {
        foreach (var address in chain.Everybody)
        {
            History(address, HistoryFilter.All);
            History(address, HistoryFilter.CoinOnly);
            History(address, HistoryFilter.Token(chain.Contracts[chance.Next(chain.Contracts.Count)]));
        }
        Assert.Null(
            index.HistoryOf(
                chain.Anybody(),
                HistoryFilter.All,
                HeightRange.All,
                HistoryPlace.AtEndOf(index.Head?.Height ?? 0, chain.Hash()),
                5
            )
        );
    }

    /// <summary>Page after page from the top; and one page from below any row, as if there had been none before it.</summary>
    private void History(Address20 address, HistoryFilter filter)
    {
        var range = Range();
        var rows = HistoryRows(address, filter).Where(row => In(range, row.At.Height)).ToList();
        var size = chance.Next(1, 12);
        HistoryPlace? below = null;
        var read = 0;
        while (true)
        {
            var page = index.HistoryOf(address, filter, range, below, size)!;
            Assert.Equal(rows.Skip(read).Take(size), page.Rows.Select(TextOf));
            read += page.Rows.Length;
            Assert.Equal(read < rows.Count, page.Next is not null);
            if (page.Next is not { } next)
                break;
            below = next;
            if (chance.Next(20) == 0)
                break;
        }
        if (index.Head is not { } head)
            return;
        var empty = index.HistoryOf(address, filter, range, null, 0)!;
        Assert.Empty(empty.Rows);
        Assert.Equal(rows.Count > 0, empty.Next is not null);
        if (empty.Next is { } top)
            Assert.Equal(rows.Take(size), index.HistoryOf(address, filter, range, top, size)!.Rows.Select(TextOf));
        Assert.Equal(
            rows.Take(size),
            index.HistoryOf(address, filter, range, HistoryPlace.AtEndOf(head.Height, head.Hash), size)!.Rows.Select(TextOf)
        );
    }

    /// <summary>The obvious way: every transaction from the newest on, in each its transfers, its internal ones, and itself, the last first.</summary>
    private IEnumerable<(Standing At, object Row)> HistoryRows(Address20 one, HistoryFilter filter)
    {
        foreach (var transaction in _transactions)
        {
            if (filter.WithTokens)
            {
                foreach (var transfer in _transfersByTransaction[transaction.At.TransactionHash])
                {
                    if (Has(transfer.From, transfer.To, one, Side.Any) && (filter.Contract ?? transfer.Contract) == transfer.Contract)
                        yield return (transfer.At, transfer);
                }
            }
            if (!filter.WithCoin)
                continue;
            foreach (var moved in _internalsByTransaction[transaction.At.TransactionHash])
            {
                var canMove =
                    moved.Operation is CallOperation.Call or CallOperation.Create or CallOperation.Create2 or CallOperation.SelfDestruct;
                if (canMove && !moved.Value.IsZero && Has(moved.From, moved.To, one, Side.Any))
                    yield return (moved.At, moved);
            }
            if (Has(transaction, one, Side.Any))
                yield return (transaction.At, transaction);
        }
    }

    private (Standing At, object Row) TextOf(HistoryRow row)
    {
        Assert.Equal(index.FindTransaction(row.Transaction.At.TransactionHash), row.Transaction);
        return (row.Transaction.At, row.Transfer ?? (object?)row.Internal ?? row.Transaction);
    }
}
