using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Funding;

/// <summary>
/// A transfer to an address of an exchange stands on a network. Its transaction and the place in it name it: reported again, it is answered
/// as it then stands, and nothing happens.
/// </summary>
public sealed record ReportDeposit(ExchangeId Exchange, string Network, string Asset, string Address, Int128 Amount, string TxId)
    : Command<Outcome<Deposit>>
{
    public string Memo { get; init; } = "";
    public long Index { get; init; }

    public override CommandKind Kind => CommandKind.ReportDeposit;

    internal (string Network, string TxId, long Index) Transaction => (Network, TxId, Index);

    internal bool IsWellFormed =>
        Address.Length > 0 && ShortText.Fits(Address) && ShortText.Fits(Memo) && TxId.Length > 0 && ShortText.Fits(TxId) && Index >= 0;

    public override Outcome<Deposit> Apply(WorldState state, long nowMs) => DepositDesk.Report(state, this, isDriven: false, nowMs);

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteText(Network);
        writer.WriteText(Asset);
        writer.WriteText(Address);
        writer.WriteAmount(Amount);
        writer.WriteText(TxId);
        writer.WriteText(Memo);
        writer.WriteLong(Index);
    }

    public static ReportDeposit Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadText(), reader.ReadText(), reader.ReadText(), reader.ReadAmount(), reader.ReadText())
        {
            Memo = reader.ReadText(),
            Index = reader.ReadLong(),
        };
}

/// <summary>How many blocks deep a deposit is. A chain that was rewritten may say fewer than before; what was credited stays credited.</summary>
public sealed record ConfirmDeposit(long Id, int Confirmations) : Command<Outcome<Deposit>>
{
    public override CommandKind Kind => CommandKind.ConfirmDeposit;

    public override Outcome<Deposit> Apply(WorldState state, long nowMs)
    {
        if (Id < 1 || Id > state.Funding.NewestId)
            return Reject.UnknownMovement;
        if (Confirmations < 0)
            return Reject.Malformed;
        if (state.Funding.Deposits.Find(Id) is not { } deposit)
            return state.Funding.Withdrawals.Find(Id) is null ? Reject.WrongState : Reject.UnknownMovement;
        return DepositDesk.Progress(state, deposit, Confirmations, nowMs);
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteLong(Id);
        writer.WriteLong(Confirmations);
    }

    public static ConfirmDeposit Read(ref RecordReader reader) => new(reader.ReadLong(), (int)reader.ReadLong());
}
