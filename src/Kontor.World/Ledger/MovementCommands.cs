using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Ledger;

/// <summary>Money comes in from outside.</summary>
public sealed record CreditWallet(AccountPlace Place, Int128 Amount) : Command<Outcome<Bill>>
{
    public override CommandKind Kind => CommandKind.CreditWallet;

    public override Outcome<Bill> Apply(WorldState state, long nowMs) => state.Ledger.BringIn(state, Place, Amount, nowMs);

    public override void Write(ref RecordWriter writer)
    {
        writer.Write(Place);
        writer.WriteAmount(Amount);
    }

    public static CreditWallet Read(ref RecordReader reader) => new(reader.ReadPlace(), reader.ReadAmount());
}

/// <summary>Money leaves to outside.</summary>
public sealed record DebitWallet(AccountPlace Place, Int128 Amount) : Command<Outcome<Bill>>
{
    public override CommandKind Kind => CommandKind.DebitWallet;

    public override Outcome<Bill> Apply(WorldState state, long nowMs) => state.Ledger.TakeOut(state, Place, Amount, nowMs);

    public override void Write(ref RecordWriter writer)
    {
        writer.Write(Place);
        writer.WriteAmount(Amount);
    }

    public static DebitWallet Read(ref RecordReader reader) => new(reader.ReadPlace(), reader.ReadAmount());
}

/// <summary>Money moves between two wallets of one user at one exchange.</summary>
public sealed record TransferBetweenWallets(AccountPlace From, WalletId To, Int128 Amount) : Command<Outcome<Transfer>>
{
    public override CommandKind Kind => CommandKind.TransferBetweenWallets;

    public override Outcome<Transfer> Apply(WorldState state, long nowMs) => state.Ledger.Move(state, From, To, Amount, nowMs);

    public override void Write(ref RecordWriter writer)
    {
        writer.Write(From);
        writer.Write(To);
        writer.WriteAmount(Amount);
    }

    public static TransferBetweenWallets Read(ref RecordReader reader) => new(reader.ReadPlace(), reader.ReadWallet(), reader.ReadAmount());
}

/// <summary>Holds back a part of what is available.</summary>
public sealed record FreezeFunds(AccountPlace Place, Int128 Amount) : Command<Outcome<Balance>>
{
    public override CommandKind Kind => CommandKind.FreezeFunds;

    public override Outcome<Balance> Apply(WorldState state, long nowMs) =>
        state.Ledger.Hold(state, Place, Amount, isRelease: false, nowMs);

    public override void Write(ref RecordWriter writer)
    {
        writer.Write(Place);
        writer.WriteAmount(Amount);
    }

    public static FreezeFunds Read(ref RecordReader reader) => new(reader.ReadPlace(), reader.ReadAmount());
}

/// <summary>Makes a part of what was held back available again.</summary>
public sealed record ReleaseFunds(AccountPlace Place, Int128 Amount) : Command<Outcome<Balance>>
{
    public override CommandKind Kind => CommandKind.ReleaseFunds;

    public override Outcome<Balance> Apply(WorldState state, long nowMs) => state.Ledger.Hold(state, Place, Amount, isRelease: true, nowMs);

    public override void Write(ref RecordWriter writer)
    {
        writer.Write(Place);
        writer.WriteAmount(Amount);
    }

    public static ReleaseFunds Read(ref RecordReader reader) => new(reader.ReadPlace(), reader.ReadAmount());
}
