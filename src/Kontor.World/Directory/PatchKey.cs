using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Directory;

/// <summary>Changes what is given and leaves the rest as it is.</summary>
public sealed record PatchKey(string Dialect, string Id) : Command<Outcome<KeyRecord>>
{
    public KeyState? State { get; init; }
    public Permissions? Permissions { get; init; }
    public ImmutableArray<string>? AllowedIps { get; init; }
    public long? ExpiresMs { get; init; }
    public string? Tier { get; init; }

    /// <summary>"" takes the key away from its broker. A broker that does not exist is kept as given: one contract has a row for that.</summary>
    public string? Broker { get; init; }

    public long? UserNumber { get; init; }

    public override CommandKind Kind => CommandKind.PatchKey;

    public override Outcome<KeyRecord> Apply(WorldState state, long nowMs)
    {
        if (!IsWellFormed)
            return Reject.Malformed;
        if (state.Directory.FindKey(Dialect, Id) is not { } key)
            return Reject.UnknownKey;
        if (UserNumber is { } number && number != 0 && state.Directory.FindUser(number) is null)
            return Reject.UnknownUser;
        var patched = key with
        {
            State = State ?? key.State,
            Permissions = Permissions ?? key.Permissions,
            AllowedIps = AllowedIps ?? key.AllowedIps,
            ExpiresMs = ExpiresMs ?? key.ExpiresMs,
            Tier = Tier ?? key.Tier,
            Broker = Broker ?? key.Broker,
            UserNumber = UserNumber ?? key.UserNumber,
        };
        state.Directory.Replace(patched);
        return patched;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Dialect);
        writer.WriteText(Id);
        writer.WriteLongOrNone((long?)State);
        writer.WriteLongOrNone((long?)Permissions);
        writer.WriteBool(AllowedIps.HasValue);
        writer.WriteTexts(AllowedIps ?? []);
        writer.WriteLongOrNone(ExpiresMs);
        writer.WriteTextOrNone(Tier);
        writer.WriteTextOrNone(Broker);
        writer.WriteLongOrNone(UserNumber);
    }

    public static PatchKey Read(ref RecordReader reader)
    {
        var (dialect, id) = (reader.ReadText(), reader.ReadText());
        var state = (KeyState?)reader.ReadLongOrNone();
        var permissions = (Permissions?)reader.ReadLongOrNone();
        var hasIps = reader.ReadBool();
        var ips = reader.ReadTexts();
        return new(dialect, id)
        {
            State = state,
            Permissions = permissions,
            AllowedIps = hasIps ? ips : null,
            ExpiresMs = reader.ReadLongOrNone(),
            Tier = reader.ReadTextOrNone(),
            Broker = reader.ReadTextOrNone(),
            UserNumber = reader.ReadLongOrNone(),
        };
    }

    private bool IsWellFormed =>
        (Tier is null || Bounds.IsName(Tier))
        && (Broker is null || Broker.Length <= Bounds.NameLengthMax)
        && (AllowedIps is not { } ips || (ips.Length <= Bounds.ListLengthMax && ips.All(Bounds.IsName)));
}
