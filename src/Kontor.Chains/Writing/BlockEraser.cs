using Kontor.Chains.Rows;

namespace Kontor.Chains.Writing;

/// <summary>Takes the newest block back: every row of it out of every list, the newest first, so that everything is as it was before the block.</summary>
internal sealed class BlockEraser(Tables tables, Balances balances, Rankings rankings)
{
    private readonly Postings _postings = new(tables.Lists);

    public void EraseNewest()
    {
        var kept = tables.CountsBefore(tables.Blocks.Count - 1);
        balances.Undo(kept);
        EraseTransfers(kept);
        EraseLogs(kept);
        EraseInternals(kept);
        EraseTransactions(kept);
        EraseCreations(kept);
        rankings.Truncate(kept.Tokens);
        tables.Truncate(kept);
    }

    private void EraseTransfers(in Counts kept)
    {
        for (var row = tables.Transfers.Count - 1; row >= kept.Transfers; row--)
        {
            ref var transfer = ref tables.Transfers[row];
            ref var token = ref tables.Tokens[transfer.Token];
            var isSelf = transfer.From == transfer.To;
            tables.Sized.Pop(token.Transfers, row, tables.Amounts.Get(transfer.Amount));
            tables.Lists.Pop(tables.TransfersOf(token.Kind), row);
            _postings.Unpost(
                ref TransferLists.Of(ref tables.Addresses[transfer.From], token.Kind),
                ref TransferLists.Of(ref tables.Addresses[transfer.To], token.Kind),
                row,
                isSelf,
                kept.Lists
            );
            ref var sender = ref tables.Holdings[tables.HoldingKeys.Find(new HoldingKey(transfer.From, transfer.Token, HoldingKey.Whole))];
            ref var receiver = ref tables.Holdings[tables.HoldingKeys.Find(new HoldingKey(transfer.To, transfer.Token, HoldingKey.Whole))];
            _postings.Unpost(ref sender.Transfers, ref receiver.Transfers, row, isSelf, kept.Lists);
        }
    }

    private void EraseLogs(in Counts kept)
    {
        for (var row = tables.Logs.Count - 1; row >= kept.Logs; row--)
        {
            ref var log = ref tables.Logs[row];
            ref var contract = ref tables.Addresses[log.Address];
            _postings.PopSingle(ref contract.Logs, row, kept.Lists);
            if (contract.FirstLog == row + 1)
                contract.FirstLog = 0;
            if (log.Series >= 0)
                tables.Lists.Pop(tables.LogSeriesLists[log.Series], row);
        }
    }

    private void EraseInternals(in Counts kept)
    {
        for (var row = tables.Internals.Count - 1; row >= kept.Internals; row--)
        {
            ref var moved = ref tables.Internals[row];
            ref var sender = ref tables.Addresses[moved.From].Internals;
            _postings.Unpost(ref sender, ref tables.Addresses[moved.To].Internals, row, moved.From == moved.To, kept.Lists);
        }
    }

    private void EraseTransactions(in Counts kept)
    {
        for (var row = tables.Transactions.Count - 1; row >= kept.Transactions; row--)
        {
            ref var transaction = ref tables.Transactions[row];
            var receiver = transaction.Receiver;
            ref var sender = ref tables.Addresses[transaction.From].Transactions;
            if (receiver < 0)
                _postings.Pop(ref sender, Direction.Out, row, kept.Lists);
            else
            {
                ref var other = ref tables.Addresses[receiver].Transactions;
                _postings.Unpost(ref sender, ref other, row, transaction.From == receiver, kept.Lists);
            }
            EraseLarge(row);
        }
    }

    private void EraseLarge(int row)
    {
        var large = tables.Sized.Rows(tables.LargeTransactions);
        if (large.Count > 0 && large[large.Count - 1] == row)
            tables.Sized.Pop(tables.LargeTransactions, row, tables.Amounts.Get(tables.Transactions[row].Value));
    }

    private void EraseCreations(in Counts kept)
    {
        for (var row = tables.Creations.Count - 1; row >= kept.Creations; row--)
        {
            ref var creation = ref tables.Addresses[tables.Creations[row].Address].Creation;
            if (creation == row + 1)
                creation = 0;
        }
    }
}
