using System.Collections.Immutable;
using Kontor.Chains.Columns;
using Kontor.Chains.Rows;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Chains.Queries;

/// <summary>Says in the words of the chain what stands in rows, as of what was published.</summary>
internal readonly struct Describer(Tables tables, Published published)
{
    private readonly LogText _logText = new(tables);

    public Address20 Address(int address) => tables.AddressKeys[address];

    public Party Party(int address) => new(tables.AddressKeys[address], IsContract(address));

    /// <summary>
    /// A contract is what was made as one, has written a log, or has called somebody from within a transaction. One that was there from the first
    /// block on is known as such when it has done any of these.
    /// </summary>
    public bool IsContract(int address)
    {
        ref var row = ref tables.Addresses[address];
        var (creation, log) = (Volatile.Read(ref row.Creation) - 1, Volatile.Read(ref row.FirstLog) - 1);
        return (creation >= 0 && creation < published.Counts.Creations)
            || (log >= 0 && log < published.Counts.Logs)
            || HasCalled(Volatile.Read(ref row.Internals));
    }

    private bool HasCalled(int internals) =>
        internals > 0
        && (IsBegun(tables.Lists[internals - 1 + (int)Direction.Out]) || IsBegun(tables.Lists[internals - 1 + (int)Direction.Self]));

    private bool IsBegun(PostingList internals) => internals.Count > 0 && internals[0] < published.Counts.Internals;

    public Standing At(int transaction)
    {
        var block = tables.Transactions[transaction].Block;
        return new Standing(
            published.FirstHeight + block,
            tables.BlockHashes[block],
            tables.Blocks[block].TimeMs,
            tables.TransactionHashes[transaction],
            transaction - tables.CountsBefore(block).Transactions
        );
    }

    public BlockView Block(int block)
    {
        ref var row = ref tables.Blocks[block];
        var start = tables.CountsBefore(block);
        var amounts = tables.Amounts;
        return new BlockView
        {
            Height = published.FirstHeight + block,
            Hash = tables.BlockHashes[block],
            ParentHash = block == 0 ? published.FirstParent : tables.BlockHashes[block - 1],
            TimeMs = row.TimeMs,
            Miner = Address(row.Miner),
            SizeBytes = row.SizeBytes,
            GasUsed = row.GasUsed,
            GasLimit = row.GasLimit,
            BaseFee = row.HasBaseFee ? amounts.Get(row.BaseFee) : null,
            Difficulty = amounts.Get(row.Difficulty),
            Nonce = row.Nonce,
            TransactionsRoot = row.TransactionsRoot,
            OmmerCount = row.OmmerCount,
            Reward = amounts.Get(row.Reward),
            TransactionCount = row.End.Transactions - start.Transactions,
            InternalCount = row.End.Internals - start.Internals,
            TransferCount = row.End.Transfers - start.Transfers,
            LogCount = row.End.Logs - start.Logs,
            Value = amounts.Get(row.Value),
            Fees = amounts.Get(row.Fees),
        };
    }

    public TransactionView Transaction(int transaction)
    {
        ref var row = ref tables.Transactions[transaction];
        return new TransactionView
        {
            At = At(transaction),
            From = Party(row.From),
            To = row.To >= 0 ? Party(row.To) : null,
            Created = row.Created >= 0 ? Address(row.Created) : null,
            Value = tables.Amounts.Get(row.Value),
            Nonce = row.Nonce,
            GasLimit = row.GasLimit,
            GasUsed = row.GasUsed,
            GasPrice = tables.Amounts.Get(row.GasPrice),
            Type = row.Type,
            Succeeded = row.Succeeded,
            MethodId = MethodOf(transaction),
            InputBytes = row.InputBytes,
            SizeBytes = row.SizeBytes,
        };
    }

    public InternalView Internal(int moved)
    {
        ref var row = ref tables.Internals[moved];
        return new InternalView(
            At(row.Transaction),
            Party(row.From),
            Party(row.To),
            tables.Amounts.Get(row.Value),
            row.Operation,
            row.Succeeded
        );
    }

    public TransferView Transfer(int transfer)
    {
        ref var row = ref tables.Transfers[transfer];
        ref var token = ref tables.Tokens[row.Token];
        return new TransferView
        {
            At = At(row.Transaction),
            LogIndex = tables.Logs[row.Log].LogIndex,
            MethodId = MethodOf(row.Transaction),
            From = Party(row.From),
            To = Party(row.To),
            Contract = Address(token.Contract),
            Kind = token.Kind,
            Amount = tables.Amounts.Get(row.Amount),
            TokenId = row.Item >= 0 ? tables.Items[row.Item].Id : null,
        };
    }

    public LogView Log(int log)
    {
        ref var row = ref tables.Logs[log];
        var (topics, data) = _logText.Of(log);
        return new LogView
        {
            At = At(row.Transaction),
            LogIndex = row.LogIndex,
            MethodId = MethodOf(row.Transaction),
            Address = Address(row.Address),
            Topics = topics,
            Data = data,
        };
    }

    public CreationView Creation(int creation)
    {
        ref var row = ref tables.Creations[creation];
        return new CreationView(At(row.Transaction), Address(row.Creator), row.CodeHash, row.CodeBytes);
    }

    /// <summary>The latest balance of a holding before a block.</summary>
    public Word256 BalanceBefore(int holding, int block)
    {
        var changes = tables.Lists[tables.Holdings[holding].Changes];
        var limit = block < published.Counts.Blocks ? tables.CountsBefore(block).Changes : published.Counts.Changes;
        var count = changes.CountBelow(limit);
        return count == 0 ? default : tables.Amounts.Get(tables.Changes[changes[count - 1]].Balance);
    }

    public ImmutableArray<T> All<T>(ReadOnlySpan<int> rows, Func<Describer, int, T> describe)
    {
        var described = ImmutableArray.CreateBuilder<T>(rows.Length);
        foreach (var row in rows)
            described.Add(describe(this, row));
        return described.MoveToImmutable();
    }

    private uint? MethodOf(int transaction)
    {
        ref var row = ref tables.Transactions[transaction];
        return row.InputBytes >= sizeof(uint) ? row.Method : null;
    }
}
