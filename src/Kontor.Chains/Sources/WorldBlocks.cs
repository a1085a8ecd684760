using System.Collections.Immutable;
using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Sources;

/// <summary>A block of the world in the words of the index.</summary>
internal static class WorldBlocks
{
    public static ChainBlock ToModel(Block block) =>
        new()
        {
            Height = block.Height,
            Hash = block.Hash,
            ParentHash = block.ParentHash,
            TimeMs = block.TimeMs,
            Miner = block.Miner,
            SizeBytes = block.SizeBytes,
            GasUsed = block.GasUsed,
            GasLimit = block.GasLimit,
            BaseFee = (Word256)(ulong)block.BaseFee,
            TransactionsRoot = block.TransactionsRoot,
            Transactions = [.. block.Transactions.Select(ToModel)],
            InternalTransfers = MovesOf(block),
            Logs = LogsOf(block),
            Creations = CreationsOf(block),
            Grants = [.. block.Allocations.Select(gift => new NativeGrant(gift.Address, gift.Amount))],
        };

    public static PendingTransaction ToModel(SentTransaction sent) =>
        new()
        {
            Hash = sent.Hash,
            From = sent.From,
            To = sent.To,
            Value = sent.Value,
            Nonce = (ulong)sent.Nonce,
            GasLimit = sent.Terms.GasLimit,
            GasPrice = (Word256)(ulong)sent.Terms.FeeMax,
            Type = TransactionType.DynamicFee,
            Input = sent.Input,
            SeenMs = sent.SentMs,
        };

    private static ChainTransaction ToModel(MinedTransaction mined, int index) =>
        new()
        {
            Hash = mined.Hash,
            Index = index,
            From = mined.Terms.From,
            To = mined.Terms.To,
            Value = mined.Terms.Value,
            Nonce = (ulong)mined.Terms.Nonce,
            GasLimit = mined.Terms.GasLimit,
            GasUsed = mined.Receipt.GasUsed,
            GasPrice = (Word256)(ulong)mined.Receipt.GasPrice,
            Type = TransactionType.DynamicFee,
            Succeeded = mined.Receipt.Succeeded,
            Input = mined.Terms.Input,
            SizeBytes = mined.Transaction.SizeBytes,
            Error = mined.Receipt.Error,
        };

    private static ImmutableArray<InternalTransfer> MovesOf(Block block)
    {
        var moves = ImmutableArray.CreateBuilder<InternalTransfer>();
        for (var index = 0; index < block.Transactions.Length; index++)
        {
            foreach (var (from, to, value) in block.Transactions[index].Receipt.Moves)
                moves.Add(new InternalTransfer(index, from, to, value, CallOperation.Call, Succeeded: true));
        }
        return moves.DrainToImmutable();
    }

    private static ImmutableArray<ChainLog> LogsOf(Block block)
    {
        var logs = ImmutableArray.CreateBuilder<ChainLog>();
        for (var index = 0; index < block.Transactions.Length; index++)
        {
            foreach (var log in block.Transactions[index].Receipt.Logs)
                logs.Add(new ChainLog(index, logs.Count, log.Address, log.Topics, log.Data));
        }
        return logs.DrainToImmutable();
    }

    private static ImmutableArray<ContractCreation> CreationsOf(Block block)
    {
        var creations = ImmutableArray.CreateBuilder<ContractCreation>();
        for (var index = 0; index < block.Transactions.Length; index++)
        {
            var mined = block.Transactions[index];
            if (mined.Receipt.Contract is { } address)
                creations.Add(
                    new ContractCreation(index, mined.Terms.From, address, Hash32.Of(mined.Terms.Code.Span), mined.Terms.Code.Length)
                );
        }
        return creations.DrainToImmutable();
    }
}
