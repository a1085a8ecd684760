using Kontor.Chains.Columns;
using Kontor.Chains.Model;
using Kontor.Chains.Rows;
using Kontor.World.Chains;

namespace Kontor.Chains.Writing;

/// <summary>Makes rows of a block: of each transaction in turn, with what it called, made and noted. Only the one writer of an index comes here.</summary>
internal sealed class BlockWriter(Tables tables, Balances balances, Word256 largeValueMin)
{
    private const int Nobody = -1;

    private readonly Postings _postings = new(tables.Lists);
    private readonly LogWriter _logs = new(tables, balances);
    private Word256 _fees;
    private Word256 _value;

    public void Write(ChainBlock block)
    {
        (_fees, _value) = (default, default);
        var number = tables.Blocks.Count;
        foreach (var grant in block.Grants)
            balances.Credit(balances.NativeOf(tables.AddressOf(grant.To)), grant.Value);
        var miner = tables.AddressOf(block.Miner);
        var (creation, moved, noted) = (0, 0, 0);
        foreach (var transaction in block.Transactions)
        {
            var row = tables.Transactions.Count;
            WriteCreations(block, ref creation, transaction, row, out var created);
            WriteTransaction(block, transaction, number, miner, created);
            WriteInternals(block, ref moved, transaction.Index, row);
            for (; noted < block.Logs.Length && block.Logs[noted].TransactionIndex == transaction.Index; noted++)
                _logs.Write(block.Logs[noted], row);
            ref var written = ref tables.Transactions[row];
            written.InternalsEnd = tables.Internals.Count;
            written.LogsEnd = tables.Logs.Count;
            written.TransfersEnd = tables.Transfers.Count;
        }
        if (!block.Reward.IsZero)
            balances.Credit(balances.NativeOf(miner), block.Reward);
        WriteBlock(block, miner);
    }

    private void WriteBlock(ChainBlock block, int miner)
    {
        tables.Blocks.Add(
            new BlockRow
            {
                TimeMs = block.TimeMs,
                GasUsed = block.GasUsed,
                GasLimit = block.GasLimit,
                Nonce = block.Nonce,
                TransactionsRoot = block.TransactionsRoot,
                HasBaseFee = block.BaseFee is not null,
                BaseFee = tables.Amounts.Put(block.BaseFee.GetValueOrDefault()),
                Difficulty = tables.Amounts.Put(block.Difficulty),
                Reward = tables.Amounts.Put(block.Reward),
                Fees = tables.Amounts.Put(_fees),
                Value = tables.Amounts.Put(_value),
                Miner = miner,
                SizeBytes = block.SizeBytes,
                OmmerCount = block.OmmerCount,
            }
        );
        tables.BlockHashes.Add(block.Hash);
    }

    private void WriteTransaction(ChainBlock block, ChainTransaction transaction, int number, int miner, int created)
    {
        var from = tables.AddressOf(transaction.From);
        var to = transaction.To is { } receiver ? tables.AddressOf(receiver) : Nobody;
        var error = System.Text.Encoding.UTF8.GetBytes(transaction.Error);
        var textStart = tables.Texts.Add(transaction.Input.Span);
        tables.Texts.Add(error);
        var row = tables.Transactions.Add(
            new TransactionRow
            {
                Value = tables.Amounts.Put(transaction.Value),
                GasPrice = tables.Amounts.Put(transaction.GasPrice),
                Nonce = transaction.Nonce,
                GasLimit = transaction.GasLimit,
                GasUsed = transaction.GasUsed,
                TextStart = textStart,
                InputBytes = transaction.Input.Length,
                ErrorBytes = error.Length,
                Block = number,
                From = from,
                To = to,
                Created = to < 0 ? created : Nobody,
                Method = transaction.MethodId ?? 0,
                SizeBytes = transaction.SizeBytes,
                Type = transaction.Type,
                Succeeded = transaction.Succeeded,
            }
        );
        tables.TransactionHashes.Add(transaction.Hash);
        Post(row);
        Pay(block, transaction, from, tables.Transactions[row].Receiver, miner);
    }

