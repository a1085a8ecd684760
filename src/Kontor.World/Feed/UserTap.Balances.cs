using Kontor.World.Ledger;
using Kontor.World.Perpetuals;

namespace Kontor.World.Feed;

internal sealed partial class UserTap
{
    private record struct TouchedBalance(int Account, Balance Before, BillKind Kind, bool IsCertain);

    private readonly List<TouchedBalance> _balances = [];

    /// <summary>A balance is about to change.</summary>
    public void TouchBalance(int account, in Balance before)
    {
        if (FindBalance(account) >= 0)
            return;
        _balances.Add(new TouchedBalance(account, before, BillKind.None, IsCertain: false));
        Touch();
    }

    /// <summary>A bill was written for it.</summary>
    public void NameBalance(int account, BillKind kind)
    {
        var index = FindBalance(account);
        if (index >= 0 && _balances[index].Kind == BillKind.None)
            _balances[index] = _balances[index] with { Kind = kind };
    }

    /// <summary>What stands against a contract wallet has changed, whatever became of the wallet itself.</summary>
    public void TouchAccount(ContractAccount account, in Balance balance)
    {
        TouchBalance(account.Handle, balance);
        var index = FindBalance(account.Handle);
        _balances[index] = _balances[index] with { IsCertain = true };
    }

    // A command touches a handful of them: a walk is faster than a table.
    private int FindBalance(int account)
    {
        for (var index = 0; index < _balances.Count; index++)
        {
            if (_balances[index].Account == account)
                return index;
        }
        return -1;
    }

    private void TellBalances(ExchangeLedger ledger, PerpetualExchange perpetuals, long nowMs)
    {
        foreach (var touched in _balances)
        {
            var line = ledger.LineOf(touched.Account);
            // What was held back and set free again within one command is as it was.
            if (!touched.IsCertain && touched.Kind == BillKind.None && line.Balance == touched.Before)
                continue;
            var isContract = line.Wallet.Kind == WalletKind.Contract;
            Tell(
                new BalanceChanged(line.Wallet, ledger.Assets[ledger.AssetOf(touched.Account)], line.Balance, touched.Kind)
                {
                    Record = Record,
                    TimeMs = nowMs,
                    Account = isContract ? perpetuals.OverviewOf(User, ledger.AssetOf(touched.Account)) : null,
                }
            );
        }
        _balances.Clear();
    }
}
