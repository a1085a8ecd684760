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
    public static WorldChain? ChainOf(WorldState state, NetworkRecord network) =>
        network is { IsStub: false, Chain.Length: > 0 }
        && state.Chains.FindAny(network.Chain) is { } chain
        && Carrier.FormOf(chain) == network.Form
            ? chain
            : null;

    /// <summary>Over what the coins of a network travel, when a chain of this world carries it.</summary>
    public static Carrier? CarrierOf(WorldState state, NetworkRecord network) =>
        ChainOf(state, network) is { } chain ? Carrier.Of(chain) : null;

    public void Mined(WorldState state, WorldChain chain, long nowMs)
    {
        var carrier = Carrier.Of(chain);
        foreach (var network in state.Funding.Networks)
        {
            if (ChainOf(state, network) != chain)
                continue;
            Find(state, network, carrier, chain.TipHeight, nowMs);
            FollowWithdrawals(state, network, carrier, chain.TipHeight, nowMs);
            FollowDeposits(state, network, chain.TipHeight, nowMs);
        }
    }

    public void Rewound(WorldState state, WorldChain chain, long nowMs)
    {
        var (height, carrier) = (chain.TipHeight, Carrier.Of(chain));
        foreach (var network in state.Funding.Networks)
        {
            if (ChainOf(state, network) != chain)
                continue;
            foreach (var withdrawal in state.Funding.Withdrawals.On(network.Name))
            {
                var now =
                    withdrawal.BlockHeight > height
                        ? WithdrawalDesk.Progress(state, withdrawal with { BlockHeight = 0 }, 0, nowMs)
                        : withdrawal;
                // Where what it stood upon is gone for ever, the house pays otherwise.
                if (now is { NextStepMs: 0, BlockHeight: 0, TxId.Length: > 0 } && !carrier.IsPending(now.TxId))
                    Submit(state, carrier, now, nowMs);
            }
            foreach (var deposit in state.Funding.Deposits.On(network.Name))
            {
                if (deposit.BlockHeight > height)
                    DepositDesk.Progress(state, deposit with { BlockHeight = 0 }, 0, nowMs);
            }
        }
    }

    /// <summary>The house sends again what it owes: the same transaction, so that it cannot pay twice.</summary>
    public bool Keeps(WorldState state, WorldChain chain, string transaction)
    {
        foreach (var network in state.Funding.Networks)
        {
            if (ChainOf(state, network) == chain && state.Funding.Withdrawals.On(network.Name).Exists(open => open.TxId == transaction))
                return true;
        }
        return false;
    }

    public bool IsWaitingFor(WorldState state, WorldChain chain)
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
