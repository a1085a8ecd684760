using System.Buffers.Text;
using System.Security.Cryptography;

namespace Kontor.Gate.Signing;

/// <summary>
/// The forms in which Ed25519 keys are passed around. Their DER is a constant prefix and 32 bytes, so nothing here has to parse ASN.1:
/// what does not begin with that prefix, or is longer or shorter, is another kind of key.
/// </summary>
public static class Ed25519KeyText
{
    private const string PublicLabel = "PUBLIC KEY";
    private const string PrivateLabel = "PRIVATE KEY";
    private const int TextLengthMax = 1_024;

    /// <summary>SubjectPublicKeyInfo of RFC 8410, up to the 32 bytes of the key.</summary>
    private static ReadOnlySpan<byte> PublicPrefix => [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

    /// <summary>PKCS#8 of RFC 8410, up to the 32 bytes of the seed.</summary>
    private static ReadOnlySpan<byte> PrivatePrefix =>
        [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

    /// <summary>A public key as 32 raw bytes or as SPKI DER.</summary>
    public static bool TryReadPublic(ReadOnlySpan<byte> bytes, Span<byte> raw)
    {
        if (bytes.Length == Ed25519.PublicKeyLength)
            return bytes.TryCopyTo(raw);
        return TryStrip(bytes, PublicPrefix, raw);
    }

    /// <summary>A public key as PEM, or as Base64 of one of the two binary forms.</summary>
    public static bool TryReadPublic(ReadOnlySpan<char> text, Span<byte> raw)
    {
        Span<byte> bytes = stackalloc byte[TextLengthMax];
        return TryDecode(text, PublicLabel, allowBare: true, bytes, out var length) && TryReadPublic(bytes[..length], raw);
    }

    /// <summary>The seed out of an unencrypted PKCS#8 PEM.</summary>
    public static bool TryReadPrivatePem(ReadOnlySpan<char> pem, Span<byte> seed)
    {
        Span<byte> bytes = stackalloc byte[TextLengthMax];
        var read = TryDecode(pem, PrivateLabel, allowBare: false, bytes, out var length) && TryStrip(bytes[..length], PrivatePrefix, seed);
        CryptographicOperations.ZeroMemory(bytes);
        return read;
    }

    public static string PublicPem(ReadOnlySpan<byte> raw) => PemEncoding.WriteString(PublicLabel, [.. PublicPrefix, .. raw]);

    public static string PrivatePem(ReadOnlySpan<byte> seed) => PemEncoding.WriteString(PrivateLabel, [.. PrivatePrefix, .. seed]);

    private static bool TryStrip(ReadOnlySpan<byte> der, ReadOnlySpan<byte> prefix, Span<byte> raw) =>
        der.Length == prefix.Length + raw.Length && der.StartsWith(prefix) && der[prefix.Length..].TryCopyTo(raw);

    private static bool TryDecode(ReadOnlySpan<char> text, string label, bool allowBare, Span<byte> bytes, out int length)
    {
        length = 0;
        if (text.Length > TextLengthMax)
            return false;
        if (!PemEncoding.TryFind(text, out var pem))
            return allowBare && Base64.IsValid(text) && Convert.TryFromBase64Chars(text, bytes, out length);
        return text[pem.Label].SequenceEqual(label) && Convert.TryFromBase64Chars(text[pem.Base64Data], bytes, out length);
    }
}
