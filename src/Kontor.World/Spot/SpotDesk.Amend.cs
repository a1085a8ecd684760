using Kontor.World.Matching;

namespace Kontor.World.Spot;

internal sealed partial class SpotDesk
{
    public Outcome<SpotOrderRow> Amend(long user, string symbol, in SpotOrderKey key, long priceTicks, long lots, long nowMs)
    {
        var slot = spot.FindOpen(user, symbol, key);
        if (slot == None)
            return Reject.UnknownOrder;
        var market = spot.At(Orders[slot].Market);
        var amended = AmendOne(market, slot, priceTicks, lots, nowMs);
        FireTriggers(market, nowMs);
        return amended;
    }

    private Outcome<SpotOrderRow> AmendOne(SpotMarket market, int slot, long priceTicks, long lots, long nowMs)
    {
        ref var order = ref Orders[slot];
        if (priceTicks < 0 || lots < 0)
            return Reject.NotPositive;
        if (priceTicks == 0 && lots == 0)
            return Reject.WrongCombination;
        var (toTicks, toLots) = (priceTicks == 0 ? order.PriceTicks : priceTicks, lots == 0 ? order.Lots : lots);
        var reject = RefuseAmendment(market, order, toTicks, toLots);
        if (reject != Reject.None)
            return reject;
        var after = order;
        (after.PriceTicks, after.Lots, after.UpdatedMs) = (toTicks, toLots, nowMs);
        after.Held = (toLots - order.FilledLots) * SpotHolds.PerLot(market, after);
        var account = HeldAccount(order, Orders.SeatAt(slot));
        if (ledger.BalanceAt(account).Available < after.Held - order.Held)
            return Reject.NotEnough;
        if (!market.Book.CanRest(order.Side, toTicks))
            return Reject.BookFull;
        Rehold(account, order.Held, after.Held);
        return Move(market, slot, after, nowMs);
    }

    // The same rules in the same order as for a new one, as far as they can apply.
    private Reject RefuseAmendment(SpotMarket market, in SpotOrderRow order, long priceTicks, long lots)
    {
        var reject = SpotRules.OfMarket(market.Record, order.IsApi != 0);
        if (reject == Reject.None && lots <= order.FilledLots)
            reject = Reject.SizeBelowFilled;
        if (reject != Reject.None)
            return reject;
        var request = new SpotOrderRequest
        {
            Side = order.Side,
            PriceTicks = priceTicks,
            Lots = lots,
        };
        return SpotRules.OfFilters(market, request, isBandOff: priceTicks == order.PriceTicks);
    }

    private void Rehold(int account, Int128 before, Int128 after)
    {
        if (after > before)
            ledger.Hold(account, after - before);
        else
            ledger.Release(account, before - after);
    }

    private SpotOrderRow Move(SpotMarket market, int slot, in SpotOrderRow after, long nowMs)
    {
        ref var order = ref Orders[slot];
        spot.NoteChange(market);
        if (after.PriceTicks == order.PriceTicks && after.Lots <= order.Lots)
        {
            if (after.Lots < order.Lots)
                market.Book.Take(slot, order.Lots - after.Lots);
            order = after;
            return after;
        }
        market.Book.Remove(slot);
        (_taker, _takerSeat) = (after, Orders.SeatAt(slot));
        return market.WouldTake(after.Side, after.PriceTicks) ? Run(market, slot, nowMs) : Rest(market, slot);
    }
}
