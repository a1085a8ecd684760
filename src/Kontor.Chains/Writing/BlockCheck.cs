using Kontor.Chains.Model;
using Kontor.Chains.Rows;
using Kontor.World.Chains;

namespace Kontor.Chains.Writing;

/// <summary>
/// What must hold of a block before anything of it is written. A source that sends something else is at fault, and the index must not be
/// left with half of it.
/// </summary>
internal sealed class BlockCheck(Tables tables)
{
    private const int TopicsMax = 4;

    private readonly HashSet<Hash32> _hashes = [];

    public void Check(ChainBlock block)
    {
        var blocks = tables.Blocks.Count;
        Require(block.Height >= 0, block, "its height is below zero");
        Require(tables.BlockHashes.Find(block.Hash) < 0, block, "its hash is that of an older block");
        Require(blocks == 0 || block.TimeMs >= tables.Blocks[blocks - 1].TimeMs, block, "it is older than its parent");
        CheckTransactions(block);
        CheckOrder(block);
    }

    private void CheckTransactions(ChainBlock block)
    {
        _hashes.Clear();
        for (var index = 0; index < block.Transactions.Length; index++)
        {
            var transaction = block.Transactions[index];
            Require(transaction.Index == index, block, "its transactions are not in order");
            Require(transaction.GasUsed >= 0 && transaction.GasLimit >= 0, block, "a transaction used less than no gas");
            Require(_hashes.Add(transaction.Hash), block, "it has a transaction twice");
            Require(tables.TransactionHashes.Find(transaction.Hash) < 0, block, "it has a transaction of an older block");
        }
    }

    private static void CheckOrder(ChainBlock block)
    {
        var (moved, made, noted, logIndex) = (0, 0, 0, -1);
        foreach (var transfer in block.InternalTransfers)
            moved = NextOwner(block, moved, transfer.TransactionIndex, "internal transfer");
        foreach (var creation in block.Creations)
            made = NextOwner(block, made, creation.TransactionIndex, "creation");
        foreach (var log in block.Logs)
        {
            noted = NextOwner(block, noted, log.TransactionIndex, "log");
            Require(log.LogIndex > logIndex, block, "its logs are not in order");
            Require(log.Topics.Length <= TopicsMax, block, "a log has more than four topics");
            logIndex = log.LogIndex;
        }
    }

    private static int NextOwner(ChainBlock block, int before, int owner, string what)
    {
        Require(owner >= before && owner < block.Transactions.Length, block, $"the owner of one {what} is out of order");
        return owner;
    }

    private static void Require(bool condition, ChainBlock block, string complaint)
    {
        if (!condition)
            throw new InvalidDataException($"Block {block.Height} ({block.Hash}) cannot be indexed: {complaint}.");
    }
}
