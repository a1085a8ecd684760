using Kontor.World.State;

namespace Kontor.World.Chains.Utxo;

/// <summary>Lets a chain of outputs live: takes transactions in, makes blocks, and rewrites the newest of them.</summary>
internal static class UtxoDesk
{
    /// <summary>Takes a transaction into the pool.</summary>
    public static Outcome<SentCoins> Send(WorldState state, UtxoChain chain, CoinPayments payments, long nowMs)
    {
        if (chain.Pool.Count >= UtxoBounds.PendingMax || chain.Coins.Count >= UtxoBounds.CoinsMax || !state.Schedule.HasRoom)
            return Reject.TooMany;
        if (payments.FeeRate < chain.Settings.BaseFeeMin)
            return Reject.FeeTooLow;
        var made = CoinSelection.Make(chain, payments);
        if (!made.IsOk)
            return made.Reject;
        var (transaction, fee) = made.Value;
        var sent = new SentCoins(transaction, fee, nowMs, chain.TakeArrival());
        var isTaken = chain.Pool.TryAdd(chain.Coins, sent);
        Invariant.Holds(isTaken);
        ChainClock.Wake(state, chain, nowMs);
        return sent;
    }

    /// <summary>A block of another time than now. Whoever follows the chain hears of it now all the same.</summary>
    public static void MineAt(WorldState state, UtxoChain chain, long blockMs, long nowMs)
    {
        UtxoBlockMaker.Make(chain, blockMs);
        state.Chains.Watch?.Mined(state, chain, nowMs);
    }

    /// <summary>Undoes the newest blocks. Their transactions wait again, or are forgotten.</summary>
    public static void Rewind(WorldState state, UtxoChain chain, int depth, bool keepsTransactions, long nowMs)
    {
        chain.Forks++;
        var newestFirst = new List<SentCoins>();
        for (var left = depth; left > 0; left--)
        {
            // What a miner got for an undone block there never was.
            foreach (var mined in UtxoBlockMaker.Undo(chain).Transactions.Skip(1).Reverse())
                newestFirst.Add(mined.Sent);
        }
        var kept = keepsTransactions ? newestFirst : KeptOf(state, chain, newestFirst);
        kept.Reverse();
        chain.Pool.Refill(chain.Coins, kept);
        state.Chains.Watch?.Rewound(state, chain, nowMs);
        ChainClock.Wake(state, chain, nowMs);
    }

    // Whoever sends a transaction again sends again what it stands upon: otherwise it would spend what there is not.
    private static List<SentCoins> KeptOf(WorldState state, UtxoChain chain, List<SentCoins> newestFirst)
    {
        var needed = new HashSet<Hash32>();
        var kept = new List<SentCoins>();
        foreach (var sent in newestFirst)
        {
            var isKept = needed.Contains(sent.Id) || state.Chains.Watch?.Keeps(state, chain, DoubleSha.Text(sent.Id)) == true;
            if (!isKept)
                continue;
            kept.Add(sent);
            foreach (var input in sent.Transaction.Inputs)
                needed.Add(input.Previous.TransactionId);
        }
        return kept;
    }
}
