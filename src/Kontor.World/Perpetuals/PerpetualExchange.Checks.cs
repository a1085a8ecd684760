using Kontor.World.Ledger;
using Kontor.World.Matching;

namespace Kontor.World.Perpetuals;

public sealed partial class PerpetualExchange
{
    internal void Check(ICollection<string> broken)
    {
        foreach (var contract in _contracts)
        {
            contract.Book.Check($"{Ledger.Name}/{contract.Symbol}", broken);
            contract.Tape.Check($"{Ledger.Name}/{contract.Symbol}", broken);
        }
        if (_contracts.Sum(contract => contract.Book.Count) != Orders.Count || Pool.Count != Orders.Count)
            broken.Add($"perpetuals: {Ledger.Name}: {Orders.Count} orders are open, and others rest");
        Risk.Check(broken);
        CheckLots(broken);
        CheckClearing(broken);
        foreach (var trader in _traders.OfType<Trader>())
        {
            foreach (var account in trader.Accounts)
                CheckAccount(trader, account, broken);
            foreach (var seat in trader.Seats)
                CheckSeat(seat, broken);
        }
    }

    // Whatever is long is short somewhere else.
    private void CheckLots(ICollection<string> broken)
    {
        var (longs, shorts) = (new long[_contracts.Count], new long[_contracts.Count]);
        foreach (var slot in Positions.SlotsById())
        {
            ref readonly var position = ref Positions[slot];
            (position.IsLong ? longs : shorts)[position.Contract] += position.Lots;
            if (position.Lots <= 0 || position.LotsFrozen < 0 || position.LotsFrozen > position.Lots || position.EntryValue < 0)
                broken.Add($"perpetuals: {Ledger.Name}: position {position.Id} has sizes that cannot be");
            if (position.IsolatedMargin < 0 || (position.IsolatedMargin > 0 && !position.IsIsolated))
                broken.Add($"perpetuals: {Ledger.Name}: position {position.Id} has a margin that cannot be");
        }
        foreach (var contract in _contracts)
        {
            if (longs[contract.Index] != shorts[contract.Index] || longs[contract.Index] != contract.OpenLots)
                broken.Add($"perpetuals: {Ledger.Name}: {contract.Symbol}: long and short positions differ");
        }
    }

    // See PerpetualMoney: clearing has paid out what others have not realized yet.
    private void CheckClearing(ICollection<string> broken)
    {
        var sums = new Int128[Ledger.Assets.All.Count];
        foreach (var slot in Positions.SlotsById())
        {
            ref readonly var position = ref Positions[slot];
            sums[_contracts[position.Contract].QuoteAsset] += position.IsLong ? position.EntryValue : -position.EntryValue;
        }
        foreach (var account in _traders.OfType<Trader>().SelectMany(trader => trader.Accounts))
            sums[account.Asset] += account.Debt;
        for (var asset = 0; asset < sums.Length; asset++)
        {
            if (sums[asset] + Ledger.BalanceOf(House.Clearing, Ledger.Assets[asset].Code).Available != 0)
                broken.Add($"perpetuals: {Ledger.Name}: clearing of {Ledger.Assets[asset].Code} is not what positions imply");
        }
    }

    private void CheckAccount(Trader trader, ContractAccount account, ICollection<string> broken)
    {
        var (holds, margins) = (Int128.Zero, Int128.Zero);
        foreach (var seat in trader.Seats.Where(seat => seat.Account == account))
        {
            foreach (var slot in OrdersOf(seat))
                holds += Orders[slot].Held;
            margins += MarginOf(seat.Long) + MarginOf(seat.Short);
            if (seat.HasPositions != account.Holding.Contains(seat))
                broken.Add(
                    $"perpetuals: {Ledger.Name}: user {trader.User} in {seat.Contract.Symbol}: his wallet does not know his positions"
                );
        }
        var frozen = Ledger.BalanceAt(account.Handle).Frozen - Ledger.FrozenByOperator(account.Handle);
        var isSound =
            holds == account.OrderHolds
            && margins == account.IsolatedMargin
            && account.FrozenForOrders >= 0
            && account.FrozenForOrders <= holds
            && account.Debt >= 0
            && frozen == account.FrozenForOrders + margins;
        if (!isSound)
            broken.Add($"perpetuals: {Ledger.Name}: what is frozen of user {trader.User} is not what orders and margins need");
        if (account.Debt > 0 && Money.CashOf(account) > 0)
            broken.Add($"perpetuals: {Ledger.Name}: user {trader.User} has cash and does not pay his debt with it");
    }

    private void CheckSeat(Seat seat, ICollection<string> broken)
    {
        Span<long> opening = [0, 0];
        Span<long> closing = [0, 0];
        var count = 0;
        foreach (var slot in OrdersOf(seat))
        {
            ref readonly var order = ref Orders[slot];
            count++;
            opening[(int)order.Action.Opens()] += order.LotsOpening;
            closing[(int)order.Action.Closes()] += order.LotsClosing;
            var needs = order.LotsOpening == 0 ? 0 : order.LotsOpening * OrderCosts.PerLot(seat.Contract, order);
            if (order.LotsOpening < 0 || order.LotsClosing < 0 || order.Held != needs || !HasSetLeverage(seat, order))
                broken.Add($"perpetuals: {Ledger.Name}: order {order.Id} has sizes, a hold or a leverage that cannot be");
            if (order.Id != Pool[slot].Id || order.LotsLeft != Pool[slot].Lots || order.PriceTicks != Pool[slot].PriceTicks)
                broken.Add($"perpetuals: {Ledger.Name}: order {order.Id} is another one in the book");
        }
        foreach (var side in Enum.GetValues<PositionSide>())
        {
            var slot = seat.PositionOn(side);
            var frozen = slot == PositionTable.None ? 0 : Positions[slot].LotsFrozen;
            if (closing[(int)side] != frozen || opening[(int)side] != seat.LotsOpeningOn(side))
                broken.Add($"perpetuals: {Ledger.Name}: user {seat.Trader.User} in {seat.Contract.Symbol}: orders do not add up");
        }
        var isOneWay = seat.Trader.PositionMode == PositionMode.OneWay;
        if (seat.IsUnsettled || count != seat.OrdersCount || (isOneWay && seat.Long >= 0 && seat.Short >= 0))
            broken.Add($"perpetuals: {Ledger.Name}: user {seat.Trader.User} in {seat.Contract.Symbol}: a position is not settled");
    }

    private IEnumerable<int> OrdersOf(Seat seat)
    {
        for (var slot = seat.NewestOrder; slot != OrderPool.None; slot = Orders.OlderOf(slot))
            yield return slot;
    }

    private Int128 MarginOf(int position) => position == PositionTable.None ? 0 : Positions[position].IsolatedMargin;

    private static bool HasSetLeverage(Seat seat, in PerpetualOrderRow order) =>
        order.Action.IsClosing() || order.Leverage == seat.LeverageOf(order.MarginMode, order.Action.Opens());
}
