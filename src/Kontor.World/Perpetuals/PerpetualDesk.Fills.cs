using Kontor.World.Feed;
using Kontor.World.Ledger;
using Kontor.World.MarketData;
using Kontor.World.Matching;

namespace Kontor.World.Perpetuals;

internal sealed partial class PerpetualDesk
{
    private readonly record struct Trade(long Id, long PriceTicks, long Lots, Int128 Value);

    internal long Affordable(long priceTicks, long lots)
    {
        // The maker is the next in the book. If his position has just become smaller than his orders think, they are looked at first.
        _isPaused = Orders.SeatOf(_contract.Book.BestOf(_taker.Side.Opposite())).IsUnsettled;
        if (_isPaused)
            return 0;
        var opening = lots - _taker.LotsClosing;
        if (opening <= 0)
            return lots;
        var value = _contract.ValueOf(priceTicks, opening);
        if (OrderCosts.Taken(value, opening, _taker.Leverage, _taker.TakerFeePpm) <= _taker.Held)
            return lots;
        var perLot = OrderCosts.Taken(_contract.ValueOf(priceTicks, 1), 1, _taker.Leverage, _taker.TakerFeePpm) + 2;
        return Math.Min(lots, _taker.LotsClosing + (long)Int128.Min(opening, Divide.Down(_taker.Held, perLot)));
    }

    internal void Fill(int makerSlot, long priceTicks, long lots)
    {
        var trade = new Trade(exchange.NextTradeId(), priceTicks, lots, _contract.ValueOf(priceTicks, lots));
        var makerCloses = Book(ref Orders[makerSlot], Orders.SeatOf(makerSlot), trade, isMaker: true);
        var takerCloses = Book(ref _taker, _seat, trade, isMaker: false);
        _hasTraded = true;
        _contract.LastTicks = priceTicks;
        var shown = new TapeTrade(trade.Id, priceTicks, lots, trade.Value, _taker.Side, _nowMs);
        _contract.Tape.AddTrade(shown with { TakerCloses = takerCloses, MakerCloses = makerCloses });
        if (exchange.Pool[makerSlot].Lots == 0)
            EndOpen(makerSlot, PerpetualEnd.None);
    }

    internal void StopMaker(int makerSlot) => EndOpen(makerSlot, PerpetualEnd.SelfTrade);

    // One side of a trade: what was promised and held for these lots is given up, what can be closed is closed, the rest is opened. Answers
    // whether anything was closed.
    private bool Book(ref PerpetualOrderRow order, Seat seat, in Trade trade, bool isMaker)
    {
        GiveUp(ref order, seat, trade, isMaker);
        var fee = Ppm.Up(trade.Value, isMaker ? order.MakerFeePpm : order.TakerFeePpm);
        var why = Why(trade, order.Action);
        var closed = order.Action.MayClose() ? seat.PositionOn(order.Action.Closes()) : PositionTable.None;
        var closing = closed == PositionTable.None ? 0 : Math.Min(trade.Lots, Positions[closed].Lots);
        Invariant.Holds(closing == trade.Lots || !order.Action.IsClosing());
        var closingFee = closing == trade.Lots ? fee : fee * closing / trade.Lots;
        var fill = FillOf(order, trade, fee, isMaker);
        if (closing > 0)
            Close(ref order, seat, closed, closing, closingFee, why, ref fill);
        var opened = PositionTable.None;
        if (closing < trade.Lots)
            opened = Open(order, seat, trade, trade.Lots - closing, fee - closingFee, why, ref fill);
        Money.Pay(seat.Account, order, seat.Account.Fees, fee, why with { Kind = BillKind.Commission });
        Money.Balance(seat.Account, _nowMs);
        order.FilledLots += trade.Lots;
        order.FilledValue += trade.Value;
        order.Fees += fee;
        order.FillPrices.Add(trade.PriceTicks);
        order.UpdatedMs = _nowMs;
        order.State = PerpetualOrderState.PartiallyFilled;
        exchange.History.Fills.Add(fill);
        exchange.Tap.Of(order.User)?.Tell(order, OrderStep.Filled, fill);
        exchange.Risk.OnFill(order, fill, opened);
        return closing > 0;
    }

    private void GiveUp(ref PerpetualOrderRow order, Seat seat, in Trade trade, bool isMaker)
    {
        var promised = Math.Min(trade.Lots, order.LotsClosing);
        var opening = trade.Lots - promised;
        if (promised > 0)
        {
            Freeze(seat.PositionOn(order.Action.Closes()), -promised);
            order.LotsClosing -= promised;
        }
        if (opening == 0)
            return;
        seat.AddOpening(order.Action.Opens(), -opening);
        var value = opening == trade.Lots ? trade.Value : _contract.ValueOf(trade.PriceTicks, opening);
        var held = isMaker
            ? opening * OrderCosts.PerLot(_contract, order)
            : OrderCosts.Taken(value, opening, order.Leverage, order.TakerFeePpm);
        order.Held -= held;
        seat.Account.OrderHolds -= held;
        Invariant.Holds(order.Held >= 0);
    }

