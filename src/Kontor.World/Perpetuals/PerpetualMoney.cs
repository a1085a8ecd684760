using Kontor.World.Ledger;

namespace Kontor.World.Perpetuals;

/// <summary>
/// Moves money between contract wallets and the house, and says how wallets and positions stand. Profits and losses are booked against the
/// house's clearing account, fees against its fees. At any moment and for each asset
/// <c>clearing + debts + entry values of long positions - entry values of short positions = 0</c>:
/// what clearing has paid out is what those who still hold the other side have not realized yet.
/// </summary>
internal sealed partial class PerpetualMoney(PerpetualExchange exchange)
{
    private ExchangeLedger Ledger => exchange.Ledger;

    public Int128 CashOf(ContractAccount account) => Ledger.BalanceAt(account.Handle).Available + account.FrozenForOrders;

    /// <summary>How the account stands at the present prices.</summary>
    public AccountView Look(ContractAccount account)
    {
        var (unrealized, margin, maintenance) = (Int128.Zero, Int128.Zero, Int128.Zero);
        var holding = account.Holding;
        for (var index = 0; index < holding.Count; index++)
        {
            AddCross(holding[index], holding[index].Long, ref unrealized, ref margin, ref maintenance);
            AddCross(holding[index], holding[index].Short, ref unrealized, ref margin, ref maintenance);
        }
        return new AccountView
        {
            Cash = CashOf(account),
            Debt = account.Debt,
            OrderHolds = account.OrderHolds,
            IsolatedMargin = account.IsolatedMargin,
            CrossUnrealized = unrealized,
            CrossMargin = margin,
            CrossMaintenance = maintenance,
        };
    }

    /// <summary>Lets an account hold more or less for orders than so far, and freezes of it what cash allows.</summary>
    public void HoldForOrders(ContractAccount account, Int128 more, long nowMs)
    {
        account.OrderHolds += more;
        if (more != 0)
            exchange.Show(account);
        Invariant.Holds(account.OrderHolds >= 0);
        Balance(account, nowMs);
    }

    /// <summary>
    /// Takes from the wallet: first what is available, then what is frozen for orders. What is still missing becomes a debt, and clearing
    /// pays in its stead.
    /// </summary>
    public void Pay(ContractAccount account, in PerpetualOrderRow order, int to, Int128 amount, in Posting why)
    {
        Invariant.Holds(amount >= 0);
        if (amount == 0)
            return;
        Thaw(account, amount);
        var paid = Int128.Min(amount, Ledger.BalanceAt(account.Handle).Available);
        if (paid < amount)
            paid += exchange.Risk.CoverLoss(account, order, amount - paid, why.TimeMs);
        if (paid > 0)
            Ledger.Move(account.Handle, to, paid, why);
        if (paid < amount)
            Owe(account, to, amount - paid, why);
    }

    /// <summary>Pays a profit out.</summary>
    public void Receive(ContractAccount account, Int128 amount, in Posting why)
    {
        Invariant.Holds(amount >= 0);
        if (amount > 0)
            Ledger.Move(account.Clearing, account.Handle, amount, why);
    }

    /// <summary>Sets cash aside for an isolated position. Cash that unrealized profits stand in for is advanced by clearing.</summary>
    public void SetAside(ContractAccount account, ref PositionRow position, Int128 amount, in Posting why)
    {
        Invariant.Holds(amount >= 0);
        Thaw(account, amount);
        var missing = amount - Ledger.BalanceAt(account.Handle).Available;
        if (missing > 0)
        {
            Ledger.Move(account.Clearing, account.Handle, missing, why);
            account.Debt += missing;
        }
        Ledger.Hold(account.Handle, amount);
        account.IsolatedMargin += amount;
        position.IsolatedMargin += amount;
    }

    /// <summary>Makes a part of what was set aside cash again.</summary>
    public void GiveBack(ContractAccount account, ref PositionRow position, Int128 amount)
    {
        Invariant.Holds(amount >= 0 && amount <= position.IsolatedMargin);
        Ledger.Release(account.Handle, amount);
        account.IsolatedMargin -= amount;
        position.IsolatedMargin -= amount;
    }

    /// <summary>Pays debts off as far as cash reaches, and freezes for orders what is left of it, as far as they hold it.</summary>
    public void Balance(ContractAccount account, long nowMs)
    {
        if (account.Debt > 0)
            Repay(account, nowMs);
        var more = Int128.Min(account.OrderHolds, CashOf(account)) - account.FrozenForOrders;
        if (more > 0)
            Ledger.Hold(account.Handle, more);
        else if (more < 0)
            Ledger.Release(account.Handle, -more);
        account.FrozenForOrders += more;
    }

    private void Repay(ContractAccount account, long nowMs)
    {
        Thaw(account, account.Debt);
        var paid = Int128.Min(account.Debt, Ledger.BalanceAt(account.Handle).Available);
        if (paid == 0)
            return;
        Ledger.Move(account.Handle, account.Clearing, paid, new Posting(BillKind.RealizedPnl, nowMs));
        account.Debt -= paid;
    }

    private void Owe(ContractAccount account, int to, Int128 amount, in Posting why)
    {
        account.Debt += amount;
        if (to != account.Clearing)
            Ledger.Move(account.Clearing, to, amount, why);
    }

    // Sees to it that as much as possible of an amount is available.
    private void Thaw(ContractAccount account, Int128 amount)
    {
        var missing = Int128.Min(account.FrozenForOrders, amount - Ledger.BalanceAt(account.Handle).Available);
        if (missing <= 0)
            return;
        Ledger.Release(account.Handle, missing);
        account.FrozenForOrders -= missing;
    }
}
