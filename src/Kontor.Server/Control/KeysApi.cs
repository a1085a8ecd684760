using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Kontor.Gate;
using Kontor.Gate.Keys;
using Kontor.Gate.Origin;
using Kontor.Gate.Secrets;
using Kontor.Gate.Signing;
using Kontor.World;
using Kontor.World.Directory;

namespace Kontor.Server.Control;

/// <summary>API keys. A secret is shown once, in the answer that creates its key, and never again.</summary>
internal static class KeysApi
{
    public static void MapKeys(this RouteGroupBuilder control)
    {
        control.MapGet("/keys", (LiveWorld world) => world.Directory.Keys.Select(View.Of)).WithSummary("All keys, without their secrets.");
        control.MapPost("/keys", Create).WithSummary("Creates a key; makes up what is not given.");
        control.MapPatch("/keys/{key}", Patch).WithSummary("Changes a key. A key id used in two dialects needs ?dialect=.");
    }

    private static async Task<IResult> Create(NewKey wanted, LiveWorld world, Door door, KeyRing ring, PassphraseHash passphrases)
    {
        if (door.Dialects.FirstOrDefault(dialect => dialect.Name == wanted.Dialect) is null)
            return Problem.BadRequest($"There is no dialect {wanted.Dialect}.");
        if (BadIp(wanted.AllowedIps) is { } reason)
            return Problem.BadRequest(reason);
        var publicKey = new byte[Ed25519.PublicKeyLength];
        var isEd25519 = wanted.Algorithm == KeyAlgorithm.Ed25519;
        if (isEd25519 && !Ed25519KeyText.TryReadPublic(wanted.PublicKey ?? "", publicKey))
            return Problem.BadRequest("An Ed25519 key needs its publicKey as PEM, or as Base64 of its SPKI or raw form.");

        var id = wanted.Key ?? KeyText.NewId(wanted.Dialect!);
        var secret = isEd25519 ? null : wanted.Secret ?? KeyText.NewSecret(wanted.Dialect!);
        var passphrase = wanted.Passphrase ?? (wanted.Dialect is "weex" or "xlayer" ? KeyText.Random(16) : null);
        var command = new CreateKey
        {
            Dialect = wanted.Dialect!,
            Id = id,
            UserNumber = wanted.User ?? 0,
            State = wanted.State ?? KeyState.Active,
            Algorithm = wanted.Algorithm ?? KeyAlgorithm.HmacSha256,
            SealedSecret = secret is null ? [] : [.. ring.Vault.Seal(wanted.Dialect!, id, Encoding.UTF8.GetBytes(secret))],
            PublicKey = isEd25519 ? [.. publicKey] : [],
            PassphraseHash = passphrase is null ? [] : [.. passphrases.Hash(passphrase)],
            Memo = wanted.Memo ?? "",
            Permissions = Flags.Join(wanted.Permissions) ?? Permissions.All,
            AllowedIps = [.. wanted.AllowedIps ?? []],
            ExpiresMs = wanted.Expires?.ToUnixTimeMilliseconds() ?? 0,
            Tier = wanted.Tier ?? "standard",
            Broker = wanted.Broker ?? "",
        };
        return await world
            .ExecuteAsync(command)
            .ToResultAsync(key => new Created(View.Of(key), secret, passphrase), StatusCodes.Status201Created);
    }

    private static async Task<IResult> Patch(string key, string? dialect, KeyPatch patch, LiveWorld world)
    {
        var found = world.Directory.Keys.Where(record => record.Id == key && (dialect is null || record.Dialect == dialect)).ToList();
        if (found.Count == 0)
            return Problem.NotFound($"There is no key {key}.");
        if (found.Count > 1)
            return Problem.BadRequest(
                $"The key {key} exists in {string.Join(" and ", found.Select(record => record.Dialect))}: say which with ?dialect=."
            );
        if ((BadIp(patch.AllowedIps) ?? BadIp(patch.ContractIps)) is { } reason)
            return Problem.BadRequest(reason);
        var command = new PatchKey(found[0].Dialect, key)
        {
            State = patch.State,
            Permissions = Flags.Join(patch.Permissions),
            AllowedIps = patch.AllowedIps is { } ips ? [.. ips] : null,
            ContractIps = patch.ContractIps is { } contractIps ? [.. contractIps] : null,
            ExpiresMs = patch.NeverExpires == true ? 0 : patch.Expires?.ToUnixTimeMilliseconds(),
            Tier = patch.Tier,
            Broker = patch.Broker,
            UserNumber = patch.User,
        };
        return await world.ExecuteAsync(command).ToResultAsync(View.Of);
    }

    private static string? BadIp(string[]? texts) =>
        texts is null || CidrSet.TryParse(texts, out _, out var reasons) ? null : string.Join("; ", reasons);

    internal sealed record NewKey(
        string? Dialect,
        long? User,
        string? Key,
        string? Secret,
        string? Passphrase,
        string? Memo,
        KeyAlgorithm? Algorithm,
        string? PublicKey,
        Permissions[]? Permissions,
        string[]? AllowedIps,
        DateTimeOffset? Expires,
        string? Tier,
        KeyState? State,
        string? Broker
    );

    internal sealed record KeyPatch(
        KeyState? State,
        Permissions[]? Permissions,
        string[]? AllowedIps,
        string[]? ContractIps,
        DateTimeOffset? Expires,
        bool? NeverExpires,
        string? Tier,
        string? Broker,
        long? User
    );

    internal sealed record Created(View Key, string? Secret, string? Passphrase);

    internal sealed record View(
        string Dialect,
        string Key,
        long User,
        KeyState State,
        KeyAlgorithm Algorithm,
        string Memo,
        IEnumerable<Permissions> Permissions,
        ImmutableArray<string> AllowedIps,
        ImmutableArray<string> ContractIps,
        string? Expires,
        string Tier,
        string Broker
    )
    {
        public static View Of(KeyRecord key) =>
            new(
                key.Dialect,
                key.Id,
                key.UserNumber,
                key.State,
                key.Algorithm,
                key.Memo,
                Flags.Split(key.Permissions, World.Directory.Permissions.All),
                key.AllowedIps,
                key.ContractIps,
                key.ExpiresMs == 0 ? null : RequestsApi.Instant(key.ExpiresMs),
                key.Tier,
                key.Broker
            );
    }
}