    private void Close(ref PerpetualOrderRow order, Seat seat, int slot, long lots, Int128 fee, in Posting why, ref PerpetualFillRow fill)
    {
        ref var position = ref Positions[slot];
        var value = _contract.ValueOf(fill.PriceTicks, lots);
        var pnl = Reduce(ref position, lots, value, out var margin);
        Money.GiveBack(seat.Account, ref position, margin);
        if (pnl >= 0)
            Money.Receive(seat.Account, pnl, why);
        else
            PayLoss(seat.Account, order, ref position, -pnl, margin, fee, why);
        position.CloseFees += fee;
        position.LastTrade = fill.TradeId;
        position.UpdatedMs = _nowMs;
        order.RealizedPnl += pnl;
        (fill.RealizedPnl, fill.LotsClosed, fill.PositionId) = (pnl, lots, position.Id);
        if (position.IsLong)
            _contract.OpenLots -= lots;
        if (position.LotsFrozen > position.Lots)
            Unsettle(seat);
        if (position.Lots == 0)
            EndPosition(slot, seat);
        else
            exchange.Risk.OnPosition(slot, _nowMs);
    }

    /// <summary>
    /// Takes lots out of a position: its entry value goes with them in proportion, rounded against its owner, and with the last lot all of
    /// the rest. Answers the profit, and the part of the margin that was set aside for them.
    /// </summary>
    internal static Int128 Reduce(ref PositionRow position, long lots, Int128 value, out Int128 margin)
    {
        Invariant.Holds(lots > 0 && lots <= position.Lots);
        var isAll = lots == position.Lots;
        margin = isAll ? position.IsolatedMargin : Proportion.Down(position.IsolatedMargin, lots, position.Lots);
        var entry =
            isAll ? position.EntryValue
            : position.IsLong ? Proportion.Up(position.EntryValue, lots, position.Lots)
            : Proportion.Down(position.EntryValue, lots, position.Lots);
        var pnl = position.IsLong ? value - entry : entry - value;
        position.Lots -= lots;
        position.EntryValue -= entry;
        position.ClosedLots += lots;
        position.ClosedValue += value;
        position.RealizedPnl += pnl;
        return pnl;
    }

    // An isolated position pays with the margin of what is closed, then with the rest of its margin, and only then its owner does.
    private void PayLoss(
        ContractAccount account,
        in PerpetualOrderRow order,
        ref PositionRow position,
        Int128 loss,
        Int128 margin,
        Int128 fee,
        in Posting why
    )
    {
        if (position.IsIsolated && loss + fee > margin)
        {
            var more = Int128.Min(position.IsolatedMargin, loss + fee - margin);
            Money.GiveBack(account, ref position, more);
            if (loss > margin + more)
                exchange.Risk.CoverLoss(account, order, loss - margin - more, why.TimeMs);
        }
        Money.Pay(account, order, account.Clearing, loss, why);
    }

    private int Open(
        in PerpetualOrderRow order,
        Seat seat,
        in Trade trade,
        long lots,
        Int128 fee,
        in Posting why,
        ref PerpetualFillRow fill
    )
    {
        var side = order.Action.Opens();
        var slot = seat.PositionOn(side);
        if (slot == PositionTable.None)
            slot = Positions.Open(seat, side, _nowMs);
        ref var position = ref Positions[slot];
        var value = _contract.ValueOf(trade.PriceTicks, lots);
        var margin = PerpetualMoney.InitialMarginOf(position);
        position.Lots += lots;
        position.EntryValue += value;
        position.OpenedLots += lots;
        position.OpenedValue += value;
        position.OpenFees += fee;
        position.FirstTrade = position.FirstTrade == 0 ? trade.Id : position.FirstTrade;
        position.LastTrade = trade.Id;
        position.UpdatedMs = _nowMs;
        if (position.IsIsolated)
            Money.SetAside(seat.Account, ref position, PerpetualMoney.InitialMarginOf(position) - margin, why);
        if (position.IsLong)
            _contract.OpenLots += lots;
        fill.PositionId = position.Id;
        exchange.Risk.OnPosition(slot, _nowMs);
        return slot;
    }

    private void EndPosition(int slot, Seat seat)
    {
        ref var position = ref Positions[slot];
        Invariant.Holds(position.EntryValue == 0 && position.IsolatedMargin == 0);
        position.State = PositionState.Closed;
        position.LotsFrozen = 0;
        var closed = position;
        Positions.Close(slot);
        exchange.History.Positions.Add(closed);
        exchange.Risk.OnClosed(seat, closed, _nowMs);
    }

    private Posting Why(in Trade trade, OrderAction action) =>
        new(BillKind.RealizedPnl, _nowMs)
        {
            Detail = action.ToBillDetail(),
            Market = _contract.Index,
            IsContract = true,
            Reference = trade.Id,
            FillSize = _contract.SizeOf(trade.Lots),
            FillValue = trade.Value,
        };

    private PerpetualFillRow FillOf(in PerpetualOrderRow order, in Trade trade, Int128 fee, bool isMaker) =>
        new()
        {
            TradeId = trade.Id,
            OrderId = order.Id,
            User = order.User,
            TimeMs = _nowMs,
            PriceTicks = trade.PriceTicks,
            Lots = trade.Lots,
            Value = trade.Value,
            Fee = fee,
            Contract = order.Contract,
            Exchange = order.Exchange,
            IsMaker = isMaker ? (byte)1 : (byte)0,
            Action = order.Action,
            MarginMode = order.MarginMode,
            Origin = order.Origin,
        };
}
