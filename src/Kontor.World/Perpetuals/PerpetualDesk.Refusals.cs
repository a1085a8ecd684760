using Kontor.World.Matching;

namespace Kontor.World.Perpetuals;

internal sealed partial class PerpetualDesk
{
    /// <summary>What an order that is amended has claimed already.</summary>
    private readonly record struct Claims(Int128 Held, long LotsOpening, long LotsClosing);

    /// <summary>Everything that can be said against an order without looking at positions and money. See <see cref="PerpetualRules"/>.</summary>
    private Reject Refuse(Contract contract, long user, in PerpetualOrderRequest request, OrderOrigin origin)
    {
        var trader = exchange.TraderOf(user);
        var seat = trader?.SeatAt(contract.Index);
        var reject = PerpetualRules.OfContract(contract.Record, request.IsApi, request.Action.IsClosing());
        if (reject == Reject.None)
            reject = PerpetualRules.OfUser(exchange.Directory.FindUser(user));
        if (reject == Reject.None)
            reject = PerpetualRules.OfForm(request);
        if (reject == Reject.None && request.Action.Mode() != (trader?.PositionMode ?? PositionMode.OneWay))
            reject = Reject.OtherPositionMode;
        if (reject == Reject.None && !request.ClientId.IsEmpty && Orders.Find(user, request.ClientId) != None)
            reject = Reject.DuplicateClientId;
        if (reject == Reject.None && !request.Action.IsClosing())
            reject = OfSettings(contract.Record, seat, request);
        // Whoever closes all of a position means all of it, however much that is.
        if (reject == Reject.None && origin is not (OrderOrigin.ClosePositions or OrderOrigin.TakeProfit or OrderOrigin.StopLoss))
            reject = PerpetualRules.OfSize(contract.Record, request);
        if (reject == Reject.None && request.Kind == PerpetualOrderKind.Limit)
            reject = PerpetualRules.OfBand(contract, request.Action.Side(), request.PriceTicks);
        if (reject == Reject.None && seat is not null && seat.OrdersCount >= contract.Record.OpenOrdersMax)
            reject = Reject.TooManyOpenOrders;
        return reject;
    }

    // All that is open in a contract has the same margin mode, and all that opens the same position has the same leverage.
    private static Reject OfSettings(ContractRecord contract, Seat? seat, in PerpetualOrderRequest request)
    {
        var (isUsed, mode) = (seat is { HasPositions: true } or { OrdersCount: > 0 }, seat?.MarginMode ?? MarginMode.Cross);
        if (isUsed && request.MarginMode is { } other && other != mode)
            return Reject.OtherMarginMode;
        mode = request.MarginMode ?? mode;
        var side = request.Action.Opens();
        var set = seat?.LeverageOf(mode, side) ?? Seat.DefaultLeverage(contract);
        var leverage = request.Leverage == 0 ? set : request.Leverage;
        if (leverage > contract.LeverageMax)
            return Reject.LeverageTooLarge;
        if (leverage < contract.LeverageMin)
            return Reject.LeverageTooSmall;
        return isUsed && leverage != set && seat!.UsesLeverage(mode, side) ? Reject.OtherLeverage : Reject.None;
    }

    /// <summary>
    /// Says what positions and money have against an order, and if nothing, how its lots are split into closing and opening ones and what
    /// it needs. The order is one that is not there yet; or <paramref name="own"/> is what it has already, and does not stand against it.
    /// </summary>
    private Reject RefuseForMoney(Contract contract, ref PerpetualOrderRow order, long positionId, in Claims own, out Int128 needs)
    {
        needs = 0;
        var seat = exchange.TraderOf(order.User)?.SeatAt(contract.Index);
        var reject = order.Action.IsClosing() ? RefuseClosing(seat, ref order, positionId, own) : Split(seat, ref order, own);
        if (reject != Reject.None || order.LotsOpening == 0)
            return reject;
        var preview = OrderCosts.Preview(contract, order);
        reject = OfPositionSize(contract, seat, order, preview, own);
        if (reject != Reject.None)
            return reject;
        needs = preview.Needs(contract, order);
        var account = seat?.Account ?? exchange.TraderOf(order.User)?.AccountOf(contract.QuoteAsset);
        var view = account is null ? exchange.EmptyView(order.User, contract.QuoteAsset) : Money.Look(account);
        if (preview.Lots > 0 && WouldLiquidate(contract, seat, order, preview, view))
            return Reject.WouldTriggerLiquidation;
        return needs > Int128.Max(0, view.Free + own.Held) ? Reject.ContractBalanceNotEnough : Reject.None;
    }

