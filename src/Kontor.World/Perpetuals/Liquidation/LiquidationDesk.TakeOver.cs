using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Perpetuals.Prices;

namespace Kontor.World.Perpetuals.Liquidation;

internal sealed partial class LiquidationDesk
{
    private readonly record struct Rival(int Slot, bool IsLast, Int128 Rank, long Position);

    private readonly List<Rival> _rivals = [];

    // The book did not take it. Should the account have recovered in the meantime, that was that; a contract that is paused has to be waited for.
    private void LosePatience(int slot, long nowMs)
    {
        var contract = exchange.At(Positions[slot].Contract);
        var (id, account) = (Positions[slot].Id, Positions.SeatOf(slot).Account);
        if (!Positions[slot].IsIsolated)
            Examine(account, nowMs);
        if (!_cases.TryGetValue(id, out var found))
            return;
        if (!IsLiquidating(contract))
        {
            _patience.Set(id, nowMs + contract.Record.LiquidationPatienceMs);
            return;
        }
        TakeBack(found, nowMs);
        TakeOver(contract, slot, found, nowMs);
        exchange.Risk.OnAccount(account, nowMs);
    }

    private void TakeBack(LiquidationCase found, long nowMs)
    {
        if (exchange.Orders.Find(found.Order) is var order && order != OrderPool.None)
            exchange.Desk.Withdraw(order, PerpetualEnd.Liquidation, nowMs);
        found.Order = 0;
    }

    private void TakeOver(Contract contract, int slot, LiquidationCase found, long nowMs)
    {
        var ticks = PriceOfTakeOver(contract, slot, found, nowMs);
        Rank(contract, slot);
        var id = found.Position;
        foreach (var rival in _rivals)
        {
            if (Positions.Find(id) == PositionTable.None)
                break;
            var lots = Math.Min(Positions[slot].Lots, Positions[rival.Slot].Lots);
            exchange.Desk.MatchPositions((slot, OrderOrigin.Bankruptcy), (rival.Slot, OrderOrigin.Deleveraging), ticks, lots, nowMs);
        }
        // Whatever is long is short somewhere else, so there was always somebody.
        Invariant.Holds(Positions.Find(id) == PositionTable.None);
    }

    /// <summary>A contract ends: its positions are matched with each other at the mark price, the oldest first.</summary>
    public void SettleAll(Contract contract, long nowMs)
    {
        var ticks = Math.Max(1, contract.ValuationUnits / contract.Record.TickUnits);
        var slots = Positions
            .SlotsById()
            .Where(slot => Positions[slot].Contract == contract.Index)
            .ToLookup(slot => Positions[slot].IsLong);
        var (longs, shorts) = (new Queue<int>(slots[true]), new Queue<int>(slots[false]));
        while (longs.TryPeek(out var first) && shorts.TryPeek(out var second))
        {
            var lots = Math.Min(Positions[first].Lots, Positions[second].Lots);
            var (firstEnds, secondEnds) = (Positions[first].Lots == lots, Positions[second].Lots == lots);
            exchange.Desk.MatchPositions((first, OrderOrigin.Settlement), (second, OrderOrigin.Settlement), ticks, lots, nowMs);
            if (firstEnds)
                longs.Dequeue();
            if (secondEnds)
                shorts.Dequeue();
        }
        Invariant.Holds(contract.OpenLots == 0);
    }

    // The mark is fair to the other side. What it is worse than bankruptcy is the insurance fund's loss; only when the fund cannot bear it
    // the other side is closed at the bankruptcy price, and earns less than the mark would have given it.
    private long PriceOfTakeOver(Contract contract, int slot, LiquidationCase found, long nowMs)
    {
        ref var position = ref Positions[slot];
        var account = Positions.SeatOf(slot).Account;
        var backing = BackingOf(slot);
        found.BankruptcyTicks = BankruptcyTicks(contract, position, backing);
        var mark = Math.Max(1, contract.ValuationUnits / contract.Record.TickUnits);
        var value = contract.ValueOf(mark, position.Lots);
        var missing = -(backing + (position.IsLong ? value - position.EntryValue : position.EntryValue - value));
        if (missing <= 0)
            return mark;
        var fund = exchange.Ledger.Account(House.Insurance, contract.QuoteAsset);
        if (exchange.Ledger.BalanceAt(fund).Available < missing)
            return found.BankruptcyTicks;
        var why = WhyOf(contract, position.Id, nowMs);
        exchange.Ledger.Move(fund, account.Handle, missing, why);
        if (position.IsIsolated)
            Money.SetAside(account, ref position, missing, why);
        Money.Balance(account, nowMs);
        found.Margin = position.IsolatedMargin;
        return mark;
    }

