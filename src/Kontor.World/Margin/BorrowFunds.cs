using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Margin;

/// <summary>Borrows an asset of a market into one's isolated wallet there. The result is the loan's number.</summary>
public sealed record BorrowFunds(ExchangeId Exchange, long User, string Symbol, string Asset, Int128 Amount) : Command<Outcome<long>>
{
    /// <summary>Loans that one wallet may have open.</summary>
    public const int LoansMax = 100;

    public override CommandKind Kind => CommandKind.BorrowFunds;

    // The first line that fails decides: the place, the terms, the amount, then the wallet.
    public override Outcome<long> Apply(WorldState state, long nowMs)
    {
        var reject = state.Margin.Locate(state, new(Exchange, User, WalletId.IsolatedMargin(Symbol), Asset), out var desk);
        if (reject != Reject.None)
            return reject;
        var lending = desk.IsBase ? desk.Terms.Base : desk.Terms.Quote;
        if (!lending.IsOpen || !desk.Record.HasMargin)
            return Reject.BorrowingClosed;
        if (Amount <= 0)
            return Reject.NotPositive;
        if (Amount < lending.BorrowMin)
            return Reject.BelowMinimum;
        var account = desk.Exchange.FindOrOpen(User, desk.Market, desk.Record);
        if (account.IsInLiquidation)
            return Reject.MarginInLiquidation;
        if (account.OpenLoans.Count >= LoansMax || !state.Schedule.HasRoom)
            return Reject.TooMany;
        if (account.PrincipalOf(desk.IsBase) + Int128.Min(Amount, Bounds.AmountMax) > lending.BorrowMax)
            return Reject.AboveMaximum;
        var price = desk.Price(state.Margin);
        if (!price.IsKnown)
            return Reject.NoPrice;
        if (Amount > MarginRisk.Borrowable(desk.Exchange.SheetOf(account), price, desk.Terms, desk.IsBase))
            return Reject.MarginNotEnough;
        var loan = state.Margin.Lend(desk.Exchange, account, desk.IsBase, Amount, nowMs);
        state.Margin.Touch(desk.Exchange, account, nowMs);
        return loan.Id;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
        writer.WriteText(Asset);
        writer.WriteAmount(Amount);
    }

    public static BorrowFunds Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadText(), reader.ReadText(), reader.ReadAmount());
}
