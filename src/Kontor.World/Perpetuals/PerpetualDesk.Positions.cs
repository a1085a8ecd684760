using System.Collections.Immutable;
using Kontor.World.Ledger;

namespace Kontor.World.Perpetuals;

internal sealed partial class PerpetualDesk
{
    /// <summary>
    /// Sets more aside for an isolated position, or, below zero, takes some of it back. Taking back is refused for the worst reason first:
    /// that the position would be liquidated, that it would be endangered, that less than its initial margin would be left.
    /// </summary>
    public Outcome<PositionRow> MoveMargin(long user, long positionId, Int128 amount, long nowMs)
    {
        var reject = FindIsolated(user, positionId, out var slot);
        if (reject != Reject.None)
            return reject;
        if (amount == 0)
            return Reject.NotPositive;
        if (Int128.Abs(amount) > Bounds.AmountMax)
            return Reject.Overflow;
        ref var position = ref Positions[slot];
        var seat = Positions.SeatOf(slot);
        reject = amount < 0 ? OfTakingBack(seat.Contract, position, -amount) : Reject.None;
        if (reject == Reject.None && amount > Money.Look(seat.Account).Transferable)
            reject = Reject.NotEnough;
        if (reject != Reject.None)
            return reject;
        if (amount > 0)
            Money.SetAside(seat.Account, ref position, amount, new Posting(BillKind.RealizedPnl, nowMs));
        else
            Money.GiveBack(seat.Account, ref position, -amount);
        Money.Balance(seat.Account, nowMs);
        position.UpdatedMs = nowMs;
        exchange.Risk.OnPosition(slot, nowMs);
        exchange.Risk.OnSettled(nowMs);
        return Positions[slot];
    }

    public Outcome<PositionRow> SetAutoAppend(long user, long positionId, bool appends)
    {
        var reject = FindIsolated(user, positionId, out var slot);
        if (reject != Reject.None)
            return reject;
        Positions[slot].AutoAppends = appends ? (byte)1 : (byte)0;
        exchange.Show(slot);
        return Positions[slot];
    }

    /// <summary>Closes positions at the market, each with its own outcome. Orders that were to close them are ended.</summary>
    public Outcome<ImmutableArray<ClosedPosition>> ClosePositions(long user, Contract? contract, long positionId, long nowMs)
    {
        var reject = PerpetualRules.OfUser(exchange.Directory.FindUser(user));
        if (reject != Reject.None)
            return reject;
        if (positionId != 0)
            return CloseOne(user, contract, positionId, nowMs);
        var outcomes = ImmutableArray.CreateBuilder<ClosedPosition>();
        if (exchange.TraderOf(user) is not { } trader)
            return outcomes.ToImmutable();
        foreach (var seat in trader.Seats)
        {
            if (contract is not null && seat.Contract != contract)
                continue;
            foreach (var side in (ReadOnlySpan<PositionSide>)[PositionSide.Long, PositionSide.Short])
            {
                if (seat.PositionOn(side) is not PositionTable.None and var slot)
                    outcomes.Add(Close(seat, side, Positions[slot], nowMs));
            }
        }
        return outcomes.ToImmutable();
    }

    private Outcome<ImmutableArray<ClosedPosition>> CloseOne(long user, Contract? contract, long positionId, long nowMs)
    {
        var reject = FindPosition(user, positionId, out var slot);
        if (reject != Reject.None)
            return reject;
        var seat = Positions.SeatOf(slot);
        if (contract is not null && seat.Contract != contract)
            return Reject.WrongCombination;
        return ImmutableArray.Create(Close(seat, Positions[slot].Side, Positions[slot], nowMs));
    }

    private ClosedPosition Close(Seat seat, PositionSide side, PositionRow position, long nowMs)
    {
        var reject = PerpetualRules.OfContract(seat.Contract.Record, isApi: false, isClosing: true);
        if (reject == Reject.None)
            reject = OfLiquidation(seat, position);
        if (reject != Reject.None)
            return new ClosedPosition(position.Id, reject);
        CancelClosing(seat, side, PerpetualEnd.ByUser, nowMs);
        var request = new PerpetualOrderRequest
        {
            Action = OrderActions.ToClose(seat.Trader.PositionMode, side),
            Kind = PerpetualOrderKind.Market,
            Lots = position.Lots,
        };
        return new ClosedPosition(
            position.Id,
            Place(seat.Contract, seat.Trader.User, request, OrderOrigin.ClosePositions, position.Id, nowMs)
        );
    }

    private Reject FindIsolated(long user, long positionId, out int slot)
    {
        var reject = FindPosition(user, positionId, out slot);
        if (reject == Reject.None && !Positions[slot].IsIsolated)
            reject = Reject.PositionNotIsolated;
        if (reject == Reject.None && Positions[slot].State == PositionState.InLiquidation)
            reject = Reject.PositionInLiquidation;
        return reject;
    }

    private Reject FindPosition(long user, long positionId, out int slot)
    {
        slot = Positions.Find(positionId);
        if (slot != PositionTable.None && Positions[slot].User == user)
            return Reject.None;
        return Positions.IsClosed(positionId) ? Reject.PositionClosed : Reject.UnknownPosition;
    }

    private static Reject OfTakingBack(Contract contract, in PositionRow position, Int128 amount)
    {
        var equity = PerpetualMoney.IsolatedEquityOf(contract, position) - amount;
        var maintenance = PerpetualMoney.MaintenanceOf(contract, position);
        if (maintenance >= equity)
            return Reject.WouldLiquidate;
        if (maintenance * Ppm.Whole >= equity * contract.Record.WarnRatioPpm)
            return Reject.WouldWarn;
        return position.IsolatedMargin - amount < PerpetualMoney.InitialMarginOf(position) ? Reject.BelowBaseMargin : Reject.None;
    }
}

/// <summary>What became of the closing of a position: the order that does it, or why there is none.</summary>
public readonly record struct ClosedPosition(long PositionId, Outcome<PerpetualOrderRow> Order);
