using Kontor.World.Feed;
using Kontor.World.Matching;

namespace Kontor.World.Perpetuals;

internal sealed partial class PerpetualDesk
{
    /// <summary>
    /// Gives an open order another price or size; 0 leaves it as it is. One that only becomes smaller keeps its place in the queue. Any
    /// other is looked at as if it were new, but for what it has claimed already, and goes to the end of the queue of its price.
    /// </summary>
    public Outcome<PerpetualOrderRow> Amend(long user, string symbol, in PerpetualOrderKey key, long priceTicks, long lots, long nowMs)
    {
        var slot = exchange.FindOpen(user, symbol, key);
        if (slot == None)
            return Reject.UnknownOrder;
        if (Orders[slot].Origin == OrderOrigin.Liquidation)
            return Reject.PositionInLiquidation;
        var seat = Orders.SeatOf(slot);
        ref readonly var order = ref Orders[slot];
        var (newPrice, newLots) = (priceTicks == 0 ? order.PriceTicks : priceTicks, lots == 0 ? order.Lots : lots);
        var reject = RefuseAmendment(seat.Contract, order, newPrice, newLots);
        if (reject != Reject.None)
            return reject;
        if (newPrice == order.PriceTicks && newLots <= order.Lots)
            return Shrink(slot, seat, order.Lots - newLots, nowMs);
        return Move(slot, seat, newPrice, newLots, nowMs);
    }

    private static Reject RefuseAmendment(Contract contract, in PerpetualOrderRow order, long priceTicks, long lots)
    {
        var reject = PerpetualRules.OfContract(contract.Record, order.IsApi != 0, order.Action.IsClosing());
        if (reject == Reject.None)
            reject = lots < 0 ? Reject.Malformed : PerpetualRules.OfPriceForm(priceTicks);
        if (reject != Reject.None)
            return reject;
        if (lots <= order.FilledLots)
            return Reject.SizeBelowFilled;
        if (lots < contract.Record.LotsMin && !order.Action.IsClosing())
            return Reject.SizeTooSmall;
        if (lots > contract.Record.LotsMax)
            return Reject.SizeTooLarge;
        return PerpetualRules.OfBand(contract, order.Side, priceTicks);
    }

    private Outcome<PerpetualOrderRow> Shrink(int slot, Seat seat, long lots, long nowMs)
    {
        ref var order = ref Orders[slot];
        order.UpdatedMs = nowMs;
        if (lots == 0)
        {
            Show(order, OrderStep.Changed);
            return order;
        }
        seat.Contract.Book.Take(slot, lots);
        exchange.NoteChange(seat.Contract);
        // What opens goes first: that is what costs.
        var opening = Math.Min(lots, order.LotsOpening);
        seat.AddOpening(order.Action.Opens(), -opening);
        order.Lots -= lots;
        if (lots > opening)
        {
            order.LotsClosing -= lots - opening;
            Freeze(seat.PositionOn(order.Action.Closes()), opening - lots);
        }
        if (opening > 0)
        {
            var held = opening * OrderCosts.PerLot(seat.Contract, order);
            order.Held -= held;
            Money.HoldForOrders(seat.Account, -held, nowMs);
        }
        Show(order, OrderStep.Changed);
        exchange.Risk.OnSettled(nowMs);
        return order;
    }

    private Outcome<PerpetualOrderRow> Move(int slot, Seat seat, long priceTicks, long lots, long nowMs)
    {
        var contract = seat.Contract;
        _taker = Orders[slot];
        var own = new Claims(_taker.Held, _taker.LotsOpening, _taker.LotsClosing);
        (_taker.PriceTicks, _taker.Lots, _taker.LotsClosing) = (priceTicks, lots, 0);
        var reject = RefuseForMoney(contract, ref _taker, positionId: 0, own, out var needs);
        if (reject != Reject.None)
            return reject;
        if (!contract.Book.CanRest(_taker.Side, priceTicks))
            return Reject.BookFull;
        contract.Book.Remove(slot);
        // The row stays in its lists while the order is on the desk, and counts for nothing there.
        Release(ref Orders[slot], seat);
        _taker.UpdatedMs = nowMs;
        Take(contract, seat, needs, nowMs);
        Show(_taker, OrderStep.Changed);
        Run(slot);
        Outcome<PerpetualOrderRow> moved = _taker;
        exchange.Risk.OnSettled(nowMs);
        return moved;
    }

    // Like the end of an order, but its money is moved once, when it is known how much it needs now.
    private void Release(ref PerpetualOrderRow order, Seat seat)
    {
        if (order.LotsClosing > 0)
            Freeze(seat.PositionOn(order.Action.Closes()), -order.LotsClosing);
        seat.AddOpening(order.Action.Opens(), -order.LotsOpening);
        seat.Account.OrderHolds -= order.Held;
        order.LotsClosing = 0;
        order.Held = 0;
    }
}
