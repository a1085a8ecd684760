using Kontor.World.Ledger;
using Kontor.World.Perpetuals.Prices;

namespace Kontor.World.Perpetuals.Liquidation;

/// <summary>
/// Cross positions stand and fall together: the account is due when all that is behind them is no more than all of them must be backed with.
/// They are sold one after the other, the one with the greatest loss first, and after each of them the account may be sound again.
/// </summary>
internal sealed partial class LiquidationDesk
{
    private readonly List<int> _cross = [];

    public void Examine(ContractAccount account, long nowMs)
    {
        CollectCross(account);
        if (_cross.Count == 0)
        {
            Discharge(account, nowMs);
            return;
        }
        var view = Money.Look(account);
        var surplus = view.CrossEquity - view.CrossMaintenance;
        if (surplus > 0)
        {
            Heal(account, nowMs);
            WatchAll(surplus);
        }
        else
            Sell(account, nowMs);
    }

    private void CollectCross(ContractAccount account)
    {
        _cross.Clear();
        foreach (var seat in account.Holding)
        {
            AddCross(seat.Long);
            AddCross(seat.Short);
        }
    }

    private void AddCross(int slot)
    {
        if (slot != PositionTable.None && !Positions[slot].IsIsolated)
            _cross.Add(slot);
    }

    // Each position may lose its part of what the account has to lose before anybody has to look again: as long as none of them has lost so
    // much, all of them together have not lost everything. Three units of each part are for rounding: of its value, of its maintenance margin, and
    // between two brackets.
    private void WatchAll(Int128 surplus)
    {
        var part = Int128.Max(0, (surplus / _cross.Count) - 3);
        foreach (var slot in _cross)
        {
            ref readonly var position = ref Positions[slot];
            var contract = exchange.At(position.Contract);
            if (contract.ValuationUnits == 0)
                continue;
            var worth = contract.WorthOf(position.Side, position.Lots, contract.ValuationUnits);
            var scale = ScaleOf(contract);
            // What a short position is worth, and with it what it must be backed with, grows while it loses: by no more than the last bracket's rate.
            var price = position.IsLong
                ? scale.PriceUp(position.Lots, worth - part)
                : scale.PriceDown(
                    position.Lots,
                    worth + (part * Rounded.Million / (Rounded.Million + contract.Record.Brackets[^1].MaintenancePpm))
                );
            Watch(contract, position, price > 0 && price <= long.MaxValue ? (long)price : CriticalPrice.None);
        }
    }

    // Margin for orders is part of the equity: cancelling them saves nobody, but it keeps them from opening more.
    private void Sell(ContractAccount account, long nowMs)
    {
        if (!account.IsInLiquidation)
        {
            account.IsInLiquidation = true;
            exchange.Desk.CancelAllOf(account, PerpetualEnd.Liquidation, nowMs);
        }
        SellNext(account, nowMs);
    }

    private void SellNext(ContractAccount account, long nowMs)
    {
        var worst = PositionTable.None;
        Int128 worstProfit = 0;
        foreach (var slot in _cross)
        {
            ref readonly var position = ref Positions[slot];
            var contract = exchange.At(position.Contract);
            if (position.State == PositionState.InLiquidation)
                return;
            var profit = PerpetualMoney.UnrealizedOf(contract, position);
            if (IsLiquidating(contract) && (worst == PositionTable.None || profit < worstProfit))
                (worst, worstProfit) = (slot, profit);
        }
        if (worst == PositionTable.None || !ReduceByBrackets(worst, nowMs))
            return;
        Delegate(worst, BackingOf(worst), nowMs);
    }

    /// <summary>What may be lost on a position until nothing is left: its margin, or everything that the account has beside it.</summary>
    private Int128 BackingOf(int slot)
    {
        ref readonly var position = ref Positions[slot];
        if (position.IsIsolated)
            return position.IsolatedMargin;
        var equity = Money.Look(Positions.SeatOf(slot).Account).CrossEquity;
        return equity - PerpetualMoney.UnrealizedOf(exchange.At(position.Contract), position);
    }

    private bool IsBadly(int slot)
    {
        ref readonly var position = ref Positions[slot];
        if (position.IsIsolated)
            return IsDue(exchange.At(position.Contract), position);
        var account = Positions.SeatOf(slot).Account;
        var view = Money.Look(account);
        return view.CrossEquity <= view.CrossMaintenance;
    }

    private void Heal(ContractAccount account, long nowMs)
    {
        if (!account.IsInLiquidation)
            return;
        account.IsInLiquidation = false;
        foreach (var slot in _cross)
        {
            if (Positions[slot].State == PositionState.InLiquidation)
                Release(slot, nowMs);
        }
    }

    private void Release(int slot, long nowMs)
    {
        ref var position = ref Positions[slot];
        TakeBack(_cases[position.Id], nowMs);
        Forget(position.Id);
        (position.State, position.UpdatedMs) = (PositionState.Open, nowMs);
        exchange.Show(slot);
    }

    // Nothing is left that could still bring something in: what the account owes is the insurance fund's loss, as far as it reaches.
    private void Discharge(ContractAccount account, long nowMs)
    {
        if (!account.IsInLiquidation)
            return;
        account.IsInLiquidation = false;
        var fund = exchange.Ledger.Account(House.Insurance, account.Asset);
        var paid = Int128.Min(account.Debt, Int128.Max(0, exchange.Ledger.BalanceAt(fund).Available));
        if (paid == 0)
            return;
        exchange.Ledger.Move(fund, account.Clearing, paid, new Posting(BillKind.Liquidation, nowMs));
        account.Debt -= paid;
        exchange.Show(account);
    }
}
