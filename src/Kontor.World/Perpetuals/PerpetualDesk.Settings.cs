using Kontor.World.Feed;
using Kontor.World.Ledger;
using Kontor.World.Matching;

namespace Kontor.World.Perpetuals;

internal sealed partial class PerpetualDesk
{
    public Outcome<PositionMode> SetPositionMode(long user, PositionMode mode)
    {
        var reject = PerpetualRules.OfUser(exchange.Directory.FindUser(user));
        if (reject != Reject.None)
            return reject;
        if (mode > PositionMode.Hedge)
            return Reject.Malformed;
        if ((exchange.TraderOf(user)?.PositionMode ?? PositionMode.OneWay) == mode)
            return mode;
        var trader = exchange.OpenTrader(user);
        if (trader.HasOpen)
            return Reject.PositionsOpen;
        trader.PositionMode = mode;
        exchange.Tap.Of(user)?.TouchPositionMode();
        return mode;
    }

    public Outcome<SeatSettings> SetMarginMode(Contract contract, long user, MarginMode mode)
    {
        var reject = OfSetting(contract, user);
        if (reject != Reject.None)
            return reject;
        if (mode > MarginMode.Isolated)
            return Reject.Malformed;
        var seat = exchange.SeatOf(user, contract);
        if (seat.MarginMode != mode && (seat.HasPositions || seat.OrdersCount > 0))
            return Reject.PositionsOpen;
        seat.MarginMode = mode;
        ShowSettings(seat);
        return SeatSettings.Of(seat);
    }

    /// <summary>
    /// Sets one leverage or several. What is open follows: margins of positions and holds of orders become larger or smaller, and nothing
    /// is changed when there is not enough for all of it.
    /// </summary>
    public Outcome<SeatSettings> SetLeverage(Contract contract, long user, in LeverageChange change, long nowMs)
    {
        var reject = OfSetting(contract, user);
        if (reject == Reject.None)
            reject = OfBounds(contract.Record, change);
        if (reject != Reject.None)
            return reject;
        var seat = exchange.SeatOf(user, contract);
        reject = OfBrackets(seat, change);
        if (reject == Reject.None)
            reject = OfMargins(seat, change);
        if (reject != Reject.None)
            return reject;
        Apply(seat, change, nowMs);
        ShowSettings(seat);
        exchange.Risk.OnSettled(nowMs);
        return SeatSettings.Of(seat);
    }

    /// <summary>Sets margin mode and leverage together: both or neither.</summary>
    public Outcome<SeatSettings> SetTerms(Contract contract, long user, MarginMode mode, int leverage, long nowMs)
    {
        var before = exchange.SettingsOf(user, contract).MarginMode;
        var moded = SetMarginMode(contract, user, mode);
        if (!moded.IsOk)
            return moded;
        var set = SetLeverage(contract, user, LeverageChange.Of(mode, leverage), nowMs);
        // Where something is open the mode has not changed, so going back is always possible.
        Invariant.Holds(set.IsOk || SetMarginMode(contract, user, before).IsOk);
        return set;
    }

    private Reject OfSetting(Contract contract, long user)
    {
        var reject = PerpetualRules.OfUser(exchange.Directory.FindUser(user));
        return reject == Reject.None && contract.Record.State == ContractState.Offline ? Reject.ContractOffline : reject;
    }

    private static Reject OfBounds(ContractRecord contract, in LeverageChange change)
    {
        if (change.Cross < 0 || change.Long < 0 || change.Short < 0 || change is { Cross: 0, Long: 0, Short: 0 })
            return Reject.Malformed;
        if (Math.Max(change.Cross, Math.Max(change.Long, change.Short)) > contract.LeverageMax)
            return Reject.LeverageTooLarge;
        foreach (var leverage in (ReadOnlySpan<int>)[change.Cross, change.Long, change.Short])
        {
            if (leverage != 0 && leverage < contract.LeverageMin)
                return Reject.LeverageTooSmall;
        }
        return Reject.None;
    }

