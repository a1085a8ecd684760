using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Directory;

/// <summary>A new key. Its id and its secret are made by the caller, who has the chance and the vault for it; the world only keeps them.</summary>
public sealed record CreateKey : Command<Outcome<KeyRecord>>
{
    public required string Dialect { get; init; }
    public required string Id { get; init; }
    public required long UserNumber { get; init; }
    public KeyState State { get; init; }
    public KeyAlgorithm Algorithm { get; init; }
    public ImmutableArray<byte> SealedSecret { get; init; } = [];
    public ImmutableArray<byte> PublicKey { get; init; } = [];
    public ImmutableArray<byte> PassphraseHash { get; init; } = [];
    public string Memo { get; init; } = "";
    public Permissions Permissions { get; init; } = Permissions.All;
    public ImmutableArray<string> AllowedIps { get; init; } = [];
    public long ExpiresMs { get; init; }
    public string Tier { get; init; } = "standard";
    public string Broker { get; init; } = "";

    public override CommandKind Kind => CommandKind.CreateKey;

    public override Outcome<KeyRecord> Apply(WorldState state, long nowMs)
    {
        if (!IsWellFormed)
            return Reject.Malformed;
        if (UserNumber != 0 && state.Directory.FindUser(UserNumber) is null)
            return Reject.UnknownUser;
        if (state.Directory.FindKey(Dialect, Id) is not null)
            return Reject.IdTaken;
        if (state.Directory.Keys.Count >= Bounds.KeysMax)
            return Reject.TooMany;
        var key = ToRecord(state.Directory.Keys.Count + 1, nowMs);
        state.Directory.Add(key);
        return key;
    }

    public override void Write(ref RecordWriter writer) => writer.Write(ToRecord(0, 0));

    public static CreateKey Read(ref RecordReader reader)
    {
        var key = reader.ReadKey();
        return new()
        {
            Dialect = key.Dialect,
            Id = key.Id,
            UserNumber = key.UserNumber,
            State = key.State,
            Algorithm = key.Algorithm,
            SealedSecret = key.SealedSecret,
            PublicKey = key.PublicKey,
            PassphraseHash = key.PassphraseHash,
            Memo = key.Memo,
            Permissions = key.Permissions,
            AllowedIps = key.AllowedIps,
            ExpiresMs = key.ExpiresMs,
            Tier = key.Tier,
            Broker = key.Broker,
        };
    }

    private bool IsWellFormed =>
        Bounds.IsName(Dialect)
        && Bounds.IsName(Id)
        && Bounds.IsText(Memo)
        && SealedSecret.AsSpan().Length <= Bounds.SecretBytesMax
        && PublicKey.AsSpan().Length <= Bounds.SecretBytesMax
        && PassphraseHash.AsSpan().Length <= Bounds.SecretBytesMax
        && Bounds.IsName(Tier)
        && Broker.Length <= Bounds.NameLengthMax
        && AllowedIps.Length <= Bounds.ListLengthMax
        && AllowedIps.All(Bounds.IsName);

    private KeyRecord ToRecord(long number, long createdMs) =>
        new()
        {
            Number = number,
            Dialect = Dialect,
            Id = Id,
            UserNumber = UserNumber,
            State = State,
            Algorithm = Algorithm,
            SealedSecret = [.. SealedSecret.AsSpan()],
            PublicKey = [.. PublicKey.AsSpan()],
            PassphraseHash = [.. PassphraseHash.AsSpan()],
            Memo = Memo,
            Permissions = Permissions,
            AllowedIps = AllowedIps,
            ExpiresMs = ExpiresMs,
            Tier = Tier,
            Broker = Broker,
            CreatedMs = createdMs,
        };
}
