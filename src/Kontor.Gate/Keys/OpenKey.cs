using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Kontor.Gate.Origin;
using Kontor.Gate.Signing;
using Kontor.World.Directory;

namespace Kontor.Gate.Keys;

/// <summary>A key made ready for the door: its secret opened, its lists compiled, its owner looked up. Lives as long as the directory stays as it is.</summary>
public sealed class OpenKey(
    KeyRecord record,
    UserRecord? owner,
    byte[] secret,
    Ed25519PublicKey? publicKey,
    CidrSet? allowedIps,
    CidrSet? contractIps,
    long directoryVersion
)
{
    public KeyRecord Record { get; } = record;
    public UserRecord? Owner { get; } = owner;

    /// <summary>The HMAC key: the UTF-8 bytes of the secret text. Never leaves this process.</summary>
    internal byte[] Secret { get; } = secret;

    public Ed25519PublicKey? PublicKey { get; } = publicKey;

    /// <summary>Null when the key may be used from everywhere.</summary>
    public CidrSet? AllowedIps { get; } = allowedIps;

    /// <summary>Null when the contract system takes the key from everywhere.</summary>
    public CidrSet? ContractIps { get; } = contractIps;

    private string? _passphrase;

    /// <summary>
    /// Whether this is the passphrase that was found right before. The opened key holds its secret in memory anyway, and hashing the same
    /// passphrase for every request would cost as much as the signature.
    /// </summary>
    public bool IsRememberedPassphrase(ReadOnlySpan<char> given) =>
        _passphrase is { } right
        && CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(right.AsSpan()), MemoryMarshal.AsBytes(given));

    public void RememberPassphrase(string right) => _passphrase = right;

    /// <summary>The version of the directory this was last found current at.</summary>
    internal long DirectoryVersion { get; set; } = directoryVersion;
}
