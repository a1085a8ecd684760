using Kontor.World.Chains;
using Kontor.World.State;

namespace Kontor.World.Funding;

internal sealed partial class ChainPort
{
    /// <summary>
    /// The house has looked at it: it goes to the network, and, as soon as the hot wallet has the money, into the chain's pool. Until then
    /// every block is another occasion.
    /// </summary>
    public static void Submit(WorldState state, Chain chain, Withdrawal withdrawal, long nowMs)
    {
        var submitted = withdrawal with { NextStepMs = 0, BlockHeight = 0 };
        if (submitted.State == WithdrawalState.Created)
            submitted = submitted with { State = WithdrawalState.Submitted, UpdatedMs = nowMs };
        if (TransactionOf(state, chain, submitted) is { } transaction)
        {
            var sent = transaction.Apply(state, nowMs);
            submitted = submitted with { TxId = sent.IsOk ? sent.Value.Hash.ToString() : "" };
        }
        state.Funding.Put(submitted);
    }

    /// <summary>Takes a withdrawal off its way, as long as no block holds it.</summary>
    public static bool TryCallBack(WorldState state, Withdrawal withdrawal)
    {
        if (ChainOf(state, state.Funding.FindNetwork(withdrawal.Network)!) is not { } chain)
            return true;
        if (Hash32.TryParse(withdrawal.TxId, out var hash) && chain.Pool.Find(hash) is { } waiting)
            chain.Pool.Remove(waiting);
        return withdrawal.BlockHeight == 0;
    }

    private static void FollowWithdrawals(WorldState state, NetworkRecord network, Chain chain, Block block, long nowMs)
    {
        var open = state.Funding.Withdrawals.On(network.Name);
        if (open.Count == 0)
            return;
        var mined = block.Transactions.ToDictionary(transaction => transaction.Hash.ToString(), StringComparer.Ordinal);
        foreach (var withdrawal in open)
        {
            // What the clock looks after: still with the house, or begun before a chain carried the network.
            if (withdrawal.NextStepMs > 0)
                continue;
            if (withdrawal.BlockHeight > 0)
                WithdrawalDesk.Progress(state, withdrawal, (int)(block.Height - withdrawal.BlockHeight) + 1, nowMs);
            else if (mined.TryGetValue(withdrawal.TxId, out var found))
                Include(state, chain, withdrawal, found.Receipt, block.Height, nowMs);
            else if (!Hash32.TryParse(withdrawal.TxId, out var hash) || chain.Pool.Find(hash) is null)
                Submit(state, chain, withdrawal, nowMs);
        }
    }

    // Where the hot wallet had too little after all, it pays when it has more. Everything else will not become better.
    private static void Include(WorldState state, Chain chain, Withdrawal withdrawal, Receipt receipt, long height, long nowMs)
    {
        if (receipt.Succeeded)
            WithdrawalDesk.Progress(state, withdrawal with { BlockHeight = height }, 1, nowMs);
        else if (receipt.Error == Erc20.NotEnough)
            Submit(state, chain, withdrawal with { TxId = "" }, nowMs);
        else
            WithdrawalDesk.GiveBack(state, withdrawal, WithdrawalState.Failed, ReasonOf(receipt.Error), nowMs);
    }

    // Nothing when the hot wallet has not as much, or the coin is not on the chain: the transaction would fail, and somebody may mend it.
    private static SendTransaction? TransactionOf(WorldState state, Chain chain, Withdrawal withdrawal)
    {
        var currency = state.Funding.Find(withdrawal.Exchange)!.Currencies.Find(withdrawal.Asset, withdrawal.Network)!;
        var asset = state.Ledger.Find(withdrawal.Exchange)!.FindAsset(withdrawal.Asset)!;
        if (!Address20.TryParse(withdrawal.Address, out var to) || !ChainCoin.TryFind(chain, currency.Contract, out var coin))
            return null;
        if (!ChainCoin.TryToChain(withdrawal.Arrival, asset.Decimals, coin.Decimals, out var amount))
            return null;
        var from = SeedAddress.HotWallet(state.Seed, withdrawal.Exchange.Name);
        if (coin.Contract is not { } token)
            return new SendTransaction(chain.Name, from, to, amount, default);
        return chain.BalanceOf(token, from) >= amount
            ? new SendTransaction(chain.Name, from, token, Word256.Zero, TokenCall.Transfer(to, amount))
            : null;
    }

    private static string ReasonOf(string error) => ShortText.Fits(error) ? error : error[..ShortText.LengthMax];
}
