using Kontor.World.Ledger;

namespace Kontor.World.Spot;

public sealed partial class SpotExchange
{
    internal void Check(ICollection<string> broken)
    {
        var name = $"spot: {_ledger.Name}";
        var (resting, waiting) = (0, 0);
        foreach (var market in _markets)
        {
            market.Book.Check($"{name}: {market.Symbol}", broken);
            market.Triggers.Check($"{name}: {market.Symbol}", broken);
            market.Tape.Check($"{name}: {market.Symbol}", broken);
            resting += market.Book.Count;
            waiting += market.Triggers.Count;
        }
        if (resting != Orders.Count || resting != Pool.Count || waiting != Triggers.Count || waiting != TriggerPool.Count)
            broken.Add(
                $"{name}: {resting} orders rest and {Orders.Count} are open, {waiting} triggers wait and {Triggers.Count} are known"
            );
        Orders.Check($"{name}: orders", slot => Orders[slot].Key, broken);
        Triggers.Check($"{name}: triggers", slot => Triggers[slot].Key, broken);
        CheckOrders(name, broken);
        CheckHolds(name, broken);
    }

    private void CheckOrders(string name, ICollection<string> broken)
    {
        foreach (var slot in Orders.SlotsById())
        {
            ref readonly var order = ref Orders[slot];
            ref readonly var resting = ref Pool[slot];
            var isSame =
                (resting.Id, resting.Owner, resting.Side, resting.PriceTicks) == (order.Id, order.User, order.Side, order.PriceTicks)
                && resting.Lots == order.Lots - order.FilledLots;
            if (!isSame || !order.IsOpen || order.Id > _lastOrderId)
                broken.Add($"{name}: order {order.Id} is not the one that rests in the book");
            if (order.Held != resting.Lots * SpotHolds.PerLot(_markets[order.Market], order))
                broken.Add($"{name}: order {order.Id} holds {order.Held}, which is not what it needs");
        }
    }

    // What is frozen in a wallet that trades is what its orders and triggers hold, and what the operator does.
    private void CheckHolds(string name, ICollection<string> broken)
    {
        var held = new Int128[_ledger.AccountsCount];
        foreach (var slot in Orders.SlotsById())
            held[AccountOf(Orders.SeatAt(slot), Orders[slot].Side, Orders[slot].IsMargin)] += Orders[slot].Held;
        foreach (var slot in Triggers.SlotsById())
            held[AccountOf(Triggers.SeatAt(slot), Triggers[slot].Side, Triggers[slot].IsMargin)] += Triggers[slot].Held;
        for (var account = 0; account < held.Length; account++)
        {
            var frozen = _ledger.BalanceAt(account).Frozen - _ledger.FrozenByOperator(account);
            var isTrading = _ledger.LineOf(account).Wallet.Kind is WalletKind.Spot or WalletKind.IsolatedMargin;
            if (isTrading && frozen != held[account])
                broken.Add($"{name}: {frozen} is frozen for orders in {_ledger.LineOf(account)}, and they hold {held[account]}");
        }
    }

    private int AccountOf(int seat, Matching.Side side, byte isMargin) =>
        side == Matching.Side.Buy ? Seats[seat].Quote(isMargin != 0) : Seats[seat].Base(isMargin != 0);
}
