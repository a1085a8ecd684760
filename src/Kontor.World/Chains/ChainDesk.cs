using Kontor.World.State;

namespace Kontor.World.Chains;

/// <summary>Lets a chain live: takes transactions in, makes blocks, and rewrites the newest of them.</summary>
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
        ChainClock.Wake(state, chain, nowMs);
        return sent;
    }

    /// <summary>A block of another time than now. Whoever follows the chain hears of it now all the same.</summary>
    public static Block MineAt(WorldState state, Chain chain, long blockMs, long nowMs)
    {
        var block = BlockMaker.Make(chain, blockMs);
        CrossingDesk.Mined(state, chain, block, nowMs);
        state.Chains.Watch?.Mined(state, chain, nowMs);
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
                if (keepsTransactions || state.Chains.Watch?.Keeps(state, chain, mined.Hash.ToString()) == true)
                    PutBack(chain, mined.Transaction);
            }
        }
        CrossingDesk.Rewound(state, chain, chain.TipHeight, nowMs);
        state.Chains.Watch?.Rewound(state, chain, nowMs);
        ChainClock.Wake(state, chain, nowMs);
    }

    // Its place may have been taken meanwhile, and the pool may be full: then it is lost, as it would be.
    private static void PutBack(Chain chain, SentTransaction transaction)
    {
        if (chain.Pool.Check(transaction.Terms) == Reject.None)
            chain.Pool.Add(transaction);
    }
}
