using Kontor.World.State;
using Kontor.World.Time;

namespace Kontor.World.Chains;

/// <summary>Lets a chain live: takes transactions in, makes blocks by the clock or when asked, and rewrites the newest of them.</summary>
internal static class ChainDesk
{
    /// <summary>Takes a transaction into the pool.</summary>
    public static Outcome<SentTransaction> Send(WorldState state, Chain chain, TransactionTerms terms, long nowMs)
    {
        var reject = TransactionRules.Check(chain, terms);
        // Whoever repeats himself hears what he heard before.
        if (reject == Reject.FeeTooLow && chain.Pool.Find(terms.From, terms.Nonce) is { } known && known.Is(terms))
            return known;
        if (reject != Reject.None)
            return reject;
        if (!state.Schedule.HasRoom)
            return Reject.TooMany;
        var sent = SentTransaction.Of(terms, chain.Record.ChainId, nowMs, chain.TakeArrival());
        chain.Pool.Add(sent);
        Wake(state, chain, nowMs);
        return sent;
    }

    public static Block Mine(WorldState state, Chain chain, long nowMs) => MineAt(state, chain, nowMs, nowMs);

    /// <summary>A block of another time than now. Whoever follows the chain hears of it now all the same.</summary>
    public static Block MineAt(WorldState state, Chain chain, long blockMs, long nowMs)
    {
        var block = BlockMaker.Make(chain, blockMs);
        CrossingDesk.Mined(state, chain, block, nowMs);
        state.Chains.Watch?.Mined(state, chain, block, nowMs);
        return block;
    }

    /// <summary>Undoes the newest blocks. Their transactions wait again, or are forgotten.</summary>
    public static void Rewind(WorldState state, Chain chain, int depth, bool keepsTransactions, long nowMs)
    {
        chain.Forks++;
        for (var left = depth; left > 0; left--)
        {
            foreach (var mined in BlockMaker.Undo(chain).Transactions)
            {
                if (keepsTransactions || state.Chains.Watch?.Keeps(state, chain, mined.Transaction) == true)
                    PutBack(chain, mined.Transaction);
            }
        }
        CrossingDesk.Rewound(state, chain, chain.Blocks.Tip.Height, nowMs);
        state.Chains.Watch?.Rewound(state, chain, chain.Blocks.Tip.Height, nowMs);
        Wake(state, chain, nowMs);
    }

    /// <summary>The clock has come to the chain's next block.</summary>
    public static void Step(WorldState state, long index, long nowMs)
    {
        var chain = state.Chains.All[(int)index];
        // What was asked for before somebody changed his mind comes all the same.
        if (!chain.Settings.IsMining || chain.NextBlockMs == 0 || chain.NextBlockMs > nowMs)
            return;
        chain.NextBlockMs = 0;
        if (chain.Blocks.Count >= Bounds.BlocksPerChainMax)
            return;
        Mine(state, chain, nowMs);
        Wake(state, chain, nowMs);
    }

    /// <summary>Asks for the next block, as soon as there is something to do, or else as late as the chain likes.</summary>
    public static void Wake(WorldState state, Chain chain, long nowMs)
    {
        var (settings, now) = (chain.Settings, Math.Max(nowMs, chain.Blocks.Tip.TimeMs));
        if (!settings.IsMining)
            return;
        var isBusy =
            chain.Pool.Ready(chain.NonceOf).Any(head => CanCome(chain, head)) || state.Chains.Watch?.IsWaitingFor(state, chain) == true;
        if (isBusy)
            WakeAt(state, chain, NextMultiple(now, settings.BlockMs));
        else if (settings.IdleBlockMs > 0)
            WakeAt(state, chain, AfterJump(state, NextMultiple(now, settings.IdleBlockMs), settings.IdleBlockMs));
    }

    // A base fee falls, but not below its minimum: until somebody lowers that, no block will ever take what offers less.
    private static bool CanCome(Chain chain, SentTransaction head) =>
        head.Terms.FeeMax >= chain.Settings.BaseFeeMin && head.Terms.GasLimit <= chain.Settings.GasLimit;

    // Only an earlier block needs another item: the one that was asked for before then finds nothing to do.
    private static void WakeAt(WorldState state, Chain chain, long dueMs)
    {
        var isAsked = chain.NextBlockMs != 0 && chain.NextBlockMs <= dueMs;
        if (isAsked || dueMs > Bounds.InstantMaxMs || !state.Schedule.HasRoom)
            return;
        chain.NextBlockMs = dueMs;
        state.Schedule.At(dueMs, DueKind.ChainBlock, chain.Index);
    }

    // When the clock jumps far, empty blocks that nobody could have seen are left out.
    private static long AfterJump(WorldState state, long nextMs, long periodMs)
    {
        var first = state.Schedule.UntilMs - (periodMs * ChainBounds.IdleBlocksPerJumpMax);
        return first > nextMs ? NextMultiple(first, periodMs) : nextMs;
    }

    private static long NextMultiple(long nowMs, long periodMs) => ((nowMs / periodMs) + 1) * periodMs;

    // Its place may have been taken meanwhile, and the pool may be full: then it is lost, as it would be.
    private static void PutBack(Chain chain, SentTransaction transaction)
    {
        if (chain.Pool.Check(transaction.Terms) == Reject.None)
            chain.Pool.Add(transaction);
    }
}
