namespace Kontor.Gate.Signing;

/// <summary>Signs as a client does: for the command line and for tests. The server itself holds public keys only.</summary>
public sealed class Ed25519PrivateKey : IDisposable
{
    private readonly EvpKeyHandle _key;

    private Ed25519PrivateKey(EvpKeyHandle key) => _key = key;

    public static Ed25519PrivateKey FromSeed(ReadOnlySpan<byte> seed)
    {
        if (seed.Length != Ed25519.SeedLength)
            throw new ArgumentException($"An Ed25519 seed has {Ed25519.SeedLength} bytes, not {seed.Length}.", nameof(seed));
        Libcrypto.Require();
        var key = Libcrypto.EVP_PKEY_new_raw_private_key(Libcrypto.Ed25519KeyType, 0, seed, (nuint)seed.Length);
        if (!key.IsInvalid)
            return new Ed25519PrivateKey(key);
        key.Dispose();
        throw Libcrypto.Failure("take an Ed25519 seed");
    }

    /// <summary>The raw public half.</summary>
    public byte[] PublicKey()
    {
        var raw = new byte[Ed25519.PublicKeyLength];
        var length = (nuint)raw.Length;
        return Libcrypto.EVP_PKEY_get_raw_public_key(_key, raw, ref length) == 1
            ? raw
            : throw Libcrypto.Failure("derive an Ed25519 public key");
    }

    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        var context = Libcrypto.EVP_MD_CTX_new();
        if (context == 0)
            throw Libcrypto.Failure("make a context");
        try
        {
            var signature = new byte[Ed25519.SignatureLength];
            var length = (nuint)signature.Length;
            if (Libcrypto.EVP_DigestSignInit(context, 0, 0, 0, _key) != 1)
                throw Libcrypto.Failure("begin an Ed25519 signature");
            if (Libcrypto.EVP_DigestSign(context, signature, ref length, message, (nuint)message.Length) != 1)
                throw Libcrypto.Failure("make an Ed25519 signature");
            return signature;
        }
        finally
        {
            Libcrypto.EVP_MD_CTX_free(context);
        }
    }

    public string SignBase64(ReadOnlySpan<byte> message) => Convert.ToBase64String(Sign(message));

    public void Dispose() => _key.Dispose();
}
