using System.Collections.Concurrent;
using System.Collections.Immutable;
using Kontor.Gate.Origin;
using Kontor.Gate.Secrets;
using Kontor.Gate.Signing;
using Kontor.World.Directory;

namespace Kontor.Gate.Keys;

/// <summary>
/// The keys that have been used lately, opened. Opening a secret costs a decryption and compiling a list costs memory, so both are done once
/// and again only when the directory changed. Only keys that exist are kept, so strangers cannot fill it.
/// </summary>
public sealed class KeyRing(DirectoryView directory, SecretVault vault)
{
    private readonly ConcurrentDictionary<(string Dialect, string Id), OpenKey> _open = new();

    public SecretVault Vault => vault;

    public OpenKey? Find(string dialect, string id)
    {
        var version = directory.Version;
        return _open.TryGetValue((dialect, id), out var open) && open.DirectoryVersion == version
            ? open
            : Refresh(dialect, id, open, version);
    }

    public BrokerRecord? FindBroker(string id) => directory.FindBroker(id);

    private OpenKey? Refresh(string dialect, string id, OpenKey? open, long version)
    {
        if (directory.FindKey(dialect, id) is not { } record)
            return null;
        var owner = record.UserNumber == 0 ? null : directory.FindUser(record.UserNumber);
        if (open is not null && ReferenceEquals(open.Record, record) && ReferenceEquals(open.Owner, owner))
        {
            open.DirectoryVersion = version;
            return open;
        }

        var opened = Open(record, owner, version);
        _open[(dialect, id)] = opened;
        return opened;
    }

    private OpenKey Open(KeyRecord record, UserRecord? owner, long version)
    {
        var secret = record.SealedSecret.IsEmpty ? [] : vault.Open(record.Dialect, record.Id, record.SealedSecret.AsSpan());
        var publicKey = record.PublicKey.IsEmpty ? null : Ed25519PublicKey.FromRaw(record.PublicKey.AsSpan());
        return new OpenKey(record, owner, secret, publicKey, ListOf(record.AllowedIps), ListOf(record.ContractIps), version);
    }

    private static CidrSet? ListOf(ImmutableArray<string> ips) => ips.IsEmpty ? null : CidrSet.Parse(ips);
}
