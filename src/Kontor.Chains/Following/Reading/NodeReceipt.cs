using System.Collections.Immutable;
using System.Text.Json;
using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Following.Reading;

/// <summary>What came of a transaction: checked to be of this transaction, in this block, at this place.</summary>
internal readonly record struct NodeReceipt(Hash32 TransactionHash, long GasUsed, Word256? GasPrice, bool Succeeded, Address20? Contract)
{
    public static NodeReceipt Read(NodeFields receipt, NodeHeader block, Hash32 transaction, int index)
    {
        if (receipt.Hash("blockHash"u8) != block.Hash)
            throw receipt.Wrong("blockHash"u8, "that of the block");
        if (receipt.Hash("transactionHash"u8) != transaction)
            throw receipt.Wrong("transactionHash"u8, "that of the transaction");
        if (receipt.Long("transactionIndex"u8) != index)
            throw receipt.Wrong("transactionIndex"u8, "its place in the block");
        // Before the Byzantium upgrade receipts had no status, and whether a transaction succeeded could be told from a trace only.
        var succeeded = !receipt.Has("status"u8) || receipt.Long("status"u8, max: 1) == 1;
        return new NodeReceipt(
            transaction,
            receipt.Long("gasUsed"u8),
            receipt.QuantityOrNull("effectiveGasPrice"u8),
            succeeded,
            receipt.AddressOrNull("contractAddress"u8)
        );
    }

    /// <summary>Appends the logs of a receipt. Their index counts in the block and never goes back.</summary>
    public static void ReadLogs(NodeFields receipt, NodeHeader block, int index, ImmutableArray<ChainLog>.Builder logs)
    {
        foreach (var one in receipt.List("logs"u8, NodeBounds.LogsPerTransactionMax).EnumerateArray())
        {
            var log = new NodeFields(one, receipt.Place);
            if (log.Hash("blockHash"u8) != block.Hash)
                throw log.Wrong("blockHash"u8, "that of the log's block");
            var logIndex = (int)log.Long("logIndex"u8, int.MaxValue);
            if (logs.Count > 0 && logIndex <= logs[^1].LogIndex)
                throw log.Wrong("logIndex"u8, $"above {logs[^1].LogIndex}, that of the log before");
            var data = log.Data("data"u8, NodeBounds.LogDataBytesMax);
            logs.Add(new ChainLog(index, logIndex, log.Address("address"u8), Topics(log), data));
        }
    }

    private static ImmutableArray<Hash32> Topics(NodeFields log)
    {
        var list = log.List("topics"u8, NodeBounds.TopicsMax);
        var topics = ImmutableArray.CreateBuilder<Hash32>(list.GetArrayLength());
        Span<byte> bytes = stackalloc byte[Hash32.Bytes];
        foreach (var topic in list.EnumerateArray())
            topics.Add(NodeHex.TryExact(topic, bytes) ? new Hash32(bytes) : throw log.Wrong("topics"u8, "a list of hashes"));
        return topics.MoveToImmutable();
    }
}
