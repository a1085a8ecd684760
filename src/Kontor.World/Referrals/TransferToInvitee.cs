using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Funding;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Referrals;

/// <summary>Money goes from a user to one it brought to the exchange: at once, and for nothing.</summary>
public sealed record TransferToInvitee(AccountPlace From, long ToUser, WalletId To, Int128 Amount) : Command<Outcome<UserTransfer>>
{
    public override CommandKind Kind => CommandKind.TransferToInvitee;

    public override Outcome<UserTransfer> Apply(WorldState state, long nowMs)
    {
        if (From.Wallet.Kind == WalletKind.IsolatedMargin || To.Kind == WalletKind.IsolatedMargin)
            return Reject.Malformed;
        var reject = state.Ledger.Locate(state, From, out var ledger);
        if (reject == Reject.None)
            reject = state.Ledger.Locate(state, From with { User = ToUser, Wallet = To }, out _);
        if (reject == Reject.None)
            reject = CheckPeople(state, ledger, nowMs);
        if (reject != Reject.None)
            return reject;
        if (!ledger.FindAsset(From.Asset)!.CanWithdraw)
            return Reject.WithdrawalClosed;
        if (Amount <= 0)
            return Reject.NotPositive;
        if (LedgerState.SpendableOf(state, ledger, From) < Amount)
            return Reject.NotEnough;
        return UserTransfers.Move(state, ledger, From, From.User, (ToUser, To), Amount, nowMs);
    }

    // Money leaves the user, so whatever keeps it from withdrawing keeps it from this.
    private Reject CheckPeople(WorldState state, ExchangeLedger ledger, long nowMs)
    {
        if (From.User == ToUser)
            return Reject.SameUser;
        if (!state.Referrals.Of(ledger).IsInvitedBy(ToUser, From.User))
            return Reject.NotRelated;
        var giver = state.Funding.Of(ledger).UserOf(From.User);
        if (!giver.CanWithdraw)
            return Reject.WithdrawalForbidden;
        if (nowMs < giver.LockedUntilMs)
            return Reject.WithdrawalLocked;
        return state.Funding.Of(ledger).UserOf(ToUser).CanDeposit ? Reject.None : Reject.DepositForbidden;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.Write(From);
        writer.WriteLong(ToUser);
        writer.Write(To);
        writer.WriteAmount(Amount);
    }

    public static TransferToInvitee Read(ref RecordReader reader) =>
        new(reader.ReadPlace(), reader.ReadLong(), reader.ReadWallet(), reader.ReadAmount());
}