    private Reject RefuseClosing(Seat? seat, ref PerpetualOrderRow order, long positionId, in Claims own)
    {
        var slot = seat?.PositionOn(order.Action.Closes()) ?? PositionTable.None;
        if (slot == PositionTable.None || (positionId != 0 && Positions[slot].Id != positionId))
            return Positions.IsClosed(positionId) ? Reject.PositionClosed : Reject.UnknownPosition;
        ref readonly var position = ref Positions[slot];
        var reject = OfLiquidation(seat!, position);
        if (reject != Reject.None)
            return reject;
        var free = position.LotsFree + own.LotsClosing;
        // One that only reduces is cut to what there is to reduce.
        if (free == 0 || (order.Action.Mode() == PositionMode.Hedge && order.LotsLeft > free))
            return Reject.PositionVolumeNotEnough;
        if (order.LotsLeft > free)
            order.Lots = order.FilledLots + free;
        order.LotsClosing = order.LotsLeft;
        return Reject.None;
    }

    private Reject Split(Seat? seat, ref PerpetualOrderRow order, in Claims own)
    {
        order.LotsClosing = 0;
        if (seat is null)
            return Reject.None;
        if (seat.Account.IsInLiquidation && order.MarginMode == MarginMode.Cross)
            return Reject.CrossInLiquidation;
        var slot = seat.PositionOn(order.Action.Opens());
        if (slot != PositionTable.None && Positions[slot].State == PositionState.InLiquidation)
            return Reject.PositionInLiquidation;
        slot = order.Action.MayClose() ? seat.PositionOn(order.Action.Closes()) : PositionTable.None;
        if (slot == PositionTable.None)
            return Reject.None;
        order.LotsClosing = Math.Min(order.LotsLeft, Positions[slot].LotsFree + own.LotsClosing);
        return OfLiquidation(seat, Positions[slot]);
    }

    private static Reject OfLiquidation(Seat seat, in PositionRow position)
    {
        if (position.State == PositionState.InLiquidation)
            return Reject.PositionInLiquidation;
        return !position.IsIsolated && seat.Account.IsInLiquidation ? Reject.CrossInLiquidation : Reject.None;
    }

    // The position as it would be if everything that opens it were filled.
    private Reject OfPositionSize(Contract contract, Seat? seat, in PerpetualOrderRow order, in OpeningPreview preview, in Claims own)
    {
        var side = order.Action.Opens();
        var slot = seat?.PositionOn(side) ?? PositionTable.None;
        var lots = (slot == PositionTable.None ? 0 : Positions[slot].Lots) + (seat?.LotsOpeningOn(side) ?? 0) - own.LotsOpening;
        if (lots + order.LotsOpening > contract.Record.PositionLotsMax)
            return Reject.PositionTooLarge;
        var value = preview.ValueWith(contract, order.PriceTicks) + contract.WorthOf(side, lots, PriceUnitsFor(contract, order));
        if (value > contract.Record.Brackets[^1].ValueMax)
            return Reject.PositionTooLarge;
        return order.Leverage > contract.BracketOf(value).LeverageMax ? Reject.LeverageTooLarge : Reject.None;
    }

    // After all of it were filled as the book is now, and valued at the mark price.
    private bool WouldLiquidate(Contract contract, Seat? seat, in PerpetualOrderRow order, in OpeningPreview preview, in AccountView view)
    {
        var side = order.Action.Opens();
        var slot = seat?.PositionOn(side) ?? PositionTable.None;
        var (lots, entry, margin) = slot == PositionTable.None ? default : SizeOf(Positions[slot]);
        var price = PriceUnitsFor(contract, order);
        var value = preview.ValueWith(contract, order.PriceTicks);
        var worth = contract.WorthOf(side, lots + preview.Lots, price);
        var unrealized = side == PositionSide.Long ? worth - entry - value : entry + value - worth;
        var maintenance = contract.BracketOf(worth).MaintenanceOf(worth);
        if (order.MarginMode == MarginMode.Isolated)
            return maintenance >= margin + Divide.Up(value, order.Leverage) + unrealized;
        if (lots > 0)
        {
            var before = contract.WorthOf(side, lots, price);
            unrealized -= side == PositionSide.Long ? before - entry : entry - before;
            maintenance -= contract.BracketOf(before).MaintenanceOf(before);
        }
        var fee = Ppm.Up(value, order.TakerFeePpm);
        return view.CrossMaintenance + maintenance >= view.CrossEquity + unrealized - fee;
    }

    private static (long Lots, Int128 Entry, Int128 Margin) SizeOf(in PositionRow position) =>
        (position.Lots, position.EntryValue, position.IsolatedMargin);

    // What an order is valued at while nobody has traded yet: its own price, or the one it would meet.
    private static long PriceUnitsFor(Contract contract, in PerpetualOrderRow order)
    {
        if (contract.ValuationUnits > 0)
            return contract.ValuationUnits;
        var ticks = order.PriceTicks;
        if (ticks == 0)
            contract.Book.TryBestPrice(order.Side.Opposite(), out ticks);
        return ticks * contract.Record.TickUnits;
    }
}