    private void Post(int row)
    {
        ref var transaction = ref tables.Transactions[row];
        var receiver = transaction.Receiver;
        ref var sender = ref tables.Addresses[transaction.From].Transactions;
        if (receiver < 0)
            _postings.Push(ref sender, Direction.Out, row);
        else
            _postings.Post(ref sender, ref tables.Addresses[receiver].Transactions, row, transaction.From == receiver);
        var value = tables.Amounts.Get(transaction.Value);
        if (value >= largeValueMin)
            tables.Sized.Push(tables.LargeTransactions, row, value);
    }

    /// <summary>The fee is paid by every transaction, the value moved only by one that succeeds. What the base fee costs goes to nobody.</summary>
    private void Pay(ChainBlock block, ChainTransaction transaction, int from, int receiver, int miner)
    {
        var fee = FeeOf(transaction.GasPrice, transaction.GasUsed);
        var burnt = FeeOf(block.BaseFee.GetValueOrDefault(), transaction.GasUsed);
        _fees = Word256.AddUpToMax(_fees, fee);
        _value = Word256.AddUpToMax(_value, transaction.Value);
        if (!fee.IsZero)
        {
            balances.Debit(balances.NativeOf(from), fee);
            balances.Credit(balances.NativeOf(miner), Word256.SubtractDownToZero(fee, burnt));
        }
        if (transaction.Succeeded && !transaction.Value.IsZero)
            MoveNative(from, receiver, transaction.Value);
    }

    private void MoveNative(int from, int to, Word256 value)
    {
        if (from == to)
            return;
        balances.Debit(balances.NativeOf(from), value);
        if (to >= 0)
            balances.Credit(balances.NativeOf(to), value);
    }

    private void WriteInternals(ChainBlock block, ref int next, int index, int transaction)
    {
        for (; next < block.InternalTransfers.Length && block.InternalTransfers[next].TransactionIndex == index; next++)
        {
            var moved = block.InternalTransfers[next];
            var (from, to) = (tables.AddressOf(moved.From), tables.AddressOf(moved.To));
            var row = tables.Internals.Add(
                new InternalRow
                {
                    Transaction = transaction,
                    From = from,
                    To = to,
                    Value = tables.Amounts.Put(moved.Value),
                    Operation = moved.Operation,
                    Succeeded = moved.Succeeded,
                }
            );
            _postings.Post(ref tables.Addresses[from].Internals, ref tables.Addresses[to].Internals, row, from == to);
            if (moved.MovesValue && !moved.Value.IsZero)
                MoveNative(from, to, moved.Value);
        }
    }

    /// <summary>A contract that the sender of a transaction without receiver makes first is what the transaction was sent for.</summary>
    private void WriteCreations(ChainBlock block, ref int next, ChainTransaction transaction, int row, out int created)
    {
        created = Nobody;
        for (; next < block.Creations.Length && block.Creations[next].TransactionIndex == transaction.Index; next++)
        {
            var creation = block.Creations[next];
            var address = tables.AddressOf(creation.Address);
            if (created < 0 && creation.Creator == transaction.From)
                created = address;
            var written = tables.Creations.Add(
                new CreationRow
                {
                    Transaction = row,
                    Creator = tables.AddressOf(creation.Creator),
                    Address = address,
                    CodeHash = creation.CodeHash,
                    CodeBytes = creation.CodeBytes,
                }
            );
            // A contract can be destroyed and made again at the same place: the first time counts.
            if (tables.Addresses[address].Creation == 0)
                Volatile.Write(ref tables.Addresses[address].Creation, written + 1);
        }
    }

    private static Word256 FeeOf(Word256 gasPrice, long gasUsed) => Word256.MultiplyUpToMax(gasPrice, (ulong)gasUsed);
}
