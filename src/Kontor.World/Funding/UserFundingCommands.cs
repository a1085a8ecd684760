using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Funding;

/// <summary>Allows or forbids a user of an exchange to deposit and to withdraw. What is null stays as it is.</summary>
public sealed record SetUserFunding(ExchangeId Exchange, long User, bool? CanDeposit, bool? CanWithdraw) : Command<Outcome<UserFunding>>
{
    public override CommandKind Kind => CommandKind.SetUserFunding;

    public override Outcome<UserFunding> Apply(WorldState state, long nowMs)
    {
        if (state.Funding.Find(Exchange) is not { } exchange)
            return Reject.UnknownExchange;
        if (state.Directory.FindUser(User) is null)
            return Reject.UnknownUser;
        var user = exchange.UserOf(User);
        user = user with { CanDeposit = CanDeposit ?? user.CanDeposit, CanWithdraw = CanWithdraw ?? user.CanWithdraw };
        exchange.SetUser(User, user);
        DepositDesk.ReleaseHeld(state, Exchange, nowMs);
        return user;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteBoolOrNone(CanDeposit);
        writer.WriteBoolOrNone(CanWithdraw);
    }

    public static SetUserFunding Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadBoolOrNone(), reader.ReadBoolOrNone());
}

/// <summary>A user changed its password or the like at an exchange: for a day nothing can be withdrawn, in case it was somebody else.</summary>
public sealed record RecordSecurityChange(ExchangeId Exchange, long User, SecurityChange Change) : Command<Outcome<UserFunding>>
{
    public override CommandKind Kind => CommandKind.RecordSecurityChange;

    public override Outcome<UserFunding> Apply(WorldState state, long nowMs)
    {
        if (state.Funding.Find(Exchange) is not { } exchange)
            return Reject.UnknownExchange;
        if (state.Directory.FindUser(User) is null)
            return Reject.UnknownUser;
        if (Change is < SecurityChange.Password or > SecurityChange.Phone)
            return Reject.Malformed;
        var user = exchange.UserOf(User) with { LastChange = Change, LockedUntilMs = nowMs + exchange.Rules.SecurityLockMs };
        exchange.SetUser(User, user);
        return user;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteByte((byte)Change);
    }

    public static RecordSecurityChange Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), (SecurityChange)reader.ReadByte());
}
