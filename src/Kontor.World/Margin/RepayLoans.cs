using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Margin;

/// <summary>Pays back what is owed of an asset, out of the isolated wallet. More than is owed is not taken.</summary>
public sealed record RepayLoans(ExchangeId Exchange, long User, string Symbol, string Asset, Int128 Amount) : Command<Outcome<Repayment>>
{
    public override CommandKind Kind => CommandKind.RepayLoans;

    public override Outcome<Repayment> Apply(WorldState state, long nowMs)
    {
        var reject = state.Margin.Locate(state, new(Exchange, User, WalletId.IsolatedMargin(Symbol), Asset), out var desk);
        if (reject != Reject.None)
            return reject;
        if (Amount <= 0)
            return Reject.NotPositive;
        if (desk.Exchange.Find(User, desk.Market) is not { } account || account.OwedOf(desk.IsBase) == 0)
            return Reject.NothingOwed;
        if (account.IsInLiquidation)
            return Reject.MarginInLiquidation;
        var amount = Int128.Min(Amount, account.OwedOf(desk.IsBase));
        if (desk.Exchange.Ledger.BalanceAt(desk.IsBase ? account.BaseAccount : account.QuoteAccount).Available < amount)
            return Reject.NotEnough;
        var repayment = state.Margin.Repay(desk.Exchange, account, desk.IsBase, amount, isForced: false, nowMs);
        state.Margin.Touch(desk.Exchange, account, nowMs);
        return repayment;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
        writer.WriteText(Asset);
        writer.WriteAmount(Amount);
    }

    public static RepayLoans Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadText(), reader.ReadText(), reader.ReadAmount());
}
