using Kontor.World.Feed;
using Kontor.World.Matching;

namespace Kontor.World.Perpetuals;

/// <summary>
/// What happens when a position has become smaller than what orders that close it count on: in one-way mode another order may have been
/// filled against it, and the house may have taken it over. Orders that only close are cut to what is left, the newest first; of others
/// that part opens a position now, if there is margin for it, and is cut if not.
/// </summary>
internal sealed partial class PerpetualDesk
{
    internal void Unsettle(Seat seat)
    {
        if (seat.IsUnsettled)
            return;
        seat.IsUnsettled = true;
        _unsettled.Add(seat);
    }

    /// <summary>Called between fills and never inside of one: it changes the book.</summary>
    internal void SettleSeats()
    {
        for (var index = 0; index < _unsettled.Count; index++)
        {
            _unsettled[index].IsUnsettled = false;
            Settle(_unsettled[index], PositionSide.Long);
            Settle(_unsettled[index], PositionSide.Short);
        }
        _unsettled.Clear();
    }

    private void Settle(Seat seat, PositionSide side)
    {
        var position = seat.PositionOn(side);
        // The order on the desk comes first: it is being filled.
        var desk = _isTaking && seat == _seat && _taker.Action.Closes() == side ? _taker.LotsClosing : 0;
        var promised = desk + PromisedTo(seat, side);
        var lots = position == PositionTable.None ? 0 : Positions[position].Lots;
        for (var slot = seat.NewestOrder; slot != None && promised > lots; )
        {
            var older = Orders.OlderOf(slot);
            if (Orders[slot].LotsClosing > 0 && Orders[slot].Action.Closes() == side)
                promised -= TakeBack(slot, seat, Math.Min(promised - lots, Orders[slot].LotsClosing));
            slot = older;
        }
        Invariant.Holds(promised <= lots);
        if (position != PositionTable.None)
            Freeze(position, promised - Positions[position].LotsFrozen);
    }

    private long PromisedTo(Seat seat, PositionSide side)
    {
        var promised = 0L;
        for (var slot = seat.NewestOrder; slot != None; slot = Orders.OlderOf(slot))
        {
            if (Orders[slot].Action.Closes() == side)
                promised += Orders[slot].LotsClosing;
        }
        return promised;
    }

    // Answers how many lots the order does not count on any more.
    private long TakeBack(int slot, Seat seat, long lots)
    {
        ref var order = ref Orders[slot];
        order.LotsClosing -= lots;
        if (order.Action.IsClosing() || !MayOpenInstead(ref order, seat, lots))
            Cut(slot, lots);
        return lots;
    }

    private bool MayOpenInstead(ref PerpetualOrderRow order, Seat seat, long lots)
    {
        var needs = lots * OrderCosts.PerLot(seat.Contract, order);
        if (needs > Money.Look(seat.Account).Available)
            return false;
        order.Held += needs;
        seat.AddOpening(order.Action.Opens(), lots);
        Money.HoldForOrders(seat.Account, needs, _nowMs);
        return true;
    }

    private void Cut(int slot, long lots)
    {
        ref var order = ref Orders[slot];
        var seat = Orders.SeatOf(slot);
        var book = seat.Contract.Book;
        if (lots < order.LotsLeft)
        {
            order.Lots -= lots;
            book.Take(slot, lots);
            Show(order, OrderStep.Changed);
            return;
        }
        book.Remove(slot);
        // All of it counted on the position. As far as numbers go it now opens something, which ends with it.
        seat.AddOpening(order.Action.Opens(), order.LotsOpening);
        EndOpen(slot, PerpetualEnd.PositionGone);
    }
}
