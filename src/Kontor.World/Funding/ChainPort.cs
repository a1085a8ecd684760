using Kontor.World.Chains;
using Kontor.World.State;

namespace Kontor.World.Funding;

/// <summary>
/// Joins the exchanges to the chains of the world: a withdrawal leaves as a transaction of the exchange's hot wallet, and what stands in a
/// block for an address of an exchange is a deposit. How deep both are, the blocks say.
/// </summary>
internal sealed partial class ChainPort : IBlockWatch
{
    /// <summary>The chain of this world that carries a network, if one does.</summary>
    public static Chain? ChainOf(WorldState state, NetworkRecord network) =>
        network is { IsStub: false, Form: AddressForm.Evm, Chain.Length: > 0 } ? state.Chains.Find(network.Chain) : null;

    public void Mined(WorldState state, Chain chain, Block block, long nowMs)
    {
        foreach (var network in state.Funding.Networks)
        {
            if (ChainOf(state, network) != chain)
                continue;
            Find(state, network, chain, block, nowMs);
            FollowWithdrawals(state, network, chain, block, nowMs);
            FollowDeposits(state, network, block.Height, nowMs);
        }
    }

    public void Rewound(WorldState state, Chain chain, long height, long nowMs)
    {
        foreach (var network in state.Funding.Networks)
        {
            if (ChainOf(state, network) != chain)
                continue;
            foreach (var withdrawal in state.Funding.Withdrawals.On(network.Name))
            {
                if (withdrawal.BlockHeight > height)
                    WithdrawalDesk.Progress(state, withdrawal with { BlockHeight = 0 }, 0, nowMs);
            }
            foreach (var deposit in state.Funding.Deposits.On(network.Name))
            {
                if (deposit.BlockHeight > height)
                    DepositDesk.Progress(state, deposit with { BlockHeight = 0 }, 0, nowMs);
            }
        }
    }

    /// <summary>The house sends again what it owes: the same transaction, so that it cannot pay twice.</summary>
    public bool Keeps(WorldState state, Chain chain, SentTransaction transaction)
    {
        var txId = transaction.Hash.ToString();
        foreach (var network in state.Funding.Networks)
        {
            if (ChainOf(state, network) == chain && state.Funding.Withdrawals.On(network.Name).Exists(open => open.TxId == txId))
                return true;
        }
        return false;
    }

    public bool IsWaitingFor(WorldState state, Chain chain)
    {
        foreach (var network in state.Funding.Networks)
        {
            if (ChainOf(state, network) != chain)
                continue;
            if (state.Funding.Withdrawals.On(network.Name).Exists(open => open.NextStepMs == 0 && open.BlockHeight > 0))
                return true;
            if (state.Funding.Deposits.On(network.Name).Exists(open => open is { State: DepositState.Waiting, BlockHeight: > 0 }))
                return true;
        }
        return false;
    }
}
