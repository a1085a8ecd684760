using Kontor.World.Feed;
using Kontor.World.Matching;

namespace Kontor.World.Perpetuals;

/// <summary>What the house does with positions that are not their owners' any more. It pays no trading fees.</summary>
internal sealed partial class PerpetualDesk
{
    /// <summary>Puts lots of a position into the book, no worse than a price.</summary>
    public PerpetualOrderRow Liquidate(int slot, long priceTicks, long lots, bool mayRest, long nowMs)
    {
        var seat = Positions.SeatOf(slot);
        var canRest = mayRest && exchange.Pool.Count < exchange.Pool.OrdersMax;
        _taker = ClosingOf(slot, OrderOrigin.Liquidation, priceTicks, lots, nowMs) with
        {
            OriginId = Positions[slot].Id,
            TimeInForce =
                canRest && seat.Contract.Book.CanRest(ToCloseSide(slot), priceTicks)
                    ? TimeInForce.GoodTillCancel
                    : TimeInForce.ImmediateOrCancel,
        };
        Take(seat.Contract, seat, needs: 0, nowMs);
        Show(_taker, OrderStep.Placed);
        Run(None);
        return _taker;
    }

    /// <summary>Matches two positions on different sides with each other, outside of the book. It is no trade of the market.</summary>
    public void MatchPositions(
        (int Slot, OrderOrigin Origin) first,
        (int Slot, OrderOrigin Origin) second,
        long priceTicks,
        long lots,
        long nowMs
    )
    {
        var (firstSeat, secondSeat) = (Positions.SeatOf(first.Slot), Positions.SeatOf(second.Slot));
        var firstOrder = ClosingOf(first.Slot, first.Origin, priceTicks, lots, nowMs);
        var secondOrder = ClosingOf(second.Slot, second.Origin, priceTicks, lots, nowMs);
        (_contract, _nowMs) = (firstSeat.Contract, nowMs);
        // Open orders may count on lots that are gone then: they are cut when the seats are settled.
        Freeze(first.Slot, lots);
        Freeze(second.Slot, lots);
        var trade = new Trade(exchange.NextTradeId(), priceTicks, lots, _contract.ValueOf(priceTicks, lots));
        Book(ref firstOrder, firstSeat, trade, isMaker: false);
        Book(ref secondOrder, secondSeat, trade, isMaker: false);
        End(ref firstOrder, firstSeat, PerpetualEnd.None);
        End(ref secondOrder, secondSeat, PerpetualEnd.None);
        _isDeleveraging = second.Origin == OrderOrigin.Deleveraging;
        SettleSeats();
        _isDeleveraging = false;
    }

    /// <summary>Ends the orders of a seat that would open or close the position on a side.</summary>
    public void CancelAround(Seat seat, PositionSide side, PerpetualEnd end, long nowMs)
    {
        for (var slot = seat.NewestOrder; slot != None; )
        {
            var older = Orders.OlderOf(slot);
            var (action, origin) = (Orders[slot].Action, Orders[slot].Origin);
            var isAround = (action.MayClose() && action.Closes() == side) || (!action.IsClosing() && action.Opens() == side);
            if (isAround && origin != OrderOrigin.Liquidation)
                Withdraw(slot, end, nowMs);
            slot = older;
        }
    }

    /// <summary>Ends all orders that an account backs, but for those that sell its positions.</summary>
    public void CancelAllOf(ContractAccount account, PerpetualEnd end, long nowMs)
    {
        foreach (var seat in exchange.TraderOf(account.User)!.Seats)
        {
            for (var slot = seat.Account == account ? seat.NewestOrder : None; slot != None; )
            {
                var older = Orders.OlderOf(slot);
                if (Orders[slot].Origin != OrderOrigin.Liquidation)
                    Withdraw(slot, end, nowMs);
                slot = older;
            }
        }
    }

    private Side ToCloseSide(int slot) => Positions[slot].IsLong ? Side.Sell : Side.Buy;

    private PerpetualOrderRow ClosingOf(int slot, OrderOrigin origin, long priceTicks, long lots, long nowMs)
    {
        ref readonly var position = ref Positions[slot];
        return new PerpetualOrderRow
        {
            Id = exchange.NextOrderId(),
            User = position.User,
            CreatedMs = nowMs,
            UpdatedMs = nowMs,
            OriginId = position.Id,
            PriceTicks = priceTicks,
            Lots = lots,
            LotsClosing = lots,
            Contract = position.Contract,
            Leverage = position.Leverage,
            Exchange = (byte)exchange.Ledger.Index,
            Action = OrderActions.ToClose(Positions.SeatOf(slot).Trader.PositionMode, position.Side),
            MarginMode = position.MarginMode,
            Kind = PerpetualOrderKind.Limit,
            Origin = origin,
        };
    }
}
