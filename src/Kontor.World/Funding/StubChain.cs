using Kontor.World.Ledger;
using Kontor.World.State;
using Kontor.World.Time;

namespace Kontor.World.Funding;

/// <summary>
/// What confirms transfers on networks that no chain carries yet: the clock. The house passes a withdrawal on when it has looked at it, the
/// next block holds it, and every further block makes it one deeper. Whatever goes to an address of an exchange of this world arrives
/// there as a deposit, in the same block.
/// </summary>
internal static class StubChain
{
    public static void Step(WorldState state, long id, long nowMs)
    {
        if (state.Funding.Withdrawals.Find(id) is not { NextStepMs: > 0 } withdrawal || withdrawal.NextStepMs > nowMs)
            return;
        var network = state.Funding.FindNetwork(withdrawal.Network)!;
        if (withdrawal.TxId.Length == 0 && ChainPort.CarrierOf(state, network) is { } carrier)
        {
            ChainPort.Submit(state, carrier, withdrawal, nowMs);
            return;
        }
        var stepped = withdrawal.State switch
        {
            WithdrawalState.Created => withdrawal with { State = WithdrawalState.Submitted, UpdatedMs = nowMs },
            _ => Confirm(state, withdrawal, withdrawal.Confirmations + 1, nowMs) is { IsOk: true } confirmed ? confirmed.Value : withdrawal,
        };
        if (stepped.IsOpen)
            Await(state, stepped, nowMs + network.BlockMs);
    }

    /// <summary>Puts a withdrawal that many blocks deep; the first of them also brings it to where it goes.</summary>
    public static Outcome<Withdrawal> Confirm(WorldState state, Withdrawal withdrawal, int confirmations, long nowMs)
    {
        var network = state.Funding.FindNetwork(withdrawal.Network)!;
        if (withdrawal.TxId.Length == 0)
            withdrawal = withdrawal with { TxId = AddressMaker.TxId(state.Seed, network, withdrawal.Id) };
        if (withdrawal.DepositId == 0 && confirmations > 0 && withdrawal.Confirmations == 0)
        {
            var arrived = Arrive(state, withdrawal, network, nowMs);
            if (!arrived.IsOk)
                return arrived.Reject;
            withdrawal = withdrawal with { DepositId = arrived.Value };
        }
        return WithdrawalDesk.Progress(state, withdrawal, confirmations, nowMs);
    }

    public static Withdrawal Await(WorldState state, Withdrawal withdrawal, long nextMs)
    {
        var dueMs = Math.Min(nextMs, Bounds.InstantMaxMs);
        state.Schedule.At(dueMs, DueKind.WithdrawalStep, withdrawal.Id);
        withdrawal = withdrawal with { NextStepMs = dueMs };
        state.Funding.Put(withdrawal);
        return withdrawal;
    }

    // The id of the deposit it becomes, or 0 when it leaves the world: the address is nobody's here, or its exchange does not know the coin.
    private static Outcome<long> Arrive(WorldState state, Withdrawal withdrawal, NetworkRecord network, long nowMs)
    {
        if (state.Funding.Addresses.ExchangeOf(network.Name, withdrawal.Address) is not { } name)
            return 0L;
        var target = new ExchangeId(name);
        var amount = Convert(state, withdrawal, target);
        if (amount == 0 || state.Funding.Find(target)!.Currencies.Find(withdrawal.Asset, network.Name) is null)
            return 0L;
        var report = new ReportDeposit(target, network.Name, withdrawal.Asset, withdrawal.Address, amount, withdrawal.TxId)
        {
            Memo = withdrawal.Memo,
        };
        var deposit = DepositDesk.Report(state, report, isDriven: true, nowMs);
        // Full means later; everything else will not become better.
        if (deposit.Reject == Reject.TooMany)
            return Reject.TooMany;
        return deposit.IsOk ? deposit.Value.Id : 0L;
    }

    // Two exchanges may count the same coin in different units. What is finer than the other one can count is lost on the way, as it would be.
    private static Int128 Convert(WorldState state, Withdrawal withdrawal, ExchangeId target)
    {
        if (state.Ledger.Find(target)!.FindAsset(withdrawal.Asset) is not { } there)
            return 0;
        var here = state.Ledger.Find(withdrawal.Exchange)!.FindAsset(withdrawal.Asset)!;
        if (there.Decimals <= here.Decimals)
            return withdrawal.Arrival / TickValue.OneCoin(here.Decimals - there.Decimals);
        var factor = TickValue.OneCoin(there.Decimals - here.Decimals);
        return withdrawal.Arrival <= Bounds.AmountMax / factor ? withdrawal.Arrival * factor : 0;
    }
}
