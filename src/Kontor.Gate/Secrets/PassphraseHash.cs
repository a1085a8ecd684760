using System.Buffers;
using System.Security.Cryptography;
using System.Text.Unicode;

namespace Kontor.Gate.Secrets;

/// <summary>
/// Keeps passphrases as version, salt, HMAC-SHA256(pepper, salt and passphrase).
/// A slow password hash would be wrong here: the passphrase is checked at the door, on every request and before the signature in some
/// contracts, so a stranger could burn our processors with it. What a slow hash buys, time against a dictionary after a theft, the pepper
/// gives better: it is derived from the master key, without which the stolen hashes cannot be tried at all, and whoever has the master key
/// has the API secrets too and needs no passphrase.
/// </summary>
public sealed class PassphraseHash
{
    public const int HashLength = 1 + SaltLength + HMACSHA256.HashSizeInBytes;

    /// <summary>In UTF-8.</summary>
    public const int PassphraseBytesMax = 256;

    private const byte Version = 1;
    private const int SaltLength = 16;
    private const int PepperLength = 32;
    private readonly byte[] _pepper;

    public PassphraseHash(SecretVault vault) => _pepper = vault.Derive("kontor passphrase pepper 1", PepperLength);

    public byte[] Hash(ReadOnlySpan<char> passphrase)
    {
        var hash = new byte[HashLength];
        hash[0] = Version;
        RandomNumberGenerator.Fill(hash.AsSpan(1, SaltLength));
        return TryMac(hash.AsSpan(1, SaltLength), passphrase, hash.AsSpan(1 + SaltLength))
            ? hash
            : throw new ArgumentException($"A passphrase is well-formed text of at most {PassphraseBytesMax} bytes.", nameof(passphrase));
    }

    public bool Verify(ReadOnlySpan<char> passphrase, ReadOnlySpan<byte> hash)
    {
        if (hash.Length != HashLength || hash[0] != Version)
            throw new VaultException("The stored passphrase hash is not in a form this version knows.");
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return TryMac(hash.Slice(1, SaltLength), passphrase, mac) && CryptographicOperations.FixedTimeEquals(mac, hash[(1 + SaltLength)..]);
    }

    private bool TryMac(ReadOnlySpan<byte> salt, ReadOnlySpan<char> passphrase, Span<byte> mac)
    {
        Span<byte> text = stackalloc byte[SaltLength + PassphraseBytesMax];
        salt.CopyTo(text);
        // Broken surrogates are refused instead of replaced: replaced, two different passphrases would be the same one.
        var status = Utf8.FromUtf16(passphrase, text[SaltLength..], out _, out var length, replaceInvalidSequences: false);
        if (status != OperationStatus.Done)
            return false;
        HMACSHA256.HashData(_pepper, text[..(SaltLength + length)], mac);
        return true;
    }
}
