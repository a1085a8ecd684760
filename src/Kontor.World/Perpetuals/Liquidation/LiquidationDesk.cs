using Kontor.World.Codec;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Perpetuals.Prices;
using Kontor.World.Time;

namespace Kontor.World.Perpetuals.Liquidation;

/// <summary>
/// Ends positions that are not backed any more. First the orders around them are cancelled; then an order at the bankruptcy price stands
/// in the book for them, for as long as the contract has patience; then what is left is matched with positions on the other side, at the
/// mark price as long as the insurance fund can pay for what that is worse than bankruptcy, and at the bankruptcy price when it cannot.
/// The house itself never holds a position.
/// </summary>
internal sealed partial class LiquidationDesk(PerpetualExchange exchange, ScheduleState schedule)
{
    private readonly SortedDictionary<long, LiquidationCase> _cases = [];
    private readonly Deadlines _patience = new();

    public int Count => _cases.Count;

    private PositionTable Positions => exchange.Positions;
    private PerpetualMoney Money => exchange.Money;

    /// <summary>Looks at one isolated position.</summary>
    public void Examine(int slot, long nowMs)
    {
        ref readonly var position = ref Positions[slot];
        var contract = exchange.At(position.Contract);
        if (position.State != PositionState.Open || !IsLiquidating(contract) || contract.ValuationUnits == 0)
            return;
        if (!IsDue(contract, position) || (position.AutoAppends != 0 && Append(slot, nowMs)))
        {
            Watch(slot);
            return;
        }
        CancelAround(slot, nowMs);
        if (ReduceByBrackets(slot, nowMs))
            Delegate(slot, BackingOf(slot), nowMs);
    }

    /// <summary>The world's clock has run out for some of the orders that stand in the book.</summary>
    public void LosePatience(long nowMs)
    {
        while (_patience.TryTakeDue(nowMs, out var id))
        {
            if (Positions.Find(id) is var slot && slot != PositionTable.None)
                LosePatience(slot, nowMs);
        }
        Await(nowMs);
    }

    /// <summary>Something of a position that is being sold was traded.</summary>
    public void Filled(in PerpetualOrderRow order, in PerpetualFillRow fill, long nowMs)
    {
        if (!_cases.TryGetValue(fill.PositionId, out var found))
            return;
        var account = exchange.TraderOf(order.User)!.SeatAt(order.Contract)!.Account;
        var left = order.MarginMode == MarginMode.Isolated && !found.IsReduction ? LeftOfMargin(found, fill) : FeeOf(found, order, fill);
        Collect(account, order, left, nowMs);
        if (Positions.Find(found.Position) == PositionTable.None)
            Forget(found.Position);
    }

    // While a contract is paused nothing can be sold in it: whoever is due waits.
    private static bool IsLiquidating(Contract contract) =>
        contract.Record.State is ContractState.Trading or ContractState.Delivering or ContractState.Testing;

    // The position is gone, or sound again.
    private void Forget(long position)
    {
        if (_cases.Remove(position))
            _patience.Clear(position);
    }

    private static bool IsDue(Contract contract, in PositionRow position) =>
        PerpetualMoney.IsolatedEquityOf(contract, position) <= PerpetualMoney.MaintenanceOf(contract, position);

    private void Watch(int slot)
    {
        ref readonly var position = ref Positions[slot];
        var contract = exchange.At(position.Contract);
        var stake = new Stake(position.IsLong, position.Lots, position.EntryValue, position.IsolatedMargin);
        Watch(contract, position, CriticalPrice.Liquidation(ScaleOf(contract), stake, contract.Record.Brackets.AsSpan()));
    }

    // Whoever was just found sound is not looked at again before the price has moved.
    private void Watch(Contract contract, in PositionRow position, long priceUnits)
    {
        if (priceUnits == CriticalPrice.None)
            return;
        var markUnits = contract.ValuationUnits;
        var price = position.IsLong ? Math.Min(priceUnits, markUnits - 1) : Math.Max(priceUnits, markUnits + 1);
        if (price > 0)
            exchange.Risk.WatchOf(contract).Positions.Watch(position.Id, position.IsLong, price);
    }

    // Back to the initial margin, or as far as the wallet's free money goes.
    private bool Append(int slot, long nowMs)
    {
        ref var position = ref Positions[slot];
        var contract = exchange.At(position.Contract);
        var account = Positions.SeatOf(slot).Account;
        var wanted = PerpetualMoney.InitialMarginOf(position) - PerpetualMoney.IsolatedEquityOf(contract, position);
        var amount = Int128.Min(wanted, Money.Look(account).Transferable);
        if (amount <= 0)
            return false;
        Money.SetAside(account, ref position, amount, WhyOf(contract, position.Id, nowMs));
        exchange.Show(slot);
        exchange.Risk.OnAccount(account, nowMs);
        return !IsDue(contract, position);
    }

    // Opening it further or closing it is the house's business now.
    private void CancelAround(int slot, long nowMs) =>
        exchange.Desk.CancelAround(Positions.SeatOf(slot), Positions[slot].Side, PerpetualEnd.Liquidation, nowMs);

