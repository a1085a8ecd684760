using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Kontor.Gate.Secrets;

/// <summary>
/// Seals API secrets with AES-256-GCM under one master key, so that neither the log nor a snapshot of it can sign anything.
/// Sealed form: version, nonce, tag, ciphertext. The dialect and the key's id are authenticated with it: a sealed secret that is moved to
/// another key does not open.
/// </summary>
public sealed class SecretVault : IDisposable
{
    public const int KeyLength = 32;

    private const byte Version = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeaderLength = 1 + NonceLength + TagLength;
    private const int SecretLengthMax = 4_096;

    private readonly byte[] _masterKey;
    private readonly AesGcm _cipher;

    // The platform's cipher object holds one native context, which two threads must not share at the same moment. Opening is rare: callers
    // keep what they opened.
    private readonly Lock _cipherLock = new();

    private SecretVault(ReadOnlySpan<byte> masterKey)
    {
        _masterKey = masterKey.ToArray();
        _cipher = new AesGcm(_masterKey, TagLength);
    }

    public static SecretVault FromKey(ReadOnlySpan<byte> masterKey) =>
        masterKey.Length == KeyLength
            ? new SecretVault(masterKey)
            : throw new VaultException($"The master key must have {KeyLength} bytes, not {masterKey.Length}.");

    /// <summary>Takes the master key from a file that only its owner can read, and makes the file with a new key when there is none.</summary>
    public static SecretVault FromFile(string path)
    {
        var masterKey = MasterKeyFile.ReadOrCreate(path);
        var vault = FromKey(masterKey);
        CryptographicOperations.ZeroMemory(masterKey);
        return vault;
    }

    /// <summary>A vault nobody can open again: for worlds that live in memory only.</summary>
    public static SecretVault Ephemeral() => FromKey(RandomNumberGenerator.GetBytes(KeyLength));

    public byte[] Seal(string dialect, string keyId, ReadOnlySpan<byte> secret)
    {
        if (secret.Length > SecretLengthMax)
            throw new ArgumentException($"A secret has at most {SecretLengthMax} bytes, not {secret.Length}.", nameof(secret));
        var box = new byte[HeaderLength + secret.Length];
        box[0] = Version;
        // Random nonces repeat with a chance below 2^-32 until some four thousand million secrets were sealed under one master key.
        var nonce = box.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        var tag = box.AsSpan(1 + NonceLength, TagLength);
        lock (_cipherLock)
            _cipher.Encrypt(nonce, secret, box.AsSpan(HeaderLength), tag, Binding(dialect, keyId));
        return box;
    }

    /// <summary>Opens what <see cref="Seal"/> made for this very key, or throws: a secret that does not open is never a client's doing.</summary>
    public byte[] Open(string dialect, string keyId, ReadOnlySpan<byte> box)
    {
        if (box.Length is < HeaderLength or > HeaderLength + SecretLengthMax || box[0] != Version)
            throw new VaultException($"The secret of {dialect} key '{keyId}' is not in a sealed form this version knows.");
        var secret = new byte[box.Length - HeaderLength];
        try
        {
            lock (_cipherLock)
            {
                _cipher.Decrypt(
                    box.Slice(1, NonceLength),
                    box[HeaderLength..],
                    box.Slice(1 + NonceLength, TagLength),
                    secret,
                    Binding(dialect, keyId)
                );
            }
        }
        catch (AuthenticationTagMismatchException mismatch)
        {
            throw new VaultException(
                $"The secret of {dialect} key '{keyId}' does not open: it was sealed under another master key, or for another API key, or it is damaged.",
                mismatch
            );
        }

        return secret;
    }

    /// <summary>An independent key for another purpose: it says nothing about the master key or about other purposes.</summary>
    internal byte[] Derive(string purpose, int length)
    {
        var key = new byte[length];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _masterKey, key, salt: [], info: Encoding.UTF8.GetBytes(purpose));
        return key;
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_masterKey);
        _cipher.Dispose();
    }

    // The length stands before the dialect's name, so that no other pair of names gives the same bytes.
    private static byte[] Binding(string dialect, string keyId)
    {
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, Encoding.UTF8.GetByteCount(dialect));
        return [.. length, .. Encoding.UTF8.GetBytes(dialect), .. Encoding.UTF8.GetBytes(keyId)];
    }
}
