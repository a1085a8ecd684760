using Kontor.World.State;

namespace Kontor.World.Funding;

/// <summary>What is open on a network when a chain takes it over from the stub, or leaves it to the stub again.</summary>
internal static class Handover
{
    public static bool HasRoom(WorldState state, NetworkRecord network) =>
        !network.IsStub || state.Schedule.Room >= WithdrawalsOn(state, network).Count + DepositsOn(state, network).Count;

    public static void Run(WorldState state, NetworkRecord network, long nowMs)
    {
        // What the stub has begun on a chain of this world, it finishes.
        if (ChainPort.ChainOf(state, network) is not null)
            return;
        foreach (var withdrawal in WithdrawalsOn(state, network))
        {
            if (network.IsStub)
                StubChain.Await(state, withdrawal, nowMs + network.BlockMs);
            else
                state.Funding.Put(withdrawal with { NextStepMs = 0 });
        }
        foreach (var deposit in DepositsOn(state, network))
        {
            if (network.IsStub)
                DepositDesk.Await(state, deposit, network, nowMs);
            else
                state.Funding.Put(deposit with { NextStepMs = 0 });
        }
    }

    private static List<Withdrawal> WithdrawalsOn(WorldState state, NetworkRecord network) => state.Funding.Withdrawals.On(network.Name);

    // Not those that an open withdrawal brings along: they go where it goes.
    private static List<Deposit> DepositsOn(WorldState state, NetworkRecord network)
    {
        var brought = WithdrawalsOn(state, network).Select(withdrawal => withdrawal.DepositId).ToHashSet();
        return [.. state.Funding.Deposits.On(network.Name).Where(open => open.State == DepositState.Waiting && !brought.Contains(open.Id))];
    }
}