    // The position is the house's from now on, whatever the price does.
    private void Delegate(int slot, Int128 backing, long nowMs)
    {
        ref var position = ref Positions[slot];
        var contract = exchange.At(position.Contract);
        position.State = PositionState.InLiquidation;
        position.UpdatedMs = nowMs;
        exchange.Show(slot);
        exchange.Risk.WatchOf(contract).Positions.Forget(position.Id);
        var found = new LiquidationCase
        {
            Position = position.Id,
            BankruptcyTicks = BankruptcyTicks(contract, position, backing),
            Margin = position.IsolatedMargin,
        };
        _cases.Add(position.Id, found);
        _patience.Set(position.Id, nowMs + contract.Record.LiquidationPatienceMs);
        Await(nowMs);
        // Not by reference any more: what is filled may open positions, and the table may grow.
        var (limit, lots) = (LimitOf(contract, position, found.BankruptcyTicks), position.Lots);
        var order = exchange.Desk.Liquidate(slot, limit, lots, mayRest: true, nowMs);
        found.Order = order.IsOpen ? order.Id : 0;
    }

    /// <summary>
    /// Sells what a position has beyond a bracket: the smaller rest has to be backed with less. False when that was enough. What the book
    /// does not take at once is not waited for: then all of the position goes.
    /// </summary>
    private bool ReduceByBrackets(int slot, long nowMs)
    {
        var id = Positions[slot].Id;
        for (var left = Positions[slot].Lots; ; left = Positions[slot].Lots)
        {
            var contract = exchange.At(Positions[slot].Contract);
            var beyond = LotsBeyondBracket(contract, Positions[slot]);
            if (beyond == 0 || beyond >= left)
                return true;
            var ticks = BankruptcyTicks(contract, Positions[slot], BackingOf(slot));
            _cases.Add(
                id,
                new LiquidationCase
                {
                    Position = id,
                    BankruptcyTicks = ticks,
                    IsReduction = true,
                }
            );
            exchange.Desk.Liquidate(slot, LimitOf(contract, Positions[slot], ticks), beyond, mayRest: false, nowMs);
            _cases.Remove(id);
            if (Positions.Find(id) != slot || !IsBadly(slot))
                return false;
            if (Positions[slot].Lots > left - beyond)
                return true;
        }
    }

    private static long LotsBeyondBracket(Contract contract, in PositionRow position)
    {
        var value = contract.WorthOf(position.Side, position.Lots, contract.ValuationUnits);
        var bracket = contract.BracketOf(value);
        if (bracket.ValueMin == 0)
            return 0;
        var oneLot = contract.WorthOf(PositionSide.Short, 1, contract.ValuationUnits);
        return position.Lots - (long)(bracket.ValueMin / oneLot);
    }

    private static LotScale ScaleOf(Contract contract) => new(contract.Record.TickUnits, contract.ValuePerTickLot);

    // Towards the position's profit, so that whoever takes it pays no more than its backing.
    private static long BankruptcyTicks(Contract contract, in PositionRow position, Int128 backing)
    {
        var stake = new Stake(position.IsLong, position.Lots, position.EntryValue, backing);
        var units = CriticalPrice.Bankruptcy(ScaleOf(contract), stake);
        if (units == CriticalPrice.None)
            return position.IsLong || stake.EntryValue + backing <= 0 ? 1 : OrderBook.PriceTicksMax;
        var ticks = position.IsLong ? Rounded.Up(units, contract.Record.TickUnits) : Rounded.Down(units, contract.Record.TickUnits);
        return (long)Int128.Clamp(ticks, 1, OrderBook.PriceTicksMax);
    }

    // A small cross position with much behind it would sweep the book: it goes no further than anybody's order may.
    private static long LimitOf(Contract contract, in PositionRow position, long bankruptcyTicks)
    {
        if (position.IsIsolated)
            return bankruptcyTicks;
        var mark = (Int128)contract.ValuationUnits / contract.Record.TickUnits;
        var band = Int128.Max(1, mark * contract.Record.PriceBandPpm / Rounded.Million);
        return position.IsLong
            ? (long)Int128.Max(bankruptcyTicks, mark - band)
            : (long)Int128.Max(1, Int128.Min(bankruptcyTicks, mark + band));
    }

    private void Await(long nowMs)
    {
        if (_patience.TryAwait(nowMs, out var dueMs))
            schedule.At(dueMs, DueKind.LiquidationPatience, exchange.Ledger.Index);
    }

    private static Posting WhyOf(Contract contract, long position, long nowMs) =>
        new(BillKind.Liquidation, nowMs)
        {
            Market = contract.Index,
            IsContract = true,
            Reference = position,
        };

    internal void Check(ICollection<string> broken)
    {
        var name = $"perpetuals: {exchange.Ledger.Name}";
        var selling = Positions.SlotsById().Where(slot => Positions[slot].State == PositionState.InLiquidation).ToArray();
        if (selling.Length != _cases.Count || _patience.Count != _cases.Count)
            broken.Add($"{name}: {selling.Length} positions are in liquidation, but {_cases.Count} are known to be");
        foreach (var slot in Positions.SlotsById())
        {
            ref readonly var position = ref Positions[slot];
            var contract = exchange.At(position.Contract);
            var account = Positions.SeatOf(slot).Account;
            if (!IsLiquidating(contract) || contract.ValuationUnits == 0)
                continue;
            if (
                position.IsIsolated
                    ? position.State == PositionState.Open && IsDue(contract, position)
                    : !account.IsInLiquidation && IsBadly(slot)
            )
                broken.Add($"{name}: position {position.Id} is not backed, and nobody has noticed");
        }
    }

    internal void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_cases.Count);
        foreach (var found in _cases.Values)
            found.Save(ref writer);
        _patience.Save(ref writer);
    }

    internal void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            var found = LiquidationCase.Load(ref reader);
            _cases.Add(found.Position, found);
        }
        _patience.Load(ref reader);
    }
}
