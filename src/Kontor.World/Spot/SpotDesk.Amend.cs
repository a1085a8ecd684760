using Kontor.World.Feed;
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
        var held = (toLots - order.FilledLots) * SpotHolds.PerLot(market, order, toTicks);
        var account = HeldAccount(order, Orders.SeatAt(slot));
        if (ledger.BalanceAt(account).Available < held - order.Held)
            return Reject.NotEnough;
        if (!market.Book.CanRest(order.Side, toTicks))
            return Reject.BookFull;
        Rehold(account, order.Held, held);
        (order.Held, order.UpdatedMs) = (held, nowMs);
        return Move(market, slot, toTicks, toLots, nowMs);
    }

    // The same rules in the same order as for a new one, as far as they can apply.
    private static Reject RefuseAmendment(SpotMarket market, in SpotOrderRow order, long priceTicks, long lots)
    {
        var reject = SpotRules.OfMarket(market.Record, order.IsApi != 0);
        if (reject == Reject.None && lots <= order.FilledLots)
            reject = Reject.SizeBelowFilled;
        if (reject == Reject.None)
            reject = SpotRules.OfSize(market.Record, SpotOrderKind.Limit, lots);
        if (reject == Reject.None)
            reject = SpotRules.OfPrice(market.Record, priceTicks);
        if (reject == Reject.None && priceTicks != order.PriceTicks)
            reject = SpotRules.OfBand(market, order.Side, priceTicks);
        return reject == Reject.None ? SpotRules.OfWorth(market.Record, order.Side, market.ValueOf(priceTicks, lots)) : reject;
    }

    private void Rehold(int account, Int128 before, Int128 after)
    {
        if (after > before)
            ledger.Hold(account, after - before);
        else
            ledger.Release(account, before - after);
    }

    private ref readonly SpotOrderRow Move(SpotMarket market, int slot, long priceTicks, long lots, long nowMs)
    {
        ref var order = ref Orders[slot];
        spot.NoteChange(market);
        if (priceTicks == order.PriceTicks && lots <= order.Lots)
        {
            if (lots < order.Lots)
                market.Book.Take(slot, order.Lots - lots);
            order.Lots = lots;
            Show(order, OrderStep.Changed);
            return ref order;
        }
        market.Book.Remove(slot);
        (order.PriceTicks, order.Lots) = (priceTicks, lots);
        Show(order, OrderStep.Changed);
        if (market.WouldTake(order.Side, priceTicks))
        {
            (_taker, _takerSeat) = (order, Orders.SeatAt(slot));
            return ref Run(market, slot, nowMs);
        }
        PutInBook(market, slot, order);
        return ref order;
    }
}
