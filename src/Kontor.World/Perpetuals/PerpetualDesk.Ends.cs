using System.Collections.Immutable;
using Kontor.World.Feed;
using Kontor.World.Matching;

namespace Kontor.World.Perpetuals;

internal sealed partial class PerpetualDesk
{
    public Outcome<PerpetualOrderRow> Cancel(long user, string symbol, in PerpetualOrderKey key, long nowMs)
    {
        var slot = exchange.FindOpen(user, symbol, key);
        if (slot == None)
            return Reject.UnknownOrder;
        if (Orders[slot].Origin == OrderOrigin.Liquidation)
            return Reject.PositionInLiquidation;
        Outcome<PerpetualOrderRow> ended = Withdraw(slot, PerpetualEnd.ByUser, nowMs);
        exchange.Risk.OnSettled(nowMs);
        return ended;
    }

    /// <summary>Ends all that a user has open, contract by contract as he came to them, and in each the newest first.</summary>
    public ImmutableArray<PerpetualOrderRow> CancelAll(Trader trader, Contract? contract, PerpetualEnd end, long nowMs)
    {
        var ended = ImmutableArray.CreateBuilder<PerpetualOrderRow>();
        foreach (var seat in trader.Seats)
        {
            if (contract is not null && seat.Contract != contract)
                continue;
            for (var slot = seat.NewestOrder; slot != None; )
            {
                // Looked up first: an order that is over is in no list any more. Those of liquidations are the house's.
                var older = Orders.OlderOf(slot);
                if (Orders[slot].Origin != OrderOrigin.Liquidation)
                    ended.Add(Withdraw(slot, end, nowMs));
                slot = older;
            }
        }
        exchange.Risk.OnSettled(nowMs);
        return ended.ToImmutable();
    }

    /// <summary>Ends all that is open in a contract: sells, then buys, each in the order in which they would have been taken.</summary>
    public void Delist(Contract contract, long nowMs)
    {
        foreach (var side in (ReadOnlySpan<Side>)[Side.Sell, Side.Buy])
        {
            for (var slot = contract.Book.BestOf(side); slot != None; slot = contract.Book.BestOf(side))
                Withdraw(slot, PerpetualEnd.ContractOffline, nowMs);
        }
    }

    /// <summary>Ends the orders of a seat that close the position on a side.</summary>
    public void CancelClosing(Seat seat, PositionSide side, PerpetualEnd end, long nowMs)
    {
        for (var slot = seat.NewestOrder; slot != None; )
        {
            // Looked up first: an order that is over is in no list any more.
            var older = Orders.OlderOf(slot);
            if (Orders[slot].LotsClosing > 0 && Orders[slot].Action.Closes() == side)
                Withdraw(slot, end, nowMs);
            slot = older;
        }
    }

    /// <summary>Answers the order as it ended. It stays where it is until something else comes to rest there.</summary>
    internal ref readonly PerpetualOrderRow Withdraw(int slot, PerpetualEnd end, long nowMs)
    {
        _nowMs = nowMs;
        var contract = Orders.SeatOf(slot).Contract;
        contract.Book.Remove(slot);
        exchange.NoteChange(contract);
        return ref EndOpen(slot, end);
    }

    // The book has given it up already.
    private ref readonly PerpetualOrderRow EndOpen(int slot, PerpetualEnd end)
    {
        ref var order = ref Orders[slot];
        End(ref order, Orders.SeatOf(slot), end);
        Forget(slot);
        return ref order;
    }

    private void EndTaker(int slot, PerpetualEnd end)
    {
        End(ref _taker, _seat, end);
        if (slot != None)
            Forget(slot);
    }

    private void End(ref PerpetualOrderRow order, Seat seat, PerpetualEnd end)
    {
        Unclaim(ref order, seat);
        order.End = end;
        order.UpdatedMs = _nowMs;
        order.State = end == PerpetualEnd.None ? PerpetualOrderState.Filled : PerpetualOrderState.Cancelled;
        exchange.Ended.Note(order.Id, exchange.History.Orders.Add(order));
        Show(order, OrderStep.Ended);
    }

    // Gives back everything that was promised to an order and held for it.
    private void Unclaim(ref PerpetualOrderRow order, Seat seat)
    {
        var position = seat.PositionOn(order.Action.Closes());
        if (order.LotsClosing > 0 && position != PositionTable.None)
            Freeze(position, -order.LotsClosing);
        seat.AddOpening(order.Action.Opens(), -order.LotsOpening);
        // What is left of it closes nothing and opens nothing.
        order.LotsClosing = 0;
        if (order.Held == 0)
            return;
        Money.HoldForOrders(seat.Account, -order.Held, _nowMs);
        order.Held = 0;
    }

    private void Forget(int slot)
    {
        Orders.Remove(slot);
        exchange.Pool.Return(slot);
    }
}
