using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Directory;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Funding;

/// <summary>A user opens another one under it: with wallets and keys of its own, but nobody else's.</summary>
public sealed record OpenSubAccount(ExchangeId Exchange, long Main, string Name) : Command<Outcome<SubAccount>>
{
    public override CommandKind Kind => CommandKind.OpenSubAccount;

    public override Outcome<SubAccount> Apply(WorldState state, long nowMs)
    {
        if (state.Funding.Find(Exchange) is not { } exchange)
            return Reject.UnknownExchange;
        if (state.Directory.FindUser(Main) is not { } main)
            return Reject.UnknownUser;
        if (exchange.SubAccounts.Find(Main) is not null)
            return Reject.NotMainUser;
        if (exchange.SubAccounts.CountOf(Main) >= exchange.Rules.SubAccountsMax)
            return Reject.AboveSubAccountQuota;
        var created = new CreateUser(Name) { HasSecondFactor = main.HasSecondFactor, Accounts = main.Accounts }.Apply(state, nowMs);
        if (!created.IsOk)
            return created.Reject;
        var account = new SubAccount
        {
            User = created.Value.Number,
            Main = Main,
            Name = Name,
            OpenedMs = nowMs,
        };
        exchange.SubAccounts.Put(account);
        return account;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(Main);
        writer.WriteText(Name);
    }

    public static OpenSubAccount Read(ref RecordReader reader) => new(new(reader.ReadText()), reader.ReadLong(), reader.ReadText());
}

/// <summary>Freezes a sub-account, or lets it go on. Frozen it neither gives nor takes.</summary>
public sealed record SetSubAccount(ExchangeId Exchange, long User, SubAccountState State) : Command<Outcome<SubAccount>>
{
    public override CommandKind Kind => CommandKind.SetSubAccount;

    public override Outcome<SubAccount> Apply(WorldState state, long nowMs)
    {
        if (state.Funding.Find(Exchange) is not { } exchange)
            return Reject.UnknownExchange;
        if (exchange.SubAccounts.Find(User) is not { } account)
            return Reject.UnknownUser;
        if (State > SubAccountState.FrozenByMain)
            return Reject.Malformed;
        exchange.SubAccounts.Put(account with { State = State });
        return exchange.SubAccounts.Find(User)!;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteByte((byte)State);
    }

    public static SetSubAccount Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), (SubAccountState)reader.ReadByte());
}
