using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Funding;

/// <summary>The user takes a withdrawal back, as long as no transaction is on its way.</summary>
public sealed record CancelWithdrawal(ExchangeId Exchange, long User, long Id) : Command<Outcome<Withdrawal>>
{
    public override CommandKind Kind => CommandKind.CancelWithdrawal;

    public override Outcome<Withdrawal> Apply(WorldState state, long nowMs)
    {
        if (state.Ledger.Find(Exchange) is null)
            return Reject.UnknownExchange;
        if (state.Funding.FindWithdrawal(Exchange, User, Id) is not { } withdrawal)
            return Reject.UnknownMovement;
        return withdrawal.CanCancel ? WithdrawalDesk.GiveBack(state, withdrawal, WithdrawalState.Canceled, "", nowMs) : Reject.WrongState;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteLong(Id);
    }

    public static CancelWithdrawal Read(ref RecordReader reader) => new(new(reader.ReadText()), reader.ReadLong(), reader.ReadLong());
}