    private Reject OfBrackets(Seat seat, in LeverageChange change)
    {
        foreach (var side in (ReadOnlySpan<PositionSide>)[PositionSide.Long, PositionSide.Short])
        {
            var leverage = change.Of(seat.MarginMode, side);
            var slot = seat.PositionOn(side);
            if (slot != PositionTable.None && Positions[slot].State == PositionState.InLiquidation)
                return Reject.PositionInLiquidation;
            var lots = (slot == PositionTable.None ? 0 : Positions[slot].Lots) + seat.LotsOpeningOn(side);
            var value = seat.Contract.WorthOf(side, lots, seat.Contract.ValuationUnits);
            if (leverage > seat.Contract.BracketOf(value).LeverageMax)
                return Reject.LeverageTooLarge;
        }
        return seat is { MarginMode: MarginMode.Cross, HasPositions: true, Account.IsInLiquidation: true }
            ? Reject.CrossInLiquidation
            : Reject.None;
    }

    private Reject OfMargins(Seat seat, in LeverageChange change)
    {
        var view = Money.Look(seat.Account);
        var (forOrders, forPositions) = (MoreForOrders(seat, change), Int128.Zero);
        foreach (var side in (ReadOnlySpan<PositionSide>)[PositionSide.Long, PositionSide.Short])
        {
            var slot = seat.PositionOn(side);
            if (slot == PositionTable.None || change.Of(seat.MarginMode, side) is 0)
                continue;
            ref readonly var position = ref Positions[slot];
            var more = MoreMargin(position, change.Of(seat.MarginMode, side));
            forPositions += more;
            if (!position.IsIsolated || more >= 0)
                continue;
            if (position.IsolatedMargin + more < 0)
                return Reject.WouldLiquidate;
            var equity = PerpetualMoney.IsolatedEquityOf(seat.Contract, position) + more;
            if (equity <= PerpetualMoney.MaintenanceOf(seat.Contract, position))
                return Reject.WouldLiquidate;
        }
        var most = seat.MarginMode == MarginMode.Isolated && forPositions > 0 ? view.Transferable : view.Available;
        return forOrders + forPositions > 0 && forOrders + forPositions > most ? Reject.ContractBalanceNotEnough : Reject.None;
    }

    private static Int128 MoreMargin(in PositionRow position, int leverage) =>
        PerpetualMoney.InitialMarginOf(position.EntryValue, leverage) - PerpetualMoney.InitialMarginOf(position);

    private Int128 MoreForOrders(Seat seat, in LeverageChange change)
    {
        var more = Int128.Zero;
        for (var slot = seat.NewestOrder; slot != None; slot = Orders.OlderOf(slot))
            more += HeldWith(seat, Orders[slot], change) - Orders[slot].Held;
        return more;
    }

    private static Int128 HeldWith(Seat seat, in PerpetualOrderRow order, in LeverageChange change)
    {
        var leverage = order.Action.IsClosing() ? 0 : change.Of(seat.MarginMode, order.Action.Opens());
        return leverage == 0 ? order.Held
            : order.LotsOpening == 0 ? 0
            : order.LotsOpening * OrderCosts.PerLot(seat.Contract, order.PriceTicks, leverage, order.TakerFeePpm);
    }

    private void Apply(Seat seat, in LeverageChange change, long nowMs)
    {
        // What is no longer needed is given back first: the rest may need it.
        Money.HoldForOrders(seat.Account, MoreForOrders(seat, change), nowMs);
        for (var slot = seat.NewestOrder; slot != None; slot = Orders.OlderOf(slot))
        {
            ref var order = ref Orders[slot];
            var leverage = order.Action.IsClosing() ? 0 : change.Of(seat.MarginMode, order.Action.Opens());
            order.Held = HeldWith(seat, order, change);
            if (leverage == 0)
                continue;
            order.Leverage = leverage;
            Show(order, OrderStep.Changed);
        }
        foreach (var side in (ReadOnlySpan<PositionSide>)[PositionSide.Long, PositionSide.Short])
        {
            if (seat.PositionOn(side) is not PositionTable.None and var slot && change.Of(seat.MarginMode, side) is not 0 and var leverage)
                Remargin(seat, slot, leverage, nowMs);
        }
        change.Set(seat);
        Money.Balance(seat.Account, nowMs);
    }

    private void Remargin(Seat seat, int slot, int leverage, long nowMs)
    {
        ref var position = ref Positions[slot];
        var more = MoreMargin(position, leverage);
        position.Leverage = leverage;
        position.UpdatedMs = nowMs;
        if (position.IsIsolated && more > 0)
            Money.SetAside(seat.Account, ref position, more, new Posting(BillKind.RealizedPnl, nowMs));
        else if (position.IsIsolated)
            Money.GiveBack(seat.Account, ref position, -more);
        exchange.Risk.OnPosition(slot, nowMs);
    }
}
