using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Funding;

/// <summary>Coins go to another user of the same exchange: at once, without a network, and for nothing.</summary>
public sealed record RequestInternalWithdrawal(ExchangeId Exchange, long User, string Asset, long ToUser, Int128 Amount)
    : Command<Outcome<Withdrawal>>
{
    public string ClientNumber { get; init; } = "";

    public override CommandKind Kind => CommandKind.RequestInternalWithdrawal;

    public override Outcome<Withdrawal> Apply(WorldState state, long nowMs)
    {
        var reject = Check(state, nowMs, out var ledger, out var asset, out var satoshi);
        return reject == Reject.None ? Move(state, ledger, asset, satoshi, nowMs) : reject;
    }

    private Reject Check(WorldState state, long nowMs, out ExchangeLedger ledger, out AssetRecord asset, out long satoshi)
    {
        (asset, satoshi) = (null!, 0);
        var user = WithdrawalRules.CheckUser(state, Exchange, User, ClientNumber, nowMs, out ledger);
        if (user != Reject.None)
            return user;
        asset = ledger.FindAsset(Asset)!;
        if (asset is null)
            return Reject.UnknownAsset;
        var exchange = state.Funding.Of(ledger);
        var currency = exchange.Currencies.DefaultOf(Asset);
        if (!asset.CanWithdraw)
            return Reject.WithdrawalClosed;
        if (currency is { IsClosedToApi: true })
            return Reject.ClosedToApi;
        if (ToUser == User)
            return Reject.SameUser;
        var receiver = state.Ledger.Locate(state, new AccountPlace(Exchange, ToUser, exchange.Rules.DepositTo, Asset), out _);
        if (receiver != Reject.None)
            return receiver;
        if (!exchange.UserOf(ToUser).CanDeposit)
            return Reject.DepositForbidden;
        if (Amount <= 0)
            return Reject.NotPositive;
        if (currency is not null && WithdrawalRules.IsTooPrecise(currency, asset, Amount))
            return Reject.TooPrecise;
        satoshi = exchange.WorthOf(asset, Amount);
        return WithdrawalRules.CheckMeans(ledger, exchange, User, asset, Amount, satoshi, nowMs);
    }

    private Withdrawal Move(WorldState state, ExchangeLedger ledger, AssetRecord asset, long satoshi, long nowMs)
    {
        var (funding, exchange) = (state.Funding, state.Funding.Of(ledger));
        var withdrawal = new Withdrawal
        {
            Id = funding.TakeId(),
            Exchange = Exchange,
            User = User,
            Asset = Asset,
            Wallet = exchange.Rules.WithdrawalWallet,
            Network = "",
            Address = "",
            ToUser = ToUser,
            Amount = Amount,
            Fee = 0,
            ClientNumber = ClientNumber,
            State = WithdrawalState.Success,
            CreatedMs = nowMs,
            UpdatedMs = nowMs,
        };
        var index = ledger.Assets.IndexOf(asset.Code);
        ledger.Move(
            ledger.Account(User, exchange.Rules.WithdrawFrom, index),
            ledger.Account(ToUser, exchange.Rules.DepositTo, index),
            Amount,
            new Posting(BillKind.Withdraw, nowMs) { ReceiverKind = BillKind.Deposit, Reference = withdrawal.Id }
        );
        WithdrawalDesk.Remember(exchange, withdrawal, satoshi, nowMs);
        var deposit = ToDeposit(funding.TakeId(), nowMs);
        funding.Finish(deposit);
        return funding.Finish(withdrawal with { DepositId = deposit.Id });
    }

    private Deposit ToDeposit(long id, long nowMs) =>
        new()
        {
            Id = id,
            Exchange = Exchange,
            User = ToUser,
            Asset = Asset,
            Network = "",
            Address = "",
            Amount = Amount,
            TxId = "",
            FromUser = User,
            State = DepositState.Success,
            CreatedMs = nowMs,
            UpdatedMs = nowMs,
        };

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Asset);
        writer.WriteLong(ToUser);
        writer.WriteAmount(Amount);
        writer.WriteText(ClientNumber);
    }

    public static RequestInternalWithdrawal Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadText(), reader.ReadLong(), reader.ReadAmount())
        {
            ClientNumber = reader.ReadText(),
        };
}
