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
    public ImmutableArray<string>? ContractIps { get; init; }
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
            ContractIps = ContractIps ?? key.ContractIps,
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
        writer.WriteBool(ContractIps.HasValue);
        writer.WriteTexts(ContractIps ?? []);
    }

    public static PatchKey Read(ref RecordReader reader) =>
        new(reader.ReadText(), reader.ReadText())
        {
            State = (KeyState?)reader.ReadLongOrNone(),
            Permissions = (Permissions?)reader.ReadLongOrNone(),
            AllowedIps = ReadListOrNone(ref reader),
            ExpiresMs = reader.ReadLongOrNone(),
            Tier = reader.ReadTextOrNone(),
            Broker = reader.ReadTextOrNone(),
            UserNumber = reader.ReadLongOrNone(),
            ContractIps = ReadListOrNone(ref reader),
        };

    private static ImmutableArray<string>? ReadListOrNone(ref RecordReader reader)
    {
        var isGiven = reader.ReadBool();
        var list = reader.ReadTexts();
        return isGiven ? list : null;
    }

    private bool IsWellFormed =>
        (Tier is null || Bounds.IsName(Tier))
        && (Broker is null || Broker.Length <= Bounds.NameLengthMax)
        && IsList(AllowedIps)
        && IsList(ContractIps);

    private static bool IsList(ImmutableArray<string>? ips) =>
        ips is not { } given || (given.Length <= Bounds.ListLengthMax && given.All(Bounds.IsName));
}
