using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Funding;

/// <summary>Coins leave an exchange for an address. The fee is inside the amount. An empty network means the asset's default one.</summary>
public sealed record RequestWithdrawal(ExchangeId Exchange, long User, string Asset, string Network, string Address, Int128 Amount)
    : Command<Outcome<Withdrawal>>
{
    public string Memo { get; init; } = "";

    /// <summary>By which the client knows it again; no two of its withdrawals can have the same. May be empty.</summary>
    public string ClientNumber { get; init; } = "";

    public override CommandKind Kind => CommandKind.RequestWithdrawal;

    public override Outcome<Withdrawal> Apply(WorldState state, long nowMs)
    {
        var terms = WithdrawalRules.Check(state, this, nowMs);
        return terms.IsOk ? WithdrawalDesk.Create(state, this, terms.Value, nowMs) : terms.Reject;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Asset);
        writer.WriteText(Network);
        writer.WriteText(Address);
        writer.WriteAmount(Amount);
        writer.WriteText(Memo);
        writer.WriteText(ClientNumber);
    }

    public static RequestWithdrawal Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadText(), reader.ReadText(), reader.ReadText(), reader.ReadAmount())
        {
            Memo = reader.ReadText(),
            ClientNumber = reader.ReadText(),
        };
}
