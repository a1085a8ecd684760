using Kontor.World.State;

namespace Kontor.World.Funding;

internal sealed partial class ChainPort
{
    /// <summary>
    /// The house has looked at it: it goes to the network, and, as soon as the hot wallet has the money, into the chain's pool. Until then
    /// every block is another occasion.
    /// </summary>
    public static void Submit(WorldState state, Carrier carrier, Withdrawal withdrawal, long nowMs)
    {
        var submitted = withdrawal with { NextStepMs = 0, BlockHeight = 0 };
        if (submitted.State == WithdrawalState.Created)
            submitted = submitted with { State = WithdrawalState.Submitted, UpdatedMs = nowMs };
        if (carrier.Send(state, submitted, nowMs) is { } transaction)
            submitted = submitted with { TxId = transaction };
        state.Funding.Put(submitted);
    }

    /// <summary>Takes a withdrawal off its way, as long as no block holds it.</summary>
    public static bool TryCallBack(WorldState state, Withdrawal withdrawal)
    {
        if (CarrierOf(state, state.Funding.FindNetwork(withdrawal.Network)!) is not { } carrier)
            return true;
        carrier.Forget(withdrawal.TxId);
        return withdrawal.BlockHeight == 0;
    }

    private static void FollowWithdrawals(WorldState state, NetworkRecord network, Carrier carrier, long height, long nowMs)
    {
        var open = state.Funding.Withdrawals.On(network.Name);
        if (open.Count == 0)
            return;
        var fates = carrier.Fates();
        foreach (var withdrawal in open)
        {
            // What the clock looks after: still with the house, or begun before a chain carried the network.
            if (withdrawal.NextStepMs > 0)
                continue;
            if (withdrawal.BlockHeight > 0)
                WithdrawalDesk.Progress(state, withdrawal, (int)(height - withdrawal.BlockHeight) + 1, nowMs);
            else if (fates.TryGetValue(withdrawal.TxId, out var found))
                Include(state, carrier, withdrawal, found.Fate, found.Reason, height, nowMs);
            else if (!carrier.IsPending(withdrawal.TxId))
                Submit(state, carrier, withdrawal, nowMs);
        }
    }

    private static void Include(
        WorldState state,
        Carrier carrier,
        Withdrawal withdrawal,
        TransferFate fate,
        string reason,
        long height,
        long nowMs
    )
    {
        if (fate == TransferFate.Arrived)
            WithdrawalDesk.Progress(state, withdrawal with { BlockHeight = height }, 1, nowMs);
        else if (fate == TransferFate.TooPoor)
            Submit(state, carrier, withdrawal with { TxId = "" }, nowMs);
        else
            WithdrawalDesk.GiveBack(state, withdrawal, WithdrawalState.Failed, ReasonOf(reason), nowMs);
    }

    private static string ReasonOf(string error) => ShortText.Fits(error) ? error : error[..ShortText.LengthMax];
}
