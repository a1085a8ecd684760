using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Directory;

/// <summary>A user opens another kind of account beside those it has. Opening one again changes nothing.</summary>
public sealed record OpenAccount(long User, AccountKinds Account) : Command<Outcome<UserRecord>>
{
    public override CommandKind Kind => CommandKind.OpenAccount;

    public override Outcome<UserRecord> Apply(WorldState state, long nowMs)
    {
        if (state.Directory.FindUser(User) is not { } user)
            return Reject.UnknownUser;
        if (Account is AccountKinds.None || (Account & ~AccountKinds.All) != AccountKinds.None)
            return Reject.Malformed;
        if (user.Accounts.HasFlag(Account))
            return user;
        var opened = user with { Accounts = user.Accounts | Account };
        state.Directory.Replace(opened);
        return opened;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteLong(User);
        writer.WriteUnsigned((ushort)Account);
    }

    public static OpenAccount Read(ref RecordReader reader) => new(reader.ReadLong(), (AccountKinds)reader.ReadUnsigned());
}
