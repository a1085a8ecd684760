using System.Collections.Immutable;
using Kontor.Chains.Model;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Chains.Tests.Indexing;

/// <summary>Answers the same questions as the index in the obvious way: it looks at every block each time.</summary>
public sealed class NaiveChain
{
    private readonly List<Story> _stories = [];

    public IReadOnlyList<ChainBlock> Blocks => [.. _stories.Select(story => story.Block)];

    public IReadOnlyList<Story> Stories => _stories;

    public ChainBlock? Head => _stories.Count == 0 ? null : _stories[^1].Block;

    public void Append(Story story) => _stories.Add(story);

    public void Rewind(long height) => _stories.RemoveAll(story => story.Block.Height > height);

    public HashSet<Address20> Contracts =>
        [
            .. Blocks.SelectMany(block =>
                block
                    .Creations.Select(creation => creation.Address)
                    .Concat(block.Logs.Select(log => log.Address))
                    .Concat(block.InternalTransfers.Select(moved => moved.From))
            ),
        ];

    public List<BlockView> AllBlocks() => [.. _stories.Select(story => View(story.Block, story.Transfers.Length)).Reverse()];

    public List<TransactionView> AllTransactions()
    {
        var contracts = Contracts;
        return [.. Blocks.SelectMany(block => block.Transactions.Select(each => View(block, each, contracts))).Reverse()];
    }

    public List<InternalView> AllInternals()
    {
        var contracts = Contracts;
        return
        [
            .. Blocks
                .SelectMany(block =>
                    block.InternalTransfers.Select(each => new InternalView(
                        At(block, each.TransactionIndex),
                        Party(each.From, contracts),
                        Party(each.To, contracts),
                        each.Value,
                        each.Operation,
                        each.Succeeded
                    ))
                )
                .Reverse(),
        ];
    }

    public List<TransferView> AllTransfers()
    {
        var contracts = Contracts;
        return [.. _stories.SelectMany(story => story.Transfers.Select(told => View(story.Block, told, contracts))).Reverse()];
    }

    public List<LogView> AllLogs() =>
        [
            .. Blocks
                .SelectMany(block =>
                    block.Logs.Select(log => new LogView
                    {
                        At = At(block, log.TransactionIndex),
                        LogIndex = log.LogIndex,
                        MethodId = block.Transactions[log.TransactionIndex].MethodId,
                        Address = log.Address,
                        Topics = log.Topics,
                        Data = log.Data.ToArray(),
                    })
                )
                .Reverse(),
        ];

    public static Address20? CreatedBy(ChainBlock block, ChainTransaction transaction) =>
        transaction.To is null
            ? block
                .Creations.Where(each => each.TransactionIndex == transaction.Index && each.Creator == transaction.From)
                .Select(each => (Address20?)each.Address)
                .FirstOrDefault()
            : null;

    public static Standing At(ChainBlock block, int index) =>
        new(block.Height, block.Hash, block.TimeMs, block.Transactions[index].Hash, index);

    private static Party Party(Address20 address, HashSet<Address20> contracts) => new(address, contracts.Contains(address));

    private static TransactionView View(ChainBlock block, ChainTransaction transaction, HashSet<Address20> contracts) =>
        new()
        {
            At = At(block, transaction.Index),
            From = Party(transaction.From, contracts),
            To = transaction.To is { } to ? Party(to, contracts) : null,
            Created = CreatedBy(block, transaction),
            Value = transaction.Value,
            Nonce = transaction.Nonce,
            GasLimit = transaction.GasLimit,
            GasUsed = transaction.GasUsed,
            GasPrice = transaction.GasPrice,
            Type = transaction.Type,
            Succeeded = transaction.Succeeded,
            MethodId = transaction.MethodId,
            InputBytes = transaction.Input.Length,
            SizeBytes = transaction.SizeBytes,
        };

    private static TransferView View(ChainBlock block, Told told, HashSet<Address20> contracts)
    {
        var log = block.Logs.Single(each => each.LogIndex == told.LogIndex);
        return new TransferView
        {
            At = At(block, log.TransactionIndex),
            LogIndex = told.LogIndex,
            MethodId = block.Transactions[log.TransactionIndex].MethodId,
            From = Party(told.From, contracts),
            To = Party(told.To, contracts),
            Contract = told.Contract,
            Kind = told.Kind,
            Amount = told.Amount,
            TokenId = told.TokenId,
        };
    }

    private static BlockView View(ChainBlock block, int transfers)
    {
        var (fees, value) = (Word256.Zero, Word256.Zero);
        foreach (var each in block.Transactions)
        {
            fees = Word256.AddUpToMax(fees, Word256.MultiplyUpToMax(each.GasPrice, (ulong)each.GasUsed));
            value = Word256.AddUpToMax(value, each.Value);
        }
        return new BlockView
        {
            Height = block.Height,
            Hash = block.Hash,
            ParentHash = block.ParentHash,
            TimeMs = block.TimeMs,
            Miner = block.Miner,
            SizeBytes = block.SizeBytes,
            GasUsed = block.GasUsed,
            GasLimit = block.GasLimit,
            BaseFee = block.BaseFee,
            Difficulty = block.Difficulty,
            Nonce = block.Nonce,
            TransactionsRoot = block.TransactionsRoot,
            OmmerCount = block.OmmerCount,
            Reward = block.Reward,
            TransactionCount = block.Transactions.Length,
            InternalCount = block.InternalTransfers.Length,
            TransferCount = transfers,
            LogCount = block.Logs.Length,
            Value = value,
            Fees = fees,
        };
    }
}
