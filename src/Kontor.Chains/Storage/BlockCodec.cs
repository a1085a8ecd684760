using System.Buffers;
using System.Collections.Immutable;
using Kontor.Chains.Model;
using Kontor.World.Chains;
using Kontor.World.Codec;

namespace Kontor.Chains.Storage;

/// <summary>A whole block as bytes.</summary>
internal static class BlockCodec
{
    public static void Write(ChainBlock block, IBufferWriter<byte> output)
    {
        var writer = new RecordWriter(output);
        writer.WriteLong(block.Height);
        writer.WriteHash(block.Hash);
        writer.WriteHash(block.ParentHash);
        writer.WriteLong(block.TimeMs);
        writer.WriteAddress(block.Miner);
        writer.WriteLong(block.SizeBytes);
        writer.WriteLong(block.GasUsed);
        writer.WriteLong(block.GasLimit);
        writer.WriteBool(block.BaseFee is not null);
        writer.WriteWord(block.BaseFee ?? default);
        writer.WriteWord(block.Difficulty);
        writer.WriteFixed(block.Nonce);
        writer.WriteHash(block.TransactionsRoot);
        writer.WriteLong(block.OmmerCount);
        writer.WriteWord(block.Reward);
        writer.WriteCount(block.Transactions.Length);
        foreach (var transaction in block.Transactions)
            TransactionCodec.Write(transaction, writer);
        WriteMovements(block, writer);
        WriteLogs(block.Logs, writer);
    }

    /// <exception cref="InvalidDataException">The bytes are no block.</exception>
    public static ChainBlock Read(ReadOnlySpan<byte> content)
    {
        var reader = new RecordReader(content);
        var block = new ChainBlock
        {
            Height = reader.ReadLong(),
            Hash = reader.ReadHash(),
            ParentHash = reader.ReadHash(),
            TimeMs = reader.ReadLong(),
            Miner = reader.ReadAddress(),
            SizeBytes = reader.ReadInt(),
            GasUsed = reader.ReadLong(),
            GasLimit = reader.ReadLong(),
            BaseFee = ReadWordOrNull(ref reader),
            Difficulty = reader.ReadWord(),
            Nonce = reader.ReadFixed(),
            TransactionsRoot = reader.ReadHash(),
            OmmerCount = reader.ReadInt(),
            Reward = reader.ReadWord(),
            Transactions = ReadTransactions(ref reader),
            InternalTransfers = ReadTransfers(ref reader),
            Creations = ReadCreations(ref reader),
            Grants = ReadGrants(ref reader),
            Logs = ReadLogs(ref reader),
        };
        reader.ExpectEnd();
        return block;
    }

    private static void WriteMovements(ChainBlock block, RecordWriter writer)
    {
        writer.WriteCount(block.InternalTransfers.Length);
        foreach (var transfer in block.InternalTransfers)
        {
            writer.WriteLong(transfer.TransactionIndex);
            writer.WriteAddress(transfer.From);
            writer.WriteAddress(transfer.To);
            writer.WriteWord(transfer.Value);
            writer.WriteByte((byte)transfer.Operation);
            writer.WriteBool(transfer.Succeeded);
        }
        writer.WriteCount(block.Creations.Length);
        foreach (var creation in block.Creations)
        {
            writer.WriteLong(creation.TransactionIndex);
            writer.WriteAddress(creation.Creator);
            writer.WriteAddress(creation.Address);
            writer.WriteHash(creation.CodeHash);
            writer.WriteLong(creation.CodeBytes);
        }
        writer.WriteCount(block.Grants.Length);
        foreach (var grant in block.Grants)
        {
            writer.WriteAddress(grant.To);
            writer.WriteWord(grant.Value);
        }
    }

    private static void WriteLogs(ImmutableArray<ChainLog> logs, RecordWriter writer)
    {
        writer.WriteCount(logs.Length);
        foreach (var log in logs)
        {
            writer.WriteLong(log.TransactionIndex);
            writer.WriteLong(log.LogIndex);
            writer.WriteAddress(log.Address);
            writer.WriteCount(log.Topics.Length);
            foreach (var topic in log.Topics)
                writer.WriteHash(topic);
            writer.WriteBytes(log.Data.Span);
        }
    }

    private static Word256? ReadWordOrNull(ref RecordReader reader)
    {
        var isThere = reader.ReadBool();
        var word = reader.ReadWord();
        return isThere ? word : null;
    }

    private static ImmutableArray<ChainTransaction> ReadTransactions(ref RecordReader reader)
    {
        var transactions = ImmutableArray.CreateBuilder<ChainTransaction>(reader.ReadCount());
        for (var left = transactions.Capacity; left > 0; left--)
            transactions.Add(TransactionCodec.Read(ref reader));
        return transactions.MoveToImmutable();
    }

    private static ImmutableArray<InternalTransfer> ReadTransfers(ref RecordReader reader)
    {
        var transfers = ImmutableArray.CreateBuilder<InternalTransfer>(reader.ReadCount());
        for (var left = transfers.Capacity; left > 0; left--)
        {
            transfers.Add(
                new InternalTransfer(
                    reader.ReadInt(),
                    reader.ReadAddress(),
                    reader.ReadAddress(),
                    reader.ReadWord(),
                    (CallOperation)reader.ReadByte(),
                    reader.ReadBool()
                )
            );
        }
        return transfers.MoveToImmutable();
    }

    private static ImmutableArray<ContractCreation> ReadCreations(ref RecordReader reader)
    {
        var creations = ImmutableArray.CreateBuilder<ContractCreation>(reader.ReadCount());
        for (var left = creations.Capacity; left > 0; left--)
        {
            creations.Add(
                new ContractCreation(reader.ReadInt(), reader.ReadAddress(), reader.ReadAddress(), reader.ReadHash(), reader.ReadInt())
            );
        }
        return creations.MoveToImmutable();
    }

    private static ImmutableArray<NativeGrant> ReadGrants(ref RecordReader reader)
    {
        var grants = ImmutableArray.CreateBuilder<NativeGrant>(reader.ReadCount());
        for (var left = grants.Capacity; left > 0; left--)
            grants.Add(new NativeGrant(reader.ReadAddress(), reader.ReadWord()));
        return grants.MoveToImmutable();
    }

    private static ImmutableArray<ChainLog> ReadLogs(ref RecordReader reader)
    {
        var logs = ImmutableArray.CreateBuilder<ChainLog>(reader.ReadCount());
        for (var left = logs.Capacity; left > 0; left--)
        {
            var (transaction, index, address) = (reader.ReadInt(), reader.ReadInt(), reader.ReadAddress());
            var topics = ImmutableArray.CreateBuilder<Hash32>(reader.ReadCount());
            for (var topicsLeft = topics.Capacity; topicsLeft > 0; topicsLeft--)
                topics.Add(reader.ReadHash());
            logs.Add(new ChainLog(transaction, index, address, topics.MoveToImmutable(), reader.ReadBytes().ToArray()));
        }
        return logs.MoveToImmutable();
    }
}
