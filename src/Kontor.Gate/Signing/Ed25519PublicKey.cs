namespace Kontor.Gate.Signing;

/// <summary>
/// A public key made ready once, so that verifying does not parse it again. Any number of threads may verify with one key: OpenSSL only
/// reads it, and everything that changes lives in a context of the call.
/// </summary>
public sealed class Ed25519PublicKey : IDisposable
{
    private readonly EvpKeyHandle _key;

    private Ed25519PublicKey(EvpKeyHandle key) => _key = key;

    public static Ed25519PublicKey FromRaw(ReadOnlySpan<byte> raw)
    {
        if (raw.Length != Ed25519.PublicKeyLength)
            throw new ArgumentException($"An Ed25519 public key has {Ed25519.PublicKeyLength} bytes, not {raw.Length}.", nameof(raw));
        Libcrypto.Require();
        var key = Libcrypto.EVP_PKEY_new_raw_public_key(Libcrypto.Ed25519KeyType, 0, raw, (nuint)raw.Length);
        if (!key.IsInvalid)
            return new Ed25519PublicKey(key);
        key.Dispose();
        throw Libcrypto.Failure("take an Ed25519 public key");
    }

    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != Ed25519.SignatureLength)
            return false;
        // A bare pointer and not a safe handle: it never leaves this method, and a handle would be an allocation per request.
        var context = Libcrypto.EVP_MD_CTX_new();
        if (context == 0)
            throw Libcrypto.Failure("make a context");
        try
        {
            if (Libcrypto.EVP_DigestVerifyInit(context, 0, 0, 0, _key) != 1)
                throw Libcrypto.Failure("begin an Ed25519 verification");
            if (Libcrypto.EVP_DigestVerify(context, signature, (nuint)signature.Length, message, (nuint)message.Length) == 1)
                return true;
            Libcrypto.ERR_clear_error();
            return false;
        }
        finally
        {
            Libcrypto.EVP_MD_CTX_free(context);
        }
    }

    /// <summary>Verifies a signature in Base64, standard alphabet and padded, in its one canonical spelling.</summary>
    public bool VerifyBase64(ReadOnlySpan<byte> message, ReadOnlySpan<char> given)
    {
        Span<byte> signature = stackalloc byte[Ed25519.SignatureLength];
        return TryDecode(given, signature) && Verify(message, signature);
    }

    public void Dispose() => _key.Dispose();

    private static bool TryDecode(ReadOnlySpan<char> given, Span<byte> signature)
    {
        // The decoder skips white space and ignores the unused bits of the last digit; writing it again shows whether it had to.
        Span<char> canonical = stackalloc char[Ed25519.SignatureBase64Length];
        return given.Length == Ed25519.SignatureBase64Length
            && Convert.TryFromBase64Chars(given, signature, out var length)
            && length == Ed25519.SignatureLength
            && Convert.TryToBase64Chars(signature, canonical, out _)
            && given.SequenceEqual(canonical);
    }
}
