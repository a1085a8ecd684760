using Kontor.World.State;

namespace Kontor.World.Chains;

/// <summary>Brings transfers over bridges: the first transaction leads to the vault, the second one out of the vault on the other side.</summary>
internal static class CrossingDesk
{
    /// <summary>The transaction with which somebody gives to the vault.</summary>
    public static SendTransaction Out(BridgeRecord bridge, CrossKind kind, int pair, Address20 source, Word256 amount)
    {
        var (chain, vault) = (bridge.ChainOf(kind, isOut: true), bridge.VaultOf(kind, isOut: true));
        return bridge.TokenOf(kind, pair, isOut: true) is { } token
            ? new SendTransaction(chain, source, token, Word256.Zero, TokenCall.Transfer(vault, amount))
            : new SendTransaction(chain, source, vault, amount, default);
    }

    /// <summary>A chain has another block: some of what is on its way may stand in it.</summary>
    public static void Mined(WorldState state, Chain chain, Block block, long nowMs)
    {
        var crossings = state.Chains.Crossings;
        if (!crossings.HasOpen)
            return;
        var mined = block.Transactions.ToDictionary(transaction => transaction.Hash);
        foreach (var crossing in crossings.Open)
        {
            var bridge = crossings.BridgeOf(crossing);
            if (bridge.ChainOf(crossing.Kind, isOut: true) == chain.Name && crossing.Out.Height == 0)
                Leave(state, chain, crossing, mined, block, nowMs);
            else if (bridge.ChainOf(crossing.Kind, isOut: false) == chain.Name && crossing.State == CrossState.Arriving)
                Arrive(state, bridge, crossing, mined, block, nowMs);
        }
    }

    /// <summary>What stood in an undone block stands in no block. What the bridge has promised it keeps: it pays out all the same.</summary>
    public static void Rewound(WorldState state, Chain chain, long height, long nowMs)
    {
        var crossings = state.Chains.Crossings;
        for (var id = crossings.Count; id > 0 && crossings.Find(id) is { } crossing; id--)
        {
            var bridge = crossings.BridgeOf(crossing);
            if (bridge.ChainOf(crossing.Kind, isOut: true) == chain.Name && crossing.Out.Height > height)
                crossing = Unplaced(crossing, nowMs);
            if (bridge.ChainOf(crossing.Kind, isOut: false) == chain.Name && crossing.In.Height > height)
                crossing = crossing with
                {
                    In = crossing.In with { Height = 0, TimeMs = 0 },
                    State = CrossState.Arriving,
                    UpdatedMs = nowMs,
                };
            if (!ReferenceEquals(crossing, crossings.Find(id)))
                crossings.Put(crossing);
        }
    }

    // What failed there may succeed in another block.
    private static CrossTransfer Unplaced(CrossTransfer crossing, long nowMs) =>
        crossing with
        {
            Out = crossing.Out with { Height = 0, TimeMs = 0 },
            State = crossing.State == CrossState.Failed ? CrossState.Leaving : crossing.State,
            UpdatedMs = nowMs,
        };

    private static void Leave(
        WorldState state,
        Chain chain,
        CrossTransfer crossing,
        Dictionary<Hash32, MinedTransaction> mined,
        Block block,
        long nowMs
    )
    {
        var crossings = state.Chains.Crossings;
        if (!mined.TryGetValue(crossing.Out.Transaction, out var found))
        {
            // It was replaced by another one, or its sender had spent the money.
            if (crossing.State == CrossState.Leaving && chain.Pool.Find(crossing.Out.Transaction) is null)
                crossings.Put(crossing with { State = CrossState.Failed, UpdatedMs = nowMs });
            return;
        }
        var isNew = crossing.State == CrossState.Leaving;
        crossing = crossing with { Out = new CrossLeg(found.Hash, block.Height, block.TimeMs), UpdatedMs = nowMs };
        if (isNew)
            crossing = crossing with { State = found.Receipt.Succeeded ? CrossState.Arriving : CrossState.Failed };
        var isDue = isNew && crossing.State == CrossState.Arriving;
        crossings.Put(isDue ? PayOut(state, crossings.BridgeOf(crossing), crossing, nowMs) : crossing);
    }

    private static void Arrive(
        WorldState state,
        BridgeRecord bridge,
        CrossTransfer crossing,
        Dictionary<Hash32, MinedTransaction> mined,
        Block block,
        long nowMs
    )
    {
        if (mined.TryGetValue(crossing.In.Transaction, out var found))
        {
            // A vault that has too little pays when it has more.
            crossing = found.Receipt.Succeeded
                ? crossing with
                {
                    In = new CrossLeg(found.Hash, block.Height, block.TimeMs),
                    State = CrossState.Arrived,
                    UpdatedMs = nowMs,
                }
                : crossing with
                {
                    In = default,
                };
            state.Chains.Crossings.Put(crossing);
        }
        else if (state.Chains.Find(bridge.ChainOf(crossing.Kind, isOut: false))!.Pool.Find(crossing.In.Transaction) is null)
        {
            state.Chains.Crossings.Put(PayOut(state, bridge, crossing, nowMs));
        }
    }

    // When the vault has too little, or the operator cannot send now, the next block is another occasion.
    private static CrossTransfer PayOut(WorldState state, BridgeRecord bridge, CrossTransfer crossing, long nowMs)
    {
        var chain = state.Chains.Find(bridge.ChainOf(crossing.Kind, isOut: false))!;
        var vault = bridge.VaultOf(crossing.Kind, isOut: false);
        var operatorAddress = chain.Contracts.Find(vault)!.Creator;
        Address20[] to = [.. crossing.Payments.Select(payment => payment.To)];
        Word256[] amounts = [.. crossing.Payments.Select(payment => payment.Amount)];
        var coin = bridge.TokenOf(crossing.Kind, crossing.Pair, isOut: false);
        if ((coin is { } held ? chain.BalanceOf(held, vault) : chain.BalanceOf(vault)) < crossing.Amount)
            return crossing;
        var input = coin is { } token ? TokenCall.PayToken(token, to, amounts) : TokenCall.Pay(to, amounts);
        var sent = new SendTransaction(chain.Name, operatorAddress, vault, Word256.Zero, input).Apply(state, nowMs);
        return sent.IsOk ? crossing with { In = new CrossLeg(sent.Value.Hash, 0, 0), UpdatedMs = nowMs } : crossing;
    }
}
