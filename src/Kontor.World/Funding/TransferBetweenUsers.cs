using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Funding;

/// <summary>Money moves between a main user and its sub-accounts, or between two of them. Each request number of a giver works once.</summary>
public sealed record TransferBetweenUsers(AccountPlace From, long ToUser, WalletId To, Int128 Amount, string RequestNumber)
    : Command<Outcome<UserTransfer>>
{
    public override CommandKind Kind => CommandKind.TransferBetweenUsers;

    public override Outcome<UserTransfer> Apply(WorldState state, long nowMs)
    {
        if (state.Ledger.Find(From.Exchange) is not { } ledger)
            return Reject.UnknownExchange;
        var exchange = state.Funding.Of(ledger);
        if (!FundingBounds.IsNumber(RequestNumber))
            return Reject.Malformed;
        if (exchange.RequestNumbers.IsTaken(From.User, RequestNumber))
            return Reject.TradeNumberTaken;
        var reject = state.Ledger.Locate(state, From, out _);
        if (reject == Reject.None)
            reject = state.Ledger.Locate(state, From with { User = ToUser, Wallet = To }, out _);
        if (reject == Reject.None)
            reject = CheckFamily(exchange.SubAccounts);
        if (reject != Reject.None)
            return reject;
        if (Amount <= 0)
            return Reject.NotPositive;
        return LedgerState.SpendableOf(state, ledger, From) < Amount ? Reject.NotEnough : Move(state, ledger, exchange, nowMs);
    }

    private Reject CheckFamily(SubAccountTable accounts)
    {
        if (From.User == ToUser)
            return Reject.SameUser;
        if (accounts.MainOf(From.User) != accounts.MainOf(ToUser))
            return Reject.NotRelated;
        return IsFrozen(accounts, From.User) || IsFrozen(accounts, ToUser) ? Reject.SubAccountFrozen : Reject.None;
    }

    private UserTransfer Move(WorldState state, ExchangeLedger ledger, FundingExchange exchange, long nowMs)
    {
        var transfer = UserTransfers.Move(state, ledger, From, exchange.SubAccounts.MainOf(From.User), (ToUser, To), Amount, nowMs);
        exchange.RequestNumbers.Take(From.User, RequestNumber, transfer.Id);
        return transfer;
    }

    private static bool IsFrozen(SubAccountTable accounts, long user) => accounts.Find(user) is { State: not SubAccountState.Normal };

    public override void Write(ref RecordWriter writer)
    {
        writer.Write(From);
        writer.WriteLong(ToUser);
        writer.Write(To);
        writer.WriteAmount(Amount);
        writer.WriteText(RequestNumber);
    }

    public static TransferBetweenUsers Read(ref RecordReader reader) =>
        new(reader.ReadPlace(), reader.ReadLong(), reader.ReadWallet(), reader.ReadAmount(), reader.ReadText());
}
