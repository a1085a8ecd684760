using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Funding;

/// <summary>Moves money that may be moved from one user to another, and writes down that it was.</summary>
internal static class UserTransfers
{
    /// <param name="main">In whose list of transfers it will stand.</param>
    public static UserTransfer Move(
        WorldState state,
        ExchangeLedger ledger,
        AccountPlace giver,
        long main,
        (long User, WalletId Wallet) taker,
        Int128 amount,
        long nowMs
    )
    {
        var asset = ledger.Assets.IndexOf(giver.Asset);
        var row = new UserTransferRow
        {
            Main = main,
            From = giver.User,
            To = taker.User,
            TimeMs = nowMs,
            Amount = amount,
            Asset = asset,
            FromWallet = giver.Wallet.Kind,
            ToWallet = taker.Wallet.Kind,
            Exchange = (byte)ledger.Index,
        };
        var id = state.Funding.UserTransfers.Add(row);
        ledger.Move(
            ledger.Account(giver.User, giver.Wallet, asset),
            ledger.Account(taker.User, taker.Wallet, asset),
            amount,
            new Posting(BillKind.TransferOut, nowMs) { ReceiverKind = BillKind.TransferIn, Reference = id }
        );
        LedgerState.Changed(state, ledger, giver, nowMs);
        LedgerState.Changed(state, ledger, giver with { User = taker.User, Wallet = taker.Wallet }, nowMs);
        return state.Funding.Read(id, row);
    }
}