    // Whoever is being sold himself, and the owner of the position, come after everybody else: they must, when nobody else is left.
    private void Rank(Contract contract, int slot)
    {
        _rivals.Clear();
        var (side, user) = (Positions[slot].Side, Positions[slot].User);
        foreach (var other in Positions.SlotsById())
        {
            ref readonly var rival = ref Positions[other];
            if (rival.Contract != contract.Index || rival.Side == side)
                continue;
            var isLast = rival.User == user || rival.State == PositionState.InLiquidation;
            _rivals.Add(new Rival(other, isLast, RankOf(contract, other), rival.Id));
        }
        _rivals.Sort(
            static (left, right) =>
                left.IsLast != right.IsLast ? left.IsLast.CompareTo(right.IsLast)
                : left.Rank != right.Rank ? right.Rank.CompareTo(left.Rank)
                : left.Position.CompareTo(right.Position)
        );
    }

    /// <summary>How soon a position would have to be given up: the higher the sooner.</summary>
    public Int128 RankOf(Contract contract, int slot)
    {
        ref readonly var position = ref Positions[slot];
        var profit = PerpetualMoney.UnrealizedOf(contract, position);
        var value = contract.WorthOf(position.Side, position.Lots, contract.ValuationUnits);
        var equity = position.IsIsolated
            ? PerpetualMoney.IsolatedEquityOf(contract, position)
            : Money.Look(Positions.SeatOf(slot).Account).CrossEquity;
        return AdlRank.Of(profit, position.EntryValue, value, equity);
    }

    // Everything that an isolated position leaves over goes to the fund.
    private Int128 LeftOfMargin(LiquidationCase found, in PerpetualFillRow fill)
    {
        var slot = Positions.Find(found.Position);
        var margin = slot == PositionTable.None ? 0 : Positions[slot].IsolatedMargin;
        var given = found.Margin - margin;
        found.Margin = margin;
        return given + fill.RealizedPnl;
    }

    // A cross account that recovers keeps what is left, so it pays a fee instead: out of what was got beyond bankruptcy, and no more.
    private Int128 FeeOf(LiquidationCase found, in PerpetualOrderRow order, in PerpetualFillRow fill)
    {
        var contract = exchange.At(order.Contract);
        var beyond = fill.Value - contract.ValueOf(found.BankruptcyTicks, fill.Lots);
        if (order.Side == Side.Buy)
            beyond = -beyond;
        return Int128.Min(Ppm.Up(fill.Value, contract.Record.LiquidationFeePpm), beyond);
    }

    private void Collect(ContractAccount account, in PerpetualOrderRow order, Int128 amount, long nowMs)
    {
        if (amount <= 0)
            return;
        var contract = exchange.At(order.Contract);
        var fund = exchange.Ledger.Account(House.Insurance, contract.QuoteAsset);
        if (Positions.Find(order.OriginId) is not PositionTable.None and var slot)
            Positions[slot].LiquidationFees += amount;
        Money.Pay(account, order, fund, amount, WhyOf(contract, order.OriginId, nowMs));
        Money.Balance(account, nowMs);
    }

    /// <summary>Rounding may leave a fill of a liquidation a unit short of its margin: that is the fund's.</summary>
    public Int128 Cover(ContractAccount account, in PerpetualOrderRow order, Int128 loss, long nowMs)
    {
        var isHouse = order.Origin is OrderOrigin.Liquidation or OrderOrigin.Bankruptcy or OrderOrigin.Settlement;
        if (!isHouse || order.MarginMode != MarginMode.Isolated)
            return 0;
        var contract = exchange.At(order.Contract);
        var fund = exchange.Ledger.Account(House.Insurance, contract.QuoteAsset);
        var covered = Int128.Min(loss, Int128.Max(0, exchange.Ledger.BalanceAt(fund).Available));
        if (covered > 0)
            exchange.Ledger.Move(fund, account.Handle, covered, WhyOf(contract, order.OriginId, nowMs));
        return covered;
    }
}
