using System.Collections.Immutable;
using Kontor.World.Feed;
using Kontor.World.Matching;

namespace Kontor.World.Spot;

internal sealed partial class SpotDesk
{
    public Outcome<SpotOrderRow> Cancel(long user, string symbol, in SpotOrderKey key, long nowMs)
    {
        var slot = spot.FindOpen(user, symbol, key);
        return slot == None ? Reject.UnknownOrder : Withdraw(slot, SpotEnd.ByUser, nowMs);
    }

    public ImmutableArray<SpotOrderRow> CancelAll(long user, string symbol, Side? side, long nowMs)
    {
        var ended = ImmutableArray.CreateBuilder<SpotOrderRow>();
        var market = spot.MarketOf(symbol);
        for (var slot = Orders.NewestOf(user); slot != None; )
        {
            // Looked up first: an order that is over is in no list any more.
            var older = Orders.OlderOf(slot);
            ref readonly var order = ref Orders[slot];
            if ((market is null || order.Market == market.Index) && (side is null || order.Side == side))
                ended.Add(Withdraw(slot, SpotEnd.ByUser, nowMs));
            slot = older;
        }
        return ended.ToImmutable();
    }

    /// <summary>Ends all that is open in a market: sells, then buys, each in the order in which they would have been taken; then triggers.</summary>
    public void Delist(SpotMarket market, long nowMs)
    {
        foreach (var side in (ReadOnlySpan<Side>)[Side.Sell, Side.Buy])
        {
            for (var slot = market.Book.BestOf(side); slot != None; slot = market.Book.BestOf(side))
                Withdraw(slot, SpotEnd.Delisted, nowMs);
        }
        foreach (var slot in spot.Triggers.SlotsById())
        {
            if (spot.Triggers[slot].Market == market.Index)
                EndTrigger(slot, SpotTriggerState.Canceled, CancelSource.System, nowMs);
        }
    }

    /// <summary>Ends all that a user has open in the isolated margin wallet of a market, because it is being liquidated.</summary>
    public void Liquidate(long user, SpotMarket market, long nowMs)
    {
        for (var slot = Orders.NewestOf(user); slot != None; )
        {
            var older = Orders.OlderOf(slot);
            if (Orders[slot].IsMargin != 0 && Orders[slot].Market == market.Index)
                Withdraw(slot, SpotEnd.Liquidated, nowMs);
            slot = older;
        }
        for (var slot = spot.Triggers.NewestOf(user); slot != None; )
        {
            var older = spot.Triggers.OlderOf(slot);
            if (spot.Triggers[slot].IsMargin != 0 && spot.Triggers[slot].Market == market.Index)
                EndTrigger(slot, SpotTriggerState.Canceled, CancelSource.System, nowMs);
            slot = older;
        }
    }

    private ref readonly SpotOrderRow Withdraw(int slot, SpotEnd end, long nowMs)
    {
        _nowMs = nowMs;
        var market = spot.At(Orders[slot].Market);
        market.Book.Remove(slot);
        spot.NoteChange(market);
        return ref EndOpen(slot, end);
    }

    // The book has given it up already.
    private ref readonly SpotOrderRow EndOpen(int slot, SpotEnd end)
    {
        ref var order = ref Orders[slot];
        End(ref order, Orders.SeatAt(slot), end);
        Forget(slot, order);
        // A slot that was given back keeps its row until it is rented again.
        return ref order;
    }

    private ref readonly SpotOrderRow EndTaker(int slot, SpotEnd end)
    {
        End(ref _taker, _takerSeat, end);
        if (slot != None)
            Forget(slot, _taker);
        return ref _taker;
    }

    private void End(ref SpotOrderRow order, int seat, SpotEnd end)
    {
        order.End = end;
        order.UpdatedMs = _nowMs;
        order.State =
            end == SpotEnd.None ? SpotOrderState.Filled
            : order.FilledLots == 0 ? SpotOrderState.Canceled
            : SpotOrderState.PartiallyCanceled;
        if (order.Held > 0)
            ledger.Release(HeldAccount(order, seat), order.Held);
        order.Held = 0;
        spot.Ended.Note(order.Id, history.Orders.Add(order));
        Show(order, OrderStep.Ended);
    }

    private void Forget(int slot, in SpotOrderRow order)
    {
        Orders.Remove(slot, order.Key);
        spot.Pool.Return(slot);
    }
}
