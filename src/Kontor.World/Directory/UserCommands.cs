using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Directory;

public sealed record CreateUser(string Name) : Command<Outcome<UserRecord>>
{
    public UserState State { get; init; }
    public bool HasSecondFactor { get; init; } = true;
    public AccountKinds Accounts { get; init; } = AccountKinds.All;

    public override CommandKind Kind => CommandKind.CreateUser;

    public override Outcome<UserRecord> Apply(WorldState state, long nowMs)
    {
        if (!Bounds.IsName(Name))
            return Reject.Malformed;
        if (state.Directory.FindUser(Name) is not null)
            return Reject.NameTaken;
        if (state.Directory.Users.Count >= Bounds.UsersMax)
            return Reject.TooMany;
        var user = new UserRecord
        {
            Number = state.Directory.Users.Count + 1,
            Name = Name,
            State = State,
            HasSecondFactor = HasSecondFactor,
            Accounts = Accounts,
            CreatedMs = nowMs,
        };
        state.Directory.Add(user);
        return user;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Name);
        writer.WriteByte((byte)State);
        writer.WriteBool(HasSecondFactor);
        writer.WriteUnsigned((ushort)Accounts);
    }

    public static CreateUser Read(ref RecordReader reader) =>
        new(reader.ReadText())
        {
            State = (UserState)reader.ReadByte(),
            HasSecondFactor = reader.ReadBool(),
            Accounts = (AccountKinds)reader.ReadUnsigned(),
        };
}

/// <summary>Changes what is given and leaves the rest as it is.</summary>
public sealed record PatchUser(long Number) : Command<Outcome<UserRecord>>
{
    public UserState? State { get; init; }
    public bool? HasSecondFactor { get; init; }
    public AccountKinds? Accounts { get; init; }

    public override CommandKind Kind => CommandKind.PatchUser;

    public override Outcome<UserRecord> Apply(WorldState state, long nowMs)
    {
        if (state.Directory.FindUser(Number) is not { } user)
            return Reject.UnknownUser;
        var patched = user with
        {
            State = State ?? user.State,
            HasSecondFactor = HasSecondFactor ?? user.HasSecondFactor,
            Accounts = Accounts ?? user.Accounts,
        };
        state.Directory.Replace(patched);
        return patched;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteLong(Number);
        writer.WriteLongOrNone((long?)State);
        writer.WriteBoolOrNone(HasSecondFactor);
        writer.WriteLongOrNone((long?)Accounts);
    }

    public static PatchUser Read(ref RecordReader reader) =>
        new(reader.ReadLong())
        {
            State = (UserState?)reader.ReadLongOrNone(),
            HasSecondFactor = reader.ReadBoolOrNone(),
            Accounts = (AccountKinds?)reader.ReadLongOrNone(),
        };
}
