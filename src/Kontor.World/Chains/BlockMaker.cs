using System.Collections.Immutable;

namespace Kontor.World.Chains;

/// <summary>Makes the next block of a chain out of what waits, and takes blocks back.</summary>
internal static class BlockMaker
{
    public static Block Make(Chain chain, long nowMs)
    {
        var parent = chain.Blocks.Tip;
        // A block is never older than its parent, whatever instant the genesis was given.
        var timeMs = Math.Max(nowMs, parent.TimeMs);
        var header = new BlockHeader
        {
            Height = parent.Height + 1,
            ParentHash = parent.Hash,
            Miner = chain.Record.Miner,
            StateRoot = parent.PlainHeader.StateRoot,
            GasLimit = chain.Settings.GasLimit,
            BaseFee = chain.NextBaseFee,
            TimeS = timeMs / 1000,
            Fork = chain.Forks,
        };
        chain.BaseFeeWanted = null;
        var contracts = chain.Contracts.All.Count;
        var mined = TakeTransactions(chain, new BlockTerms(header.Height, timeMs, header.BaseFee, header.Miner), header.GasLimit);
        var block = new Block(Block.Sealed(header, mined), timeMs, mined, []);
        chain.Blocks.Add(new RecentBlock(block, chain.Ledger.TakeChanges(), contracts));
        return block;
    }

    /// <summary>Undoes the newest block and answers it.</summary>
    public static Block Undo(Chain chain)
    {
        var (block, undo, contracts) = chain.Blocks.TakeTip();
        chain.Ledger.Undo(undo);
        chain.Contracts.CutTo(contracts);
        return block;
    }

    // Of each sender only the next one can be taken, so the dearest of all senders' next ones is always the right one.
    private static ImmutableArray<MinedTransaction> TakeTransactions(Chain chain, BlockTerms block, long gasLimit)
    {
        if (chain.Pool.Count == 0)
            return [];
        var heads = new SortedSet<SentTransaction>(new TipOrder(block.BaseFee));
        foreach (var ready in chain.Pool.Ready(chain.NonceOf))
            AddHead(heads, ready, block.BaseFee);
        var mined = ImmutableArray.CreateBuilder<MinedTransaction>();
        var gasLeft = gasLimit;
        while (heads.Min is { } head && gasLeft >= Gas.Transfer)
        {
            heads.Remove(head);
            if (chain.BalanceOf(head.From) < head.Terms.CostMax)
            {
                // Its sender has spent the money otherwise. It would stand in the way of everybody for ever.
                chain.Pool.Remove(head);
                continue;
            }
            if (head.Terms.GasLimit > gasLeft)
                continue;
            var receipt = chain.Machine.Run(head, block);
            gasLeft -= receipt.GasUsed;
            mined.Add(new MinedTransaction(head, receipt));
            chain.Pool.Remove(head);
            AddHead(heads, chain.Pool.Find(head.From, head.Nonce + 1), block.BaseFee);
        }
        return mined.ToImmutable();
    }

    private static void AddHead(SortedSet<SentTransaction> heads, SentTransaction? head, long baseFee)
    {
        if (head is not null && head.Terms.FeeMax >= baseFee)
            heads.Add(head);
    }
}
