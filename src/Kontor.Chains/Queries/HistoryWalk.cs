using Kontor.Chains.Rows;
using Kontor.Chains.Views;

namespace Kontor.Chains.Queries;

/// <summary>Merges the rows of three tables into one history: by transaction, and within one in the reverse order of its kinds.</summary>
internal sealed class HistoryWalk(Tables tables, RowWalk transactions, RowWalk internals, RowWalk transfers)
{
    /// <summary>Takes the newest row that is left.</summary>
    public bool TryTake(out HistoryKind kind, out int row)
    {
        (kind, row, var owner) = (HistoryKind.Transaction, transactions.Row, transactions.Row);
        // A later kind comes first where both belong to the same transaction.
        if (internals.Row is var moved and >= 0 && tables.Internals[moved].Transaction >= owner)
            (kind, row, owner) = (HistoryKind.Internal, moved, tables.Internals[moved].Transaction);
        if (transfers.Row is var transfer and >= 0 && tables.Transfers[transfer].Transaction >= owner)
            (kind, row, owner) = (HistoryKind.Transfer, transfer, tables.Transfers[transfer].Transaction);
        if (owner < 0)
            return false;
        WalkOf(kind).MoveDown();
        return true;
    }

    public bool IsAtEnd => transactions.Row < 0 && internals.Row < 0 && transfers.Row < 0;

    private RowWalk WalkOf(HistoryKind kind) =>
        kind switch
        {
            HistoryKind.Internal => internals,
            HistoryKind.Transfer => transfers,
            _ => transactions,
        };
}
